import { defineElement } from '../../internal/registry.ts';
import { PlanHealthTiles } from './plan-health-tiles.ts';

defineElement('plan-health-tiles', PlanHealthTiles);
