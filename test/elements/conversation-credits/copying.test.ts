import { expect } from '@open-wc/testing';
import { chosen, conversation, ConversationPage } from './conversation-credits-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
const { execCommand } = document;

/** What the page may use of the clipboard. */
function allow(writeText: ((text: string) => Promise<void>) | undefined, command: () => boolean) {
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: writeText && { writeText },
  });
  document.execCommand = command;
}

/** Presses the button beside the conversation's id, by keyboard as by pointer. */
async function copy(page: ConversationPage): Promise<void> {
  const button = page.control('Copy Conversation')!;
  button.focus();
  button.click();
  await waitUntil(() => page.text('[part="facts"] + [role="status"]') !== '', 'an outcome');
  expect(page.element.shadowRoot!.activeElement).to.equal(button);
}

const said = (page: ConversationPage) => page.text('[part="facts"] + [role="status"]');

describe('the ids of conversation-credits', () => {
  afterEach(() => {
    if (own) Object.defineProperty(navigator, 'clipboard', own);
    else Reflect.deleteProperty(navigator, 'clipboard');
    document.execCommand = execCommand;
  });

  it('are copied as they are', async () => {
    let copied = '';
    allow(
      async (text) => void (copied = text),
      () => false,
    );
    const page = await ConversationPage.openReady();
    await copy(page);
    expect(copied).to.equal(conversation);
    expect(said(page)).to.equal(`${conversation} was copied.`);
  });

  for (const [what, writeText] of [
    ['missing', undefined],
    ['refused', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
  ] as const) {
    it(`are copied where the clipboard is ${what}, if the browser can`, async () => {
      let copied = '';
      const page = await ConversationPage.openReady();
      allow(writeText, () => {
        const field = page.element.shadowRoot!.activeElement as HTMLTextAreaElement;
        copied = field.value.slice(field.selectionStart, field.selectionEnd);
        return true;
      });
      await copy(page);
      expect(copied).to.equal(conversation);
      expect(said(page)).to.equal(`${conversation} was copied.`);
      expect(page.all('textarea').length).to.equal(0);
    });

    it(`are selected where the clipboard is ${what} and the browser cannot, and it is said`, async () => {
      allow(writeText, () => false);
      const page = await ConversationPage.openReady(chosen);
      await copy(page);
      expect(said(page)).to.contain(`${conversation} is selected`);
      expect(page.all('[part="facts"] + [role="status"]')[0]!.offsetHeight).to.be.above(10);
    });
  }
});
