import { html, nothing, type TemplateResult } from 'lit';
import type { BillingPeriod, Capabilities } from '../../api/types.ts';
import { dayLength } from '../../model/day-edges.ts';
import type { UsageFormat } from '../../model/format.ts';
import { resolvePeriod, type Period, type Preset } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import { periodTexts } from './period-filter.texts.ts';
import { describeInterval } from './period-words.ts';

export type PresetName = Preset | 'billing';

/** A usual period to choose. */
export interface PresetChoice {
  readonly name: PresetName;
  /** How it is cut, its days, or why it cannot be chosen. */
  readonly detail: string | undefined;
  readonly isOff: boolean;
}

interface Situation {
  readonly capabilities: Capabilities | undefined;
  /** The server's clock in milliseconds. */
  readonly now: number;
  readonly format: UsageFormat;
  /** `undefined` while it is not known, `null` where the plan has none. */
  readonly billing: BillingPeriod | null | undefined;
}

/** The names in a `presets` attribute, in its order, and what it says that is no name. */
export function readPresets(text: string): {
  readonly presets: readonly PresetName[];
  readonly unknown: readonly string[];
} {
  const names = [...new Set((text ?? '').split(/[\s,]+/).filter((name) => name !== ''))];
  const isName = (name: string): name is PresetName => /^(24h|72h|30d|12mo|billing)$/.test(name);
  return { presets: names.filter(isName), unknown: names.filter((name) => !isName(name)) };
}

/** The named periods that this API can answer. The billing period needs a plan. */
export function listPresets(
  names: readonly PresetName[],
  situation: Situation,
): readonly PresetChoice[] {
  const hasPlan = situation.capabilities?.resources.includes('plan') ?? false;
  return names
    .filter((name) => name !== 'billing' || hasPlan)
    .map((name) => ({ name, ...describePreset(name, situation) }));
}

function describePreset(
  preset: PresetName,
  { capabilities, now, format, billing }: Situation,
): Omit<PresetChoice, 'name'> {
  if (preset === 'billing' && billing === null) {
    return { detail: translate(format, periodTexts, 'noBilling'), isOff: true };
  }
  if (preset === 'billing' && !billing) return { detail: undefined, isOff: false };
  const range = resolvePeriod(
    { preset },
    { now: new Date(now).toISOString(), timeZone: format.timeZone, billing: billing ?? null },
  );
  const longest = capabilities?.max_range_days;
  const length = Date.parse(range.to) - Date.parse(range.from);
  if (longest !== undefined && length > longest * dayLength) {
    return {
      detail: translate(format, periodTexts, 'presetTooLong', { count: longest }),
      isOff: true,
    };
  }
  const detail =
    preset === 'billing'
      ? format.range(range.from, range.to)
      : describeInterval(range.interval, capabilities, format);
  return { detail, isOff: false };
}

/** The list of usual periods; nothing where there are none. Two dates that are being chosen are none of them. */
export function renderPresets(
  choices: readonly PresetChoice[],
  period: Period | undefined,
  format: UsageFormat,
  onChoose: (name: PresetName) => void,
): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  const chosen = period && 'preset' in period ? period.preset : undefined;
  return html`<ul part="presets" aria-label=${translate(format, periodTexts, 'presets')}>
    ${choices.map(
      ({ name, detail, isOff }) =>
        html`<li>
          <button
            part="preset"
            type="button"
            aria-pressed=${name === chosen}
            aria-disabled=${isOff ? 'true' : nothing}
            @click=${() => isOff || onChoose(name)}
          >
            <span><bdi>${translate(format, periodTexts, name)}</bdi></span>
            ${detail === undefined ? nothing : html`<span part="detail"><bdi>${detail}</bdi></span>`}
          </button>
        </li>`,
    )}
  </ul>`;
}
