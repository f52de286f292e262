/** In place of `@kurkle/color` in bundles: what Chart.js imports of it, and our charts never call. */
export class Color {}
