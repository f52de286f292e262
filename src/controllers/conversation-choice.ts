import {
  isSameConversation,
  readConversationKey,
  writeConversationKey,
  type ConversationKey,
} from '../model/conversation-key.ts';
import { warnOnce } from '../internal/warn.ts';
import { UrlController } from './url-controller.ts';

const parameter = 'conversation';

/** The one conversation that is chosen on a page, and its place in the page's address. */
export class ConversationChoice {
  readonly #onChange: () => void;
  readonly #url = new UrlController(() => this.#onNavigate(), parameter);
  #prefix: string | undefined;
  #isConnected = false;
  #chosen: ConversationKey | undefined;

  /** `onChange` hears of the user's choices, and of Back and Forward. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get chosen(): ConversationKey | undefined {
    return this.#chosen;
  }

  /** @param urlSync whether the choice stands in the address; a text goes before the parameter's name */
  configure(urlSync: boolean | string = false): void {
    this.#prefix = urlSync === true ? '' : urlSync === false ? undefined : urlSync;
    if (this.#isConnected) this.#follow();
  }

  /** The user's choice; `undefined` is the way back. */
  choose(conversation: ConversationKey | undefined): void {
    if (isSameConversation(conversation, this.#chosen)) return;
    this.#chosen = conversation;
    if (this.#url.isConnected) this.#url.push(this.#write(conversation));
    this.#onChange();
  }

  connect(): void {
    this.#isConnected = true;
    this.#follow();
  }

  disconnect(): void {
    this.#isConnected = false;
    this.#url.disconnect();
  }

  #follow(): void {
    if (this.#prefix === undefined) {
      this.#url.disconnect();
      return;
    }
    const wasConnected = this.#url.isConnected;
    this.#url.connect(this.#prefix);
    if (!wasConnected) this.#read();
  }

  #read(): void {
    const text = new URLSearchParams(this.#url.search).get(this.#name);
    this.#chosen = text === null ? undefined : readConversationKey(text);
    if (text === null || this.#chosen) return;
    warnOnce(`The address has ${this.#name}=${text}, which names no conversation and is left out.`);
    this.#url.replace(this.#write(undefined));
  }

  get #name(): string {
    return (this.#prefix ?? '') + parameter;
  }

  /** The query string with this choice at its end. All else stays as it was, letter by letter. */
  #write(conversation: ConversationKey | undefined): string {
    const others = this.#url.search
      .replace(/^\?/, '')
      .split('&')
      // The "&" keeps a "?" at the start from being taken away.
      .filter((text) => text !== '' && !new URLSearchParams(`&${text}`).has(this.#name));
    const value = conversation && writeConversationKey(conversation);
    const ours = new URLSearchParams([[this.#name, value ?? '']]).toString().replace('%2F', '/');
    const texts = value === undefined ? others : [...others, ours];
    return texts.length === 0 ? '' : `?${texts.join('&')}`;
  }

  #onNavigate(): void {
    const former = this.#chosen;
    this.#read();
    if (!isSameConversation(former, this.#chosen)) this.#onChange();
  }
}
