import { defineElement } from '../../internal/registry.ts';
import { CategoryFilter } from './category-filter.ts';

defineElement('category-filter', CategoryFilter);
