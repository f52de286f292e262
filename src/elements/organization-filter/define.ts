import { defineElement } from '../../internal/registry.ts';
import { OrganizationFilter } from './organization-filter.ts';

defineElement('organization-filter', OrganizationFilter);
