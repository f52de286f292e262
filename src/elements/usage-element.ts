import {
  html,
  LitElement,
  nothing,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import type { UsageError } from '../api/errors.ts';
import type { Instant } from '../api/types.ts';
import type { FilterSnapshot } from '../context/filters-context.ts';
import { AgeController } from '../controllers/age-controller.ts';
import { ConnectionController } from '../controllers/connection-controller.ts';
import type { DataState } from '../controllers/data-state.ts';
import type { ElementQuery } from '../controllers/query-group.ts';
import { createFormat, type UsageFormat } from '../model/format.ts';
import { base } from '../styles/base.styles.ts';
import { controls } from '../styles/controls.styles.ts';
import { states } from '../styles/states.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { errorTexts, stateTexts, translate } from '../model/texts.ts';
import {
  emptyMessage,
  errorMessage,
  forbiddenMessage,
  renderLongLoading,
  renderMessage,
  renderNotice,
  unconfiguredMessage,
  type StateMessage,
} from './states.ts';

/** After this time, in milliseconds, a load says that it goes on. */
const longLoad = 4000;

const plainFormat = createFormat({ locale: 'en', timeZone: 'UTC' });

/** What an element puts into the shared frame. */
export interface Frame {
  /** Stays in every state. */
  readonly header?: TemplateResult;
  /** Stands where the data will be, in its final size. */
  readonly skeleton: TemplateResult;
  /** Called only when there is something to show. */
  readonly data: () => TemplateResult;
  /** Shown with data only. */
  readonly footer?: () => TemplateResult;
  /** `as_of` of the answer shown. */
  readonly asOf: Instant | undefined;
  /** Name of the whole for assistive technology; default: the element with the id `title`. */
  readonly label?: string;
}

/**
 * What all elements with data have in common: the connection to a provider, the state that
 * `data-state` shows, the events that tell a host of it, the frame and the shared looks.
 *
 * @slot loading - In place of the skeleton.
 * @slot empty - In place of the words that say why there is nothing.
 * @slot error - In place of the words that say what failed.
 * @slot forbidden - In place of the words that say which role is missing.
 * @slot unconfigured - In place of the words that say how to connect the element.
 * @fires {CustomEvent<undefined>} usage-load - The element shows the answer to its question.
 * @fires {CustomEvent<{error: UsageError}>} usage-error - Its question could not be answered. What fails for all, as an address or the API's capabilities, the provider tells.
 */
export abstract class UsageElement extends LitElement {
  static override styles: CSSResult[] = [tokens, base, controls, states];

  /** Id of the provider to use, where it is not an ancestor. */
  @property() provider?: string;

  protected readonly connection = new ConnectionController(this);
  #isLongLoad = false;
  #longLoadTimer: ReturnType<typeof setTimeout> | undefined;
  #told: unknown;
  /** `as_of` of data that stands there although it could not be refreshed. */
  #staleSince: Instant | undefined;

  constructor() {
    super();
    new AgeController(this, () => {
      const { source } = this.connection;
      if (!source || this.#staleSince === undefined) return undefined;
      return source.now() - Date.parse(this.#staleSince);
    });
  }

  /** The question whose answer the element shows. */
  protected abstract readonly query: ElementQuery;

  /** Whether the answer holds nothing to show. */
  protected abstract isEmpty(): boolean;

  /** What the element shows: loading, ready, refreshing, empty, error, forbidden or unconfigured. */
  get dataState(): DataState {
    const { state } = this.query;
    return state === 'ready' && this.isEmpty() ? 'empty' : state;
  }

  /** Asks the element's question again. Its picture stays until the answer is there. */
  async refresh(): Promise<void> {
    const { source } = this.connection;
    const isShared = source?.error || this.query.error?.type === 'authentication';
    if (source && isShared) await source.refresh();
    else await this.query.refetch();
  }

  /** What the element asks for: the provider's filters and period, as they are asked. */
  protected get asked(): FilterSnapshot | undefined {
    return this.connection.filters?.asked;
  }

  /** Numbers, dates and texts as the provider has them. */
  protected get format(): UsageFormat {
    return this.connection.format ?? plainFormat;
  }

  /** Whether a load has gone on for some seconds. */
  protected get isLongLoading(): boolean {
    return this.#isLongLoad && this.dataState === 'loading';
  }

  /** The message that stands in place of data, if there is none to show. */
  private get message(): StateMessage | undefined {
    const { query } = this;
    const state = this.#messageState;
    if (state === 'empty') return this.emptyMessage();
    if (state === 'unconfigured')
      return unconfiguredMessage(this.format, query.error, this.provider);
    if (state === 'forbidden') return this.forbiddenMessage();
    return state === 'error' && !this.#isStale ? this.errorMessage() : undefined;
  }

  /** What the message is about: while it is asked again, what it was about before. */
  get #messageState(): DataState {
    const { dataState, query } = this;
    const { hasData, error } = query;
    if (!hasData || (dataState !== 'refreshing' && dataState !== 'error')) return dataState;
    if (error && !this.keepsData(error)) return 'error';
    return this.isEmpty() ? 'empty' : dataState;
  }

  /**
   * Whether data stands there although it could not be fetched anew. While it is tried again, too: a
   * notice that comes and goes with every attempt would move all that is below.
   */
  get #isStale(): boolean {
    const { dataState, query } = this;
    const { hasData, error } = query;
    if (!hasData || (error && !this.keepsData(error))) return false;
    return dataState === 'error' || (dataState === 'refreshing' && error !== undefined);
  }

  /** Whether data stays in sight when this error comes in place of newer data. */
  protected keepsData(_error: UsageError): boolean {
    return true;
  }

  /** Why the answer is empty and what to try. */
  protected emptyMessage(): StateMessage {
    return emptyMessage(this.format);
  }

  /** What failed. */
  protected errorMessage(): StateMessage {
    return errorMessage(this.format, this.query.error, this.#tryAgain);
  }

  /** Which role is missing. */
  protected forbiddenMessage(): StateMessage {
    const ownRole = this.connection.source?.capabilities?.role;
    return forbiddenMessage(this.format, this.query.error, ownRole);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchLoad(false);
  }

  protected override update(changed: PropertyValues): void {
    const { dataState, query } = this;
    // Before anything is drawn: a canvas has the browser look at styles, which it need not do twice.
    if (this.dataset.state !== dataState) this.dataset.state = dataState;
    this.toggleAttribute('data-outdated', query.isOutdated);
    const { activeElement } = this.renderRoot as ShadowRoot;
    const isOfState = activeElement?.closest('[part~="notice"], [part~="state"]');
    super.update(changed);
    // A button that goes with what it stood in would take the keyboard user to the top of the page.
    if (isOfState && !activeElement?.isConnected) this.#focusBase();
  }

  protected override updated(_changed: PropertyValues): void {
    const { dataState, query } = this;
    this.#watchLoad(dataState === 'loading' && this.isConnected);
    this.#tell(dataState, query);
  }

  readonly #tryAgain = (): void => void this.refresh();

  readonly #cancel = (): void => this.query.cancel();

  /** A pressed button that goes away would take the keyboard user back to the top of the page. */
  protected keepFocus(): void {
    if (this.renderRoot.querySelector('section[part="base"] :focus')) this.#focusBase();
  }

  #focusBase(): void {
    const base = this.renderRoot.querySelector<HTMLElement>('section[part="base"]');
    if (!base) return;
    base.tabIndex = -1;
    base.focus({ preventScroll: true });
  }

  #watchLoad(loading: boolean): void {
    if (!loading) {
      clearTimeout(this.#longLoadTimer);
      this.#longLoadTimer = undefined;
      this.#isLongLoad = false;
    } else {
      this.#longLoadTimer ??= setTimeout(() => {
        this.#isLongLoad = true;
        this.requestUpdate();
      }, longLoad);
    }
  }

  /** Tells each answer and each error once, however often the element renders. */
  #tell(state: DataState, { error, updatedAt, isOutdated }: ElementQuery): void {
    // What fails for all elements alike is told once, by the provider.
    if (error && error === this.connection.source?.error) return;
    const news = error ?? (state === 'ready' || state === 'empty' ? updatedAt : undefined);
    if (news === undefined || news === this.#told || isOutdated) return;
    this.#told = news;
    const [type, detail] = error ? ['usage-error', { error }] : ['usage-load', undefined];
    this.dispatchEvent(new CustomEvent(type as string, { detail, bubbles: true, composed: true }));
  }

  /** The box of every element with data, in whatever state it is. */
  protected renderFrame({ header, skeleton, data, footer, asOf, label }: Frame): TemplateResult {
    const { dataState, format, message } = this;
    const isStale = this.#isStale;
    this.#staleSince = isStale ? asOf : undefined;
    // Has a place of its own: what comes and goes beside the header has the styles of all in it computed anew.
    const progress = dataState === 'refreshing' ? html`<div part="progress"></div>` : nothing;
    return html`<section
      part="base"
      aria-busy=${dataState === 'loading' || dataState === 'refreshing'}
      aria-labelledby=${label === undefined ? 'title' : nothing}
      aria-label=${label ?? nothing}
    >
      <div>${progress}</div>
      ${
        isStale && asOf !== undefined
          ? renderNotice(format, this.age(asOf), this.#tryAgain)
          : nothing
      }
      ${header ?? nothing}
      <div part="body" class="body">
        ${
          dataState === 'loading'
            ? html`<slot name="loading"
                ><div class="loading">
                  <div part="skeleton" aria-hidden="true">${skeleton}</div>
                  ${this.isLongLoading ? renderLongLoading(format, this.#cancel) : nothing}
                </div></slot
              >`
            : message
              ? renderMessage(format, this.#messageState, message)
              : data()
        }
      </div>
      ${message || dataState === 'loading' ? nothing : (footer?.() ?? nothing)}
      <div role="status" class="visually-hidden">${this.announcement(message)}</div>
    </section>`;
  }

  /** How old data is by the server's clock: "2 minutes old". */
  protected age(asOf: Instant): string {
    return this.format.age(asOf, this.connection.source?.now() ?? asOf);
  }

  /** What a screen reader is told when the state changes. */
  private announcement(message: StateMessage | undefined): string {
    if (this.isLongLoading) return translate(this.format, stateTexts, 'stillLoading');
    const { error } = this.query;
    // Without the age that the notice has, which would be read out anew with every minute.
    if (error && this.#isStale) return translate(this.format, errorTexts, error.type);
    return message?.message ?? '';
  }
}
