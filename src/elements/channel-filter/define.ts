import { defineElement } from '../../internal/registry.ts';
import { ChannelFilter } from './channel-filter.ts';

defineElement('channel-filter', ChannelFilter);
