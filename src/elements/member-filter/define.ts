import { defineElement } from '../../internal/registry.ts';
import { MemberFilter } from './member-filter.ts';

defineElement('member-filter', MemberFilter);
