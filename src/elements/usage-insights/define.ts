import { defineElement } from '../../internal/registry.ts';
import { UsageInsights } from './usage-insights.ts';

defineElement('usage-insights', UsageInsights);
