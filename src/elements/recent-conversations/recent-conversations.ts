import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Conversation, ConversationsAnswer, ConversationsRequest } from '../../api/types.ts';
import { ConversationList } from '../../controllers/conversation-list.ts';
import { PrintController } from '../../controllers/print-controller.ts';
import { RowWindowController } from '../../controllers/row-window-controller.ts';
import { emptyIcon, searchIcon } from '../../internal/icons.ts';
import { warnOnce } from '../../internal/warn.ts';
import { isZero } from '../../model/amount.ts';
import { chosen } from '../../model/capabilities.ts';
import {
  columnSorts,
  parseColumns,
  type ConversationColumn,
} from '../../model/conversation-columns.ts';
import { isSameConversation } from '../../model/conversation-key.ts';
import { fileName } from '../../model/file-name.ts';
import { allRows } from '../../model/row-window.ts';
import { translate } from '../../model/texts.ts';
import { searchField } from '../../styles/search-field.styles.ts';
import { table } from '../../styles/table.styles.ts';
import { chooseConversation } from '../choose-conversation.ts';
import { FilteredElement } from '../filtered-element.ts';
import { renderMore, renderRowSkeleton } from '../table-rows.ts';
import type { StateMessage } from '../states.ts';
import { ExportController } from './export-controller.ts';
import { renderExportButton, renderExportStrip } from './export-strip.ts';
import { renderFigures, renderNewer, renderRestoreFailure } from './list-status.ts';
import { narrowStyles } from './narrow.styles.ts';
import { listStyles } from './recent-conversations.styles.ts';
import { listTexts } from './recent-conversations.texts.ts';
import { ListKeys } from './list-keys.ts';
import { keyOf, renderTable } from './table.ts';

const pageSize = 100;
/** On pages that are short on purpose. */
const shortPageSize = 20;
/** The longest search that APIs are asked for. */
const longestSearch = 200;
/** After the last letter, the search waits this long for another one, in milliseconds. */
const searchPause = 250;

/**
 * The conversations of the period, newest first, with what each of them cost: sortable, searchable,
 * of any number. A row leads to the host's own page where `href-template` names it; else it is
 * chosen, and `<conversation-credits>` on the same provider shows it.
 *
 * @slot title - In place of the title.
 * @fires {CustomEvent<{conversation: ConversationKey | undefined}>} usage-conversation-select - The user chose a conversation. Prevented, the choice is left to the host.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and search.
 * @csspart title - "Conversations".
 * @csspart subtitle - How many there are, and in which range.
 * @csspart toolbar - The search field and the export button.
 * @csspart search - The search field with its icon.
 * @csspart strip - How far an export is, and how it ended; rows that could not be fetched again.
 * @csspart body - Everything below the header.
 * @csspart newer - Says that there are newer conversations.
 * @csspart scroller - The area in which the table scrolls.
 * @csspart table - The table.
 * @csspart sort - The button in the head of a column that can be sorted by.
 * @csspart row - One conversation.
 * @csspart pending - One that is fetched again.
 * @csspart chosen - The one whose steps are shown.
 * @csspart link - What leads to a conversation; Refresh, Show, Cancel and others.
 * @csspart mark - What was searched for.
 * @csspart whole - What the whole conversation cost, where only a part lies in the period.
 * @csspart total - What was used in conversations and outside of them.
 * @csspart footer - How many rows are shown, and the totals.
 * @csspart note - How many rows are shown.
 * @csspart button - Buttons: export, more, try again.
 * @csspart icon-button - Takes away what was told of an export.
 * @csspart skeleton - What stands there while conversations load.
 * @csspart state - What stands in place of data: empty, error and so on.
 * @csspart message - Its sentence.
 * @csspart hint - Its explanation.
 * @csspart actions - Its buttons.
 * @csspart details - What an error says to those who build the page.
 * @csspart notice - Says that a refresh failed.
 * @csspart progress - The line on top while data is fetched anew.
 *
 * @cssproperty [--recent-conversations-height=572px] - Greatest height of the scrolling table.
 */
export class RecentConversations extends FilteredElement {
  static override styles = [
    ...FilteredElement.styles,
    table,
    searchField,
    listStyles,
    narrowStyles,
  ];

  /**
   * Columns in order, separated by spaces: "when type agent agent-id contact channel messages credits
   * category organization member", or a ready set: "billing" (when agent contact channel messages
   * credits, the default) or "activity" (when type agent contact channel messages).
   */
  @property() columns = '';

  /**
   * Column that is sorted by, a "-" before it for largest or newest first: "-when" (default),
   * "-messages", "-credits". What the API cannot sort by is not offered.
   */
  @property() sort = '-when';

  /**
   * Address of a conversation's own page: "/billing/agents/{agent}/conversations/{conversation}".
   * Default: none; the choice is told by an event and shown by `<conversation-credits>`.
   */
  @property({ attribute: 'href-template' }) hrefTemplate?: string;

  /** Whether rows are added by a button instead of by scrolling, for short pages. */
  @property({ type: Boolean, attribute: 'load-more' }) loadMore = false;

  /** Whether no file can be made of the conversations. */
  @property({ type: Boolean, attribute: 'without-export' }) withoutExport = false;

  @state() private search = '';
  /** What stands in the search field. */
  #typed = '';
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #columns: readonly ConversationColumn[] = [];

  readonly #list = new ConversationList(this, this.connection, {
    request: () => this.#request(),
    isRead: () => !this.#window.isAtStart || this.#keys.hasFocus,
    onOther: () => this.#toStart(),
  });
  protected readonly query = this.#list.head;

  readonly #window = new RowWindowController(this, {
    scroller: () => this.renderRoot.querySelector<HTMLElement>('[part~="scroller"]'),
    count: () => this.#list.count,
    kept: () => (this.#keys.hasFocus ? this.#keys.active : undefined),
  });
  readonly #print = new PrintController(this);
  readonly #exporting = new ExportController(this, this.connection, {
    request: () => this.#request(),
    columns: () => this.#columns,
    format: () => this.format,
    fileName: () => fileName(translate(this.format, listTexts, 'fileName'), 'csv', this.query.data),
  });
  readonly #keys: ListKeys = new ListKeys(this, {
    count: () => this.#list.count,
    window: () => this.#window,
  });

  protected isEmpty(): boolean {
    return this.query.data?.totals.count === 0 && this.#list.count === 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searchTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('columns')) {
      const { columns, wrong } = parseColumns(this.columns);
      this.#columns = columns;
      if (wrong.length > 0) {
        warnOnce(
          `<${this.localName} columns="${this.columns}"> has ${wrong.join(', ')}, which is no column.`,
        );
      }
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const isScrolling = this.renderRoot.querySelector('[part~="scroller"]') !== null;
    if (!isScrolling || this.loadMore) return;
    this.#list.show(this.#window.near, this.#keys.hasFocus ? this.#keys.active : undefined);
    if (this.#list.moreError || this.query.isOutdated) return;
    if (this.#window.isNearEnd) this.#list.loadMore();
  }

  /** Sort key of the API: what the column of `sort` stands for, if it can be sorted by. */
  #sortKey(): string | undefined {
    const descending = this.sort.startsWith('-');
    const key = columnSorts[this.sort.replace('-', '') as ConversationColumn];
    if (key === undefined || !this.#sortKeys().includes(key)) return undefined;
    return descending ? `-${key}` : key;
  }

  #sortKeys(): readonly string[] {
    return this.connection.source?.capabilities?.conversation_sorts ?? [];
  }

  #request(): ConversationsRequest | undefined {
    const { asked, search } = this;
    if (!asked?.range) return undefined;
    const { from, to, timeZone } = asked.range;
    const sort = this.#sortKey();
    return {
      from,
      to,
      timeZone,
      filters: chosen(asked.filters),
      limit: this.loadMore ? shortPageSize : pageSize,
      ...(search !== '' && { search }),
      ...(sort && { sort }),
    };
  }

  protected override emptyMessage(): StateMessage {
    const { format, search } = this;
    if (search !== '') {
      return {
        icon: searchIcon,
        message: translate(format, listTexts, 'noMatch', { search }),
        hint: translate(format, listTexts, 'noMatchHint'),
        actions: html`<button part="button" type="button" @click=${() => this.#clearSearch()}>
          ${translate(format, listTexts, 'clearSearch')}
        </button>`,
      };
    }
    const outside = this.query.data?.totals.outside_conversations;
    const message = super.emptyMessage();
    if (outside === undefined || isZero(outside)) return message;
    const amount = format.amount(outside, { digits: 2 });
    return {
      ...message,
      icon: emptyIcon,
      hint: `${translate(format, listTexts, 'outsideOnly', { amount })} ${message.hint}`,
    };
  }

  readonly #onSearch = ({ target, type }: Event): void => {
    this.#typed = (target as HTMLInputElement).value;
    clearTimeout(this.#searchTimer);
    if (type === 'change') this.#find();
    else this.#searchTimer = setTimeout(() => this.#find(), searchPause);
  };

  #find(): void {
    clearTimeout(this.#searchTimer);
    const search = this.#typed.trim().slice(0, longestSearch);
    this.search = search;
  }

  #clearSearch(): void {
    this.#typed = '';
    this.#find();
    this.renderRoot.querySelector<HTMLInputElement>('input')?.focus();
  }

  /** Another list is read from its beginning. */
  #toStart(): void {
    this.#keys.forget();
    this.#window.toStart();
  }

  readonly #onSort = (column: ConversationColumn): void => {
    const isDescending = this.sort === `-${column}`;
    this.sort = isDescending ? column : `-${column}`;
  };

  readonly #onChoose = (row: Conversation): void => {
    chooseConversation(this, this.connection.filters, keyOf(row));
  };

  readonly #onEndOfExport = (): void => {
    this.#exporting.cancel();
    // The button that was pressed goes away.
    this.renderRoot.querySelector<HTMLElement>('.export')?.focus();
  };

  readonly #onNewer = (): void => {
    this.#toStart();
    this.#list.takeNewer();
    this.#keys.focusScroller();
  };

  // The button that was pressed goes away.
  readonly #onRestore = {
    tryAgain: () => {
      this.#list.restoreAgain();
      this.#keys.focusScroller();
    },
    startOver: () => {
      this.#toStart();
      void this.#list.startOver();
      this.#keys.focusScroller();
    },
  };

  #renderHeader(answer: ConversationsAnswer | undefined): TemplateResult {
    const { format } = this;
    const text = (key: 'title' | 'search' | 'searchPlaceholder') =>
      translate(format, listTexts, key);
    return html`<header part="header">
        <div>
          <h2 part="title" id="title"><slot name="title">${text('title')}</slot></h2>
          <p part="subtitle" aria-live="polite">${answer ? this.#renderCount(answer) : nothing}</p>
        </div>
        <div part="toolbar">
          <label part="search"
            >${searchIcon}<input
              type="search"
              aria-label=${text('search')}
              placeholder=${text('searchPlaceholder')}
              maxlength=${longestSearch}
              autocomplete="off"
              spellcheck="false"
              enterkeyhint="search"
              .value=${live(this.#typed)}
              @input=${this.#onSearch}
              @change=${this.#onSearch}
          /></label>
          ${
            this.withoutExport
              ? nothing
              : renderExportButton(this.#exporting, format, {
                  disabled: !answer || this.query.isOutdated || this.isEmpty(),
                })
          }
        </div>
      </header>
      ${this.withoutExport ? nothing : renderExportStrip(this.#exporting, format, this.#onEndOfExport)}`;
  }

  #renderCount({ totals, from, to }: ConversationsAnswer): TemplateResult {
    const { format } = this;
    const key = this.search === '' || this.query.isOutdated ? 'count' : 'found';
    const range = format.range(from, to);
    return html`<bdi>${translate(format, listTexts, key, { count: totals.count, range })}</bdi>`;
  }

  #renderData(answer: ConversationsAnswer): TemplateResult {
    const { format } = this;
    const list = this.#list;
    const { conversation } = this.connection.filters ?? {};
    const isWhole = this.loadMore || this.#print.isPrinting;
    const parts = isWhole
      ? // Rows that were let go cannot be had while paper waits.
        allRows(list.count).filter((part) => 'row' in part && list.rowAt(part.row))
      : this.#window.parts;
    return html`${renderNewer(format, list.newer, this.#onNewer)}
    ${renderRestoreFailure(format, list, this.#onRestore)}
    ${renderTable({
      rowAt: (index) => list.rowAt(index),
      loaded: list.count,
      parts,
      rowHeight: this.#window.rowHeight,
      count: Math.max(answer.totals.count, list.count),
      columns: this.#columns,
      label: answer.metric.label,
      sort: this.sort,
      sorts: this.#sortKeys(),
      tabStop: this.#keys.tabStop(parts),
      isChosen: (row) => isSameConversation(conversation, keyOf(row)),
      hrefTemplate: this.hrefTemplate,
      isWhole: this.loadMore,
      cells: {
        format,
        search: this.query.isOutdated ? '' : this.search,
        now: this.connection.source?.now() ?? Date.now(),
      },
      onSort: this.#onSort,
      onChoose: this.#onChoose,
      keys: this.#keys,
      more: renderMore(format, list, this.#columns.length, this.loadMore),
    })}`;
  }

  protected override render(): TemplateResult {
    const { data } = this.query;
    const withCredits = this.#columns.includes('credits');
    return this.renderFrame({
      header: this.#renderHeader(data),
      skeleton: renderRowSkeleton(),
      asOf: data?.as_of,
      data: () => (data ? this.#renderData(data) : html``),
      footer: () =>
        data
          ? renderFigures(this.format, this.#list, data, {
              withCredits,
              isFound: this.search !== '',
              isWhole: this.loadMore,
            })
          : html``,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recent-conversations': RecentConversations;
  }
}
