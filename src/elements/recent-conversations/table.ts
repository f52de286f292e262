import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { fillPath } from '../../api/requests.ts';
import type { Conversation } from '../../api/types.ts';
import { chevronIcon } from '../../internal/icons.ts';
import { keyedList } from '../../internal/keyed-list.ts';
import { columnSorts, type ConversationColumn } from '../../model/conversation-columns.ts';
import { conversationId, type ConversationKey } from '../../model/conversation-key.ts';
import type { WindowPart } from '../../model/row-window.ts';
import { translate } from '../../model/texts.ts';
import { renderGap } from '../table-rows.ts';
import { rowTexts } from '../table-rows.texts.ts';
import { hiddenMatch, numberColumns, renderCell, renderMarked, type CellContext } from './cells.ts';
import type { ListKeys } from './list-keys.ts';
import { listTexts } from './recent-conversations.texts.ts';

export interface Table {
  /** The row at a place; `undefined` while it is fetched again. */
  readonly rowAt: (index: number) => Conversation | undefined;
  /** How many rows were loaded. */
  readonly loaded: number;
  /** Which of them to draw. */
  readonly parts: readonly WindowPart[];
  /** In CSS pixels. */
  readonly rowHeight: number;
  /** How many rows there are on all pages. */
  readonly count: number;
  readonly columns: readonly ConversationColumn[];
  /** What credits are called. */
  readonly label: string;
  /** Column that is sorted by, "-" before it for descending. */
  readonly sort: string;
  /** Sort keys that the API has. */
  readonly sorts: readonly string[];
  /** Row that Tab leads to. */
  readonly tabStop: number;
  readonly isChosen: (row: Conversation) => boolean;
  readonly hrefTemplate: string | undefined;
  /** Whether the table is as high as its rows. */
  readonly isWhole: boolean;
  readonly cells: CellContext;
  readonly onSort: (column: ConversationColumn) => void;
  readonly onChoose: (row: Conversation) => void;
  readonly keys: Pick<ListKeys, 'onKey' | 'onFocus' | 'onBlur'>;
  /** Stands behind the last row. */
  readonly more: TemplateResult | typeof nothing;
}

/** The two ids that name a row's conversation; an agent without a key has none. */
export function keyOf({ agent, id }: Conversation): ConversationKey | undefined {
  return agent.key === null ? undefined : { agent: agent.key, conversation: id };
}

/** Address of a row's own page; `undefined` where its ids cannot stand in a path. */
function addressOf(row: Conversation, template: string | undefined): string | undefined {
  const key = keyOf(row);
  if (!template || !key) return undefined;
  try {
    return fillPath(template, { ...key });
  } catch {
    return undefined;
  }
}

/** The roles are those of the elements; they hold where a narrow width lays rows out anew. */
export function renderTable(table: Table): TemplateResult {
  const { columns, parts, count, cells, keys, isWhole } = table;
  const label = translate(cells.format, listTexts, 'list');
  const today = cells.format.day(cells.now);
  const setColumns = (element: Element | undefined) =>
    (element as HTMLElement | undefined)?.style.setProperty('--_columns', String(columns.length));
  return html`<div
    part="scroller"
    class=${isWhole ? 'even whole' : 'even'}
    tabindex=${isWhole ? nothing : '0'}
    role="region"
    aria-label=${label}
  >
    <table
      part="table"
      role="table"
      aria-labelledby="title"
      aria-rowcount=${count + 1}
      ${ref(setColumns)}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          ${columns.map((column) => renderHead(column, table))}
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        @keydown=${keys.onKey}
        @focusin=${keys.onFocus}
        @focusout=${keys.onBlur}
      >
        ${keyedList(
          parts,
          (part) => identityOf(part, table),
          (part) =>
            'row' in part
              ? renderKept(part.row, table, today)
              : renderGap(part.rows * table.rowHeight, columns.length),
        )}
        ${table.more}
      </tbody>
    </table>
  </div>`;
}

function identityOf(part: WindowPart, { rowAt, loaded }: Table): string {
  if ('row' in part) {
    const row = rowAt(part.row);
    return row ? conversationId(row) : `pending ${part.row}`;
  }
  if (part.from === 0) return 'before';
  return part.from + part.rows === loaded ? 'after' : 'between';
}

function renderHead(column: ConversationColumn, table: Table): TemplateResult {
  const { cells, label, sort, sorts, onSort } = table;
  const name = column === 'credits' ? label : translate(cells.format, listTexts, column);
  const key = columnSorts[column];
  const isSorted = sort.replace('-', '') === column && key !== undefined && sorts.includes(key);
  const direction = sort.startsWith('-') ? 'descending' : 'ascending';
  const classes = numberColumns.includes(column) ? `${column} number` : column;
  if (key === undefined || !sorts.includes(key)) {
    return html`<th role="columnheader" scope="col" class=${classes}><bdi>${name}</bdi></th>`;
  }
  return html`<th
    role="columnheader"
    scope="col"
    class="${classes} sortable"
    aria-sort=${isSorted ? direction : 'none'}
  >
    <button
      part="sort"
      type="button"
      class=${isSorted ? direction : nothing}
      @click=${() => onSort(column)}
    >
      <bdi>${name}</bdi>${isSorted ? chevronIcon : nothing}
    </button>
  </th>`;
}

/** Scrolling renders often, and formatting is dear: a row is made anew only when it changes. */
function renderKept(index: number, table: Table, today: string) {
  const { columns, cells, rowAt, tabStop, hrefTemplate, isChosen } = table;
  const row = rowAt(index);
  if (!row) return renderPending(index, table);
  const states = [isChosen(row), index === tabStop];
  return guard(
    [row, index, today, columns, cells.format, cells.search, hrefTemplate, ...states],
    () => renderRow(row, index, table),
  );
}

function renderRow(row: Conversation, index: number, table: Table): TemplateResult {
  const { columns, cells, isChosen, onChoose } = table;
  const chosen = isChosen(row);
  const leading = columns.includes('agent') ? 'agent' : columns[0];
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    if (target.closest('a, button')) return;
    // A text that is being selected is to be copied.
    if (getSelection()?.type === 'Range') return;
    const link = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('.way');
    link?.click();
  };
  return html`<tr
    part=${chosen ? 'row chosen' : 'row'}
    role="row"
    aria-rowindex=${index + 2}
    aria-current=${chosen ? 'true' : nothing}
    data-row=${index}
    @click=${onClick}
  >
    ${columns.map((column) => {
      const content = renderCell(column, row, cells);
      const classes = numberColumns.includes(column) ? `${column} number` : column;
      return column === leading
        ? html`<th role="rowheader" scope="row" class="${classes} leading">
            ${renderWay(row, index, content, table, () => onChoose(row))}
          </th>`
        : html`<td role="cell" class=${classes}>${content}</td>`;
    })}
  </tr>`;
}

/** Stands where a row will be that is fetched again; keys lead to it as to any other. */
function renderPending(index: number, { columns, cells, tabStop }: Table): TemplateResult {
  return html`<tr part="row pending" role="row" aria-rowindex=${index + 2} data-row=${index}>
    <td role="cell" colspan=${columns.length}>
      <span class="way" tabindex=${index === tabStop ? 0 : -1}
        ><i class="skeleton-line"></i
        ><span class="visually-hidden"
          >${translate(cells.format, rowTexts, 'loadingMore')}</span
        ></span
      >
    </td>
  </tr>`;
}

/** What leads to the conversation: a link, a button, or nothing where no address could name it. */
function renderWay(
  row: Conversation,
  index: number,
  content: TemplateResult | string,
  { cells, tabStop, hrefTemplate }: Table,
  choose: () => void,
): TemplateResult {
  const found = hiddenMatch(row, cells);
  const inner = html`${content}${
    found === undefined
      ? nothing
      : html` <span class="mono id">${renderMarked(found, cells.search)}</span>`
  }`;
  const tabIndex = index === tabStop ? 0 : -1;
  const href = addressOf(row, hrefTemplate);
  if (href !== undefined) {
    return html`<a part="link" class="way" href=${href} tabindex=${tabIndex}>${inner}</a>`;
  }
  if (keyOf(row) === undefined || hrefTemplate) {
    return html`<span class="way plain" tabindex=${tabIndex}>${inner}</span>`;
  }
  return html`<button part="link" class="way" type="button" tabindex=${tabIndex} @click=${choose}>
    ${inner}
  </button>`;
}
