import { defineElement } from '../../internal/registry.ts';
import { ModelFilter } from './model-filter.ts';

defineElement('model-filter', ModelFilter);
