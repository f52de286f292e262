import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConversationAnswer, ConversationStep } from '../../api/types.ts';
import type { StepList } from '../../controllers/step-list.ts';
import { keyedList } from '../../internal/keyed-list.ts';
import type { UsageFormat } from '../../model/format.ts';
import { isVisible } from '../../model/names.ts';
import type { WindowPart } from '../../model/row-window.ts';
import type { StepRow } from '../../model/step-rows.ts';
import { translate } from '../../model/texts.ts';
import { renderGap, renderMore } from '../table-rows.ts';
import { categoryName, renderCredits } from './cells.ts';
import { conversationTexts as texts } from './conversation-credits.texts.ts';

export interface Table {
  readonly answer: ConversationAnswer;
  readonly list: StepList;
  readonly rows: readonly StepRow[];
  /** Which of the rows to draw. */
  readonly parts: readonly WindowPart[];
  /** In CSS pixels. */
  readonly rowHeight: number;
  readonly runningTotal: boolean;
  readonly format: UsageFormat;
}

/** The roles are those of the elements; they hold where a narrow width lays rows out anew. */
export function renderTable(table: Table): TemplateResult {
  const { answer, list, rows, parts, rowHeight, runningTotal, format } = table;
  const text = (key: 'steps' | 'time' | 'category' | 'description' | 'runningTotal' | 'total') =>
    translate(format, texts, key);
  const columns = runningTotal ? 5 : 4;
  const head = (name: string, classes: string) =>
    html`<th role="columnheader" scope="col" class=${classes}><bdi>${name}</bdi></th>`;
  // Each conversation is read from its beginning, with rows of its own height.
  return html`${keyed(
    JSON.stringify([answer.agent.key, answer.id]),
    html`<div
      part="scroller"
      class=${list.isLong ? 'even' : ''}
      tabindex="0"
      role="region"
      aria-label=${text('steps')}
    >
      <table part="table" role="table" aria-labelledby="title" aria-rowcount=${countRows(table)}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            ${head(text('time'), 'time')} ${head(text('category'), 'category')}
            ${head(text('description'), 'description')}
            ${head(answer.metric.label, 'credits number')}
            ${runningTotal ? head(text('runningTotal'), 'running number') : nothing}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${keyedList(
            parts,
            (part) => identityOf(part, rows),
            (part) =>
              'row' in part
                ? renderRow(rows[part.row]!, part.row + 2, table, columns)
                : renderGap(part.rows * rowHeight, columns),
          )}
          ${renderMore(format, list, columns)}
        </tbody>
        <tfoot role="rowgroup">
          <tr part="total" role="row">
            <th role="rowheader" scope="row" colspan="3">
              ${text('total')}<bdi part="note">${progress(table)}</bdi>
            </th>
            <td role="cell" class="credits number">${renderCredits(answer.total, format)}</td>
            ${runningTotal ? html`<td role="cell" class="running"></td>` : nothing}
          </tr>
        </tfoot>
      </table>
    </div>`,
  )}`;
}

function identityOf(part: WindowPart, rows: readonly StepRow[]): string {
  if (!('row' in part)) return part.from === 0 ? 'before' : 'after';
  const row = rows[part.row]!;
  return 'step' in row ? `step ${row.step.id}` : `day ${part.row}`;
}

/** With head and total. How many lines of days there will be is not known before all steps are. */
function countRows({ answer, list, rows }: Table): number {
  const left = Math.max(0, answer.step_count - list.steps.length);
  const hasDays = rows.length > list.steps.length;
  return hasDays && left > 0 ? -1 : rows.length + left + 2;
}

function renderRow(row: StepRow, index: number, table: Table, columns: number): TemplateResult {
  if ('step' in row) return renderStep(row.step, index, table);
  return html`<tr part="day" role="row" aria-rowindex=${index}>
    <th role="rowheader" scope="rowgroup" colspan=${columns}>
      <bdi>${table.format.weekday(row.day, { long: true })}</bdi>
    </th>
  </tr>`;
}

function renderStep(
  { at, category, description, credits, running_total }: ConversationStep,
  index: number,
  { format, runningTotal, list }: Table,
): TemplateResult {
  // Rows of one height cut what does not fit; pointing at it shows all of it.
  const whole = (value: string) => (list.isLong ? value : nothing);
  const name = categoryName(category, format);
  return html`<tr part="row" role="row" aria-rowindex=${index}>
    <td role="cell" class="time"><bdi>${format.timeWithSeconds(at)}</bdi></td>
    <td role="cell" class="category"><bdi title=${whole(name)}>${name}</bdi></td>
    <td role="cell" class="description">
      ${
        description !== null && isVisible(description)
          ? html`<bdi title=${whole(description)}>${description}</bdi>`
          : html`<span class="absent">${translate(format, texts, 'noDescription')}</span>`
      }
    </td>
    <td role="cell" class="credits number">${renderCredits(credits, format)}</td>
    ${
      runningTotal
        ? html`<td role="cell" class="running number">${renderCredits(running_total, format)}</td>`
        : nothing
    }
  </tr>`;
}

function progress({ answer, list, format }: Table): string {
  const shown = list.steps.length;
  const { step_count: count } = answer;
  return shown >= count ? '' : translate(format, texts, 'loaded', { shown, count });
}
