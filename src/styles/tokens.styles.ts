import { css } from 'lit';

/**
 * Private names (`--_name`) for everything that elements paint with. A host's `--usage-*` wins
 * wherever it is set; the rest is derived here, inside each element, because a custom property is
 * resolved where it is declared. `.raised` is a popup or tooltip, which has a surface of its own.
 */
export const tokens = css`
  :host {
    --_text: var(--usage-text, light-dark(#16181d, #eceef2));
    --_surface: var(--usage-surface, light-dark(#ffffff, #15171c));
    --_accent: var(--usage-accent, light-dark(#2456d6, #7aa5ff));
    --_on-accent: var(--usage-on-accent, light-dark(#ffffff, #10141c));
    --_focus: var(--usage-focus, var(--_accent));
    --_space: var(--usage-space, 4px);
    --_radius: var(--usage-radius, 10px);
    --_radius-control: calc(var(--_radius) * 0.6);
    --_radius-small: calc(var(--_radius) * 0.4);
    --_font-size: var(--usage-font-size, 0.875rem);
    --_font-size-s: var(--usage-font-size-s, calc(var(--_font-size) * 0.857));
    --_font-size-m: var(--usage-font-size-m, calc(var(--_font-size) * 0.929));
    --_font-size-l: var(--usage-font-size-l, calc(var(--_font-size) * 1.286));
    --_font-size-xl: var(--usage-font-size-xl, calc(var(--_font-size) * 1.571));
    --_font-size-2xl: var(--usage-font-size-2xl, calc(var(--_font-size) * 2.714));
    --_font-mono: var(
      --usage-font-mono,
      ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'Liberation Mono',
      monospace
    );
    --_shadow: var(
      --usage-shadow,
      0 0 0 1px light-dark(rgb(22 24 29 / 0.1), rgb(255 255 255 / 0.13)),
      0 2px 4px light-dark(rgb(22 24 29 / 0.06), rgb(0 0 0 / 0.4)),
      0 12px 28px -6px light-dark(rgb(22 24 29 / 0.2), rgb(0 0 0 / 0.6))
    );
    --_ok: var(--usage-ok, light-dark(#1f8a52, #4fc38a));
    --_ok-text: var(--usage-ok-text, light-dark(#18713f, #4fc38a));
    --_warn: var(--usage-warn, light-dark(#b57000, #f0b13c));
    --_warn-text: var(--usage-warn-text, light-dark(#8a5200, #f0b13c));
    --_critical: var(--usage-critical, light-dark(#d92d3a, #ff7a70));
    --_critical-text: var(--usage-critical-text, light-dark(#b81f2c, #ff7a70));
    --_pad: calc(var(--_space) * 5);
  }

  .raised {
    --_surface: var(--usage-surface-raised, light-dark(#ffffff, #1f2126));
  }

  :host,
  .raised {
    --_text-secondary: var(
      --usage-text-secondary,
      color-mix(in oklab, var(--_text) 76%, var(--_surface))
    );
    --_text-tertiary: var(
      --usage-text-tertiary,
      color-mix(in oklab, var(--_text) 63%, var(--_surface))
    );
    --_surface-sunken: var(
      --usage-surface-sunken,
      color-mix(in oklab, var(--_text) 4%, var(--_surface))
    );
    --_surface-hover: var(
      --usage-surface-hover,
      color-mix(in oklab, var(--_text) 6%, var(--_surface))
    );
    --_surface-selected: var(
      --usage-surface-selected,
      light-dark(
        color-mix(in oklab, var(--_accent) 10%, var(--_surface)),
        color-mix(in oklab, var(--_accent) 15%, var(--_surface))
      )
    );
    --_track: var(--usage-track, color-mix(in oklab, var(--_text) 8%, var(--_surface)));
    --_border: var(--usage-border, color-mix(in oklab, var(--_text) 12%, var(--_surface)));
    --_border-strong: var(
      --usage-border-strong,
      color-mix(in oklab, var(--_text) 20%, var(--_surface))
    );
    --_border-control: var(
      --usage-border-control,
      color-mix(in oklab, var(--_text) 48%, var(--_surface))
    );
  }
`;
