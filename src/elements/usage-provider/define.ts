import { defineElement } from '../../internal/registry.ts';
import { UsageProvider } from './usage-provider.ts';

defineElement('usage-provider', UsageProvider);
