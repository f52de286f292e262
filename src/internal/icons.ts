import { html, type TemplateResult } from 'lit';

// Each icon is made by a call that bundlers may leave out: a page pays for those that it shows.

/** A line drawing on a grid of 16 × 16, in the colour of the text beside it. */
function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d=${path} />
  </svg>`;
}

export const backIcon = /* @__PURE__ */ icon('M6.5 3.5 2.5 7.5l4 4M2.5 7.5h7a4 4 0 0 1 4 4v1');
export const calendarIcon = /* @__PURE__ */ icon(
  'M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM2.5 6.5h11M5.5 2v3M10.5 2v3',
);
export const checkIcon = /* @__PURE__ */ icon('m3 8.5 3.2 3.2L13 5');
export const chevronIcon = /* @__PURE__ */ icon('m4 6.5 4 4 4-4');
export const closeIcon = /* @__PURE__ */ icon('m4 4 8 8M12 4l-8 8');
export const copyIcon = /* @__PURE__ */ icon(
  'M7 5.5h5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-5a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5zM10.5 3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1',
);
export const downIcon = /* @__PURE__ */ icon('M8 3v10M4 9l4 4 4-4');
export const downloadIcon = /* @__PURE__ */ icon(
  'M8 2.5v7.5M4.75 7 8 10.25 11.25 7M2.75 13.25h10.5',
);
export const externalIcon = /* @__PURE__ */ icon(
  'M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3',
);
export const refreshIcon = /* @__PURE__ */ icon('M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 2v3h-3');
export const searchIcon = /* @__PURE__ */ icon(
  'M2.75 7a4.25 4.25 0 1 0 8.5 0 4.25 4.25 0 1 0-8.5 0zM10.2 10.2l3.3 3.3',
);
export const tableIcon = /* @__PURE__ */ icon(
  'M3.5 2.5h9a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-9a1.5 1.5 0 0 1-1.5-1.5v-8a1.5 1.5 0 0 1 1.5-1.5zM2 6.5h12M2 10h12M6.5 6.5v7',
);
export const chartIcon = /* @__PURE__ */ icon('M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V9.5');
export const emptyIcon = /* @__PURE__ */ icon(
  'M2.5 2.5v11h11M5.5 10.5h.01M8 10.5h.01M10.5 10.5h.01',
);
export const failedIcon = /* @__PURE__ */ icon(
  'M4.6 6A3.2 3.2 0 0 0 5 12.5h6.2M13.3 11.6A2.7 2.7 0 0 0 11.5 7 3.8 3.8 0 0 0 6.7 4.6M2.5 2.5l11 11',
);
export const lockIcon = /* @__PURE__ */ icon(
  'M5 7h6a1.5 1.5 0 0 1 1.5 1.5v3.5a1.5 1.5 0 0 1-1.5 1.5h-6a1.5 1.5 0 0 1-1.5-1.5v-3.5a1.5 1.5 0 0 1 1.5-1.5zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
);
export const plugIcon = /* @__PURE__ */ icon(
  'M5.5 2v3.5M10.5 2v3.5M4 5.5h8V8a4 4 0 0 1-8 0zM8 12v2.5',
);

// Status: each has a shape of its own, with its mark cut out, so that it works on any surface.
function status(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path fill="currentColor" stroke="none" fill-rule="evenodd" d=${path} />
  </svg>`;
}

export const okIcon = /* @__PURE__ */ status(
  'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm3.63 4.33-1.06-1.06L7.1 8.24 5.53 6.67 4.47 7.73l2.63 2.63z',
);
export const warnIcon = /* @__PURE__ */ status(
  'M8.87 2a1 1 0 0 0-1.74 0L1.2 12.5a1 1 0 0 0 .87 1.5h11.86a1 1 0 0 0 .87-1.5zM7.25 5.75h1.5v3.75h-1.5zm0 4.75h1.5V12h-1.5z',
);
export const criticalIcon = /* @__PURE__ */ status(
  'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zm1.95 3v4.5h1.5V4.5zm0 5.5v1.5h1.5V10z',
);
export const infoIcon = /* @__PURE__ */ status(
  'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM7.25 7v4.5h1.5V7zm0-2.5V6h1.5V4.5z',
);
export const upIcon = /* @__PURE__ */ icon('M8 13V3M4 7l4-4 4 4');
