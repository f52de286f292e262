import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Line drawings on a grid of 16 × 16, painted with the colour of the text beside them. */
function icon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${drawing}
  </svg>`;
}

export const checkIcon = icon(svg`<path d="m3 8.5 3.2 3.2L13 5" />`);
export const chevronIcon = icon(svg`<path d="m4 6.5 4 4 4-4" />`);
export const closeIcon = icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`);
export const copyIcon = icon(
  svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1" />`,
);
export const externalIcon = icon(
  svg`<path d="M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3" />`,
);
export const refreshIcon = icon(svg`<path d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 2v3h-3" />`);
export const searchIcon = icon(
  svg`<circle cx="7" cy="7" r="4.25" /><path d="m10.2 10.2 3.3 3.3" />`,
);
export const tableIcon = icon(
  svg`<rect x="2" y="2.5" width="12" height="11" rx="1.5" /><path d="M2 6.5h12M2 10h12M6.5 6.5v7" />`,
);
export const chartIcon = icon(svg`<path d="M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V9.5" />`);
export const emptyIcon = icon(
  svg`<path d="M2.5 2.5v11h11" /><path d="M5.5 10.5h.01M8 10.5h.01M10.5 10.5h.01" />`,
);
export const failedIcon = icon(
  svg`<path d="M4.6 6A3.2 3.2 0 0 0 5 12.5h6.2M13.3 11.6A2.7 2.7 0 0 0 11.5 7 3.8 3.8 0 0 0 6.7 4.6M2.5 2.5l11 11" />`,
);
export const lockIcon = icon(
  svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1.5" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />`,
);
export const plugIcon = icon(
  svg`<path d="M5.5 2v3.5M10.5 2v3.5M4 5.5h8V8a4 4 0 0 1-8 0zM8 12v2.5" />`,
);

// Status: each has a shape of its own, with its mark cut out, so that it works on any surface.
function status(path: string): TemplateResult {
  return icon(svg`<path fill="currentColor" stroke="none" fill-rule="evenodd" d=${path} />`);
}

export const okIcon = status(
  'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm3.63 4.33-1.06-1.06L7.1 8.24 5.53 6.67 4.47 7.73l2.63 2.63z',
);
export const warnIcon = status(
  'M8.87 2a1 1 0 0 0-1.74 0L1.2 12.5a1 1 0 0 0 .87 1.5h11.86a1 1 0 0 0 .87-1.5zM7.25 5.75h1.5v3.75h-1.5zm0 4.75h1.5V12h-1.5z',
);
export const criticalIcon = status(
  'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zm1.95 3v4.5h1.5V4.5zm0 5.5v1.5h1.5V10z',
);
export const infoIcon = status(
  'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM7.25 7v4.5h1.5V7zm0-2.5V6h1.5V4.5z',
);
