import { defineElement } from '../../internal/registry.ts';
import { PeriodFilter } from './period-filter.ts';

defineElement('period-filter', PeriodFilter);
