import { defineElement } from '../../internal/registry.ts';
import { AgentUsageCharts } from './agent-usage-charts.ts';

defineElement('agent-usage-charts', AgentUsageCharts);
