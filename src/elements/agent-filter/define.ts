import { defineElement } from '../../internal/registry.ts';
import { AgentFilter } from './agent-filter.ts';

defineElement('agent-filter', AgentFilter);
