import { html, type TemplateResult } from 'lit';
import type { PlanAnswer } from '../../api/types.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import type { Period } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import type { LazyCalendar } from './lazy-calendar.ts';
import type { PeriodChoice } from './period-choice.ts';
import type { Edge, PeriodDraft } from './period-draft.ts';
import { periodTexts } from './period-filter.texts.ts';
import { describeProblem, describeRange } from './period-words.ts';
import { listPresets, renderPresets, type PresetName } from './presets.ts';
import { renderField } from './render-field.ts';
import { renderStatus } from './render-status.ts';

/** What stands in the open popup. */
export interface PopupContent {
  readonly choice: PeriodChoice;
  readonly draft: PeriodDraft;
  readonly calendar: LazyCalendar;
  readonly presets: readonly PresetName[];
  /** The billing period; `undefined` while it is not known. */
  readonly billing: PlanAnswer['period'] | undefined;
  readonly source: SourceContextValue | undefined;
}

/** What the popup tells the element. */
export interface PopupActions {
  readonly choose: (period: Period) => void;
  readonly type: (edge: Edge, text: string) => void;
  /** A date was written and its field left. */
  readonly leave: (edge: Edge) => void;
  readonly cancel: () => void;
  readonly apply: () => void;
}

/** Presets, the two dates, the calendar, and below them what the range is and the buttons. */
export function renderContent(content: PopupContent, actions: PopupActions): TemplateResult {
  const { choice, draft, calendar, billing, source } = content;
  const { format, limits, now, period } = choice;
  const presets = listPresets(content.presets, {
    capabilities: source?.capabilities,
    now,
    format,
    billing,
  });
  const { start, end, isPicking, isTouched } = draft;
  const choose = (preset: PresetName) => actions.choose({ preset });
  return html`<div class="columns">
      ${renderPresets(presets, isTouched ? undefined : period, format, choose)}
      <div class="days">
        <div part="fields">
          ${renderDate(content, 'start', actions)}${renderDate(content, 'end', actions)}
        </div>
        ${calendar.render({ format, limits, start: start.day, end: end.day, isPicking })}
      </div>
    </div>
    <p class="visually-hidden" role="status">${calendar.title}</p>
    <div part="footer">
      ${renderStatus(format, source, summaryOf(content))}
      <div part="actions">
        <button part="button" type="button" @click=${actions.cancel}>
          ${translate(format, periodTexts, 'cancel')}
        </button>
        <button part="button primary" type="button" @click=${actions.apply}>
          ${translate(format, periodTexts, 'apply')}
        </button>
      </div>
    </div>`;
}

function renderDate(
  { choice, draft }: PopupContent,
  edge: Edge,
  { type, leave }: PopupActions,
): TemplateResult {
  const { format, dateText, limits } = choice;
  const { text, problem } = draft[edge];
  return renderField(edge, {
    label: translate(format, periodTexts, edge),
    text,
    problem: problem && describeProblem(problem, format, dateText, limits.last),
    onInput: (written) => type(edge, written),
    onChange: () => leave(edge),
  });
}

/** What the range would be: the one that is shown, until two other days can be applied. */
function summaryOf({ choice, draft }: PopupContent): string | undefined {
  const { format, dateText, now, range } = choice;
  const { start, isPicking, isTouched, days } = draft;
  if (isPicking && start.day !== undefined) {
    return translate(format, periodTexts, 'chooseEnd', { day: dateText.write(start.day) });
  }
  const meant = isTouched ? days && choice.resolve(days) : range;
  return meant && describeRange(meant, format, now);
}
