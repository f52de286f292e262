import { defineElement } from '../../internal/registry.ts';
import { UsageSummary } from './usage-summary.ts';

defineElement('usage-summary', UsageSummary);
