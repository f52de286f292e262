import { defineElement } from '../../internal/registry.ts';
import { UsageBreakdown } from './usage-breakdown.ts';

defineElement('usage-breakdown', UsageBreakdown);
