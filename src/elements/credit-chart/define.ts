import { defineElement } from '../../internal/registry.ts';
import { CreditChart } from './credit-chart.ts';

defineElement('credit-chart', CreditChart);
