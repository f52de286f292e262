import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { criticalIcon, okIcon, warnIcon } from '../../internal/icons.ts';
import type { Thresholds } from '../../model/bands.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { tilesTexts } from './plan-health-tiles.texts.ts';
import type { Tile } from './tile.ts';

const icons = {
  none: nothing,
  normal: okIcon,
  warn: warnIcon,
  critical: criticalIcon,
  over: criticalIcon,
} as const;

/** One tile; a compact one has no note. */
export function renderTile(
  tile: Tile,
  thresholds: Thresholds,
  format: UsageFormat,
  isCompact: boolean,
): TemplateResult {
  return html`<li part="tile" class="cell" data-band=${tile.band}>
    <div class="row">
      <h3 part="label"><bdi>${tile.label}</bdi></h3>
      ${tile.percent ? html`<bdi part="percent">${tile.percent}</bdi>` : nothing}
    </div>
    ${renderUse(tile)} ${renderMeter(tile, thresholds, format)}
    <p part="status">${icons[tile.band]}<bdi>${tile.status}</bdi></p>
    ${isCompact ? nothing : html`<p part="note"><bdi>${tile.note}</bdi></p>`}
  </li>`;
}

/** Used and limit; what is shortened is read out in full. */
function renderUse({ use, exact }: Tile): TemplateResult {
  const shown = html`<bdi>${use.used}</bdi> <bdi part="limit">${use.limit}</bdi>`;
  const inFull = `${exact.used} ${exact.limit}`;
  if (inFull === `${use.used} ${use.limit}`) return html`<p part="value">${shown}</p>`;
  return html`<p part="value">
    <span aria-hidden="true" title=${inFull}>${shown}</span
    ><bdi class="visually-hidden">${inFull}</bdi>
  </p>`;
}

function renderMeter(
  { label, exact, status, filled, unlimited, projected }: Tile,
  { warn, critical }: Thresholds,
  format: UsageFormat,
): TemplateResult {
  if (filled === undefined) {
    return html`<div part="meter" class=${unlimited ? 'drawn unlimited' : 'drawn'}></div>`;
  }
  return html`<div
    part="meter"
    class="drawn"
    role="meter"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${filled}
    aria-valuetext=${translate(format, tilesTexts, 'meter', { ...exact, status })}
  >
    ${projected === undefined ? nothing : html`<i part="projection" ${at(projected)}></i>`}
    <i part="bar" ${at(filled)}></i>
    <i part="mark" ${at(warn)}></i>
    <i part="mark" ${at(critical)}></i>
  </div>`;
}

/** Puts a bar's end or a mark at so many percent of the meter. */
function at(percent: number) {
  return ref((element) =>
    (element as HTMLElement | undefined)?.style.setProperty('--_at', `${percent}%`),
  );
}
