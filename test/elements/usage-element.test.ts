import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { UsageError } from '../../src/api/errors.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { expectAccessible } from '../support/accessible.ts';
import { HeldTimers } from '../support/held-timers.ts';
import { inState } from '../support/settled.ts';
import '../support/test-figure.ts';
import type { TestFigure } from '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

/** What a user meets of the frame around an element. */
class FramePage {
  readonly provider: UsageProvider;
  readonly source: MockUsageSource;
  readonly element: TestFigure;

  constructor(provider: UsageProvider, source: MockUsageSource) {
    this.provider = provider;
    this.source = source;
    this.element = provider.querySelector('test-figure')!;
  }

  static async open(source: MockUsageSource, figures = 1): Promise<FramePage> {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} time-zone="Europe/Berlin">
        ${Array.from({ length: figures }, () => html`<test-figure></test-figure>`)}
      </usage-provider>`,
    );
    return new FramePage(provider, source);
  }

  part(name: string): HTMLElement | null {
    return this.element.shadowRoot!.querySelector(`[part="${name}"]`);
  }

  get frame(): HTMLElement {
    return this.part('base')!;
  }

  /** What a screen reader is told. */
  get announcement(): string {
    return this.element.shadowRoot!.querySelector('[role="status"]')!.textContent!.trim();
  }

  get hasFocus(): boolean {
    return this.element.shadowRoot!.activeElement === this.frame;
  }

  /** As somebody does who has no mouse. */
  press(part: string): void {
    const button = this.part('body')!.querySelector<HTMLElement>(`[part="${part}"]`);
    const target = button ?? this.part('notice')!.querySelector<HTMLElement>(`[part="${part}"]`)!;
    target.focus();
    target.click();
  }
}

/** Names of the events that elements tell, in order, while `action` runs. */
async function eventsDuring(action: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const listen = (event: Event) => told.push(event.type);
  for (const type of ['usage-load', 'usage-error']) document.addEventListener(type, listen);
  await action().finally(() => {
    for (const type of ['usage-load', 'usage-error']) document.removeEventListener(type, listen);
  });
  return told;
}

describe('the frame of an element', () => {
  it('is a named section that is busy while it loads and says nothing when all is well', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const page = await FramePage.open(source);
    await held.arrived;
    expect(page.frame.ariaBusy).to.equal('true');
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
    expect([page.frame.localName, page.frame.ariaLabel]).to.deep.equal(['section', 'Test']);
    expect([page.frame.ariaBusy, page.announcement]).to.deep.equal(['false', '']);
    await expectAccessible(page.element);
  });

  it('says that a long load goes on, and can be cancelled', async () => {
    const timers = new HeldTimers();
    const source = createMockSource();
    const held = source.hold('/usage');
    const told = await eventsDuring(async () => {
      const page = await FramePage.open(source);
      await held.arrived;
      expect(page.element.text).not.to.contain('Still loading');
      timers.run(4000);
      await page.element.updateComplete;
      expect(page.element.text).to.contain('Still loading');
      expect(page.announcement).to.equal('Still loading.');
      timers.release();
      await expectAccessible(page.element);
      page.press('button');
      await inState(page.element, 'error');
      expect(page.element.text).to.contain('Loading was cancelled.');
      expect(page.announcement).to.equal('Loading was cancelled.');
      expect(page.hasFocus).to.equal(true);
      expect(source.aborted.length).to.equal(1);
      await expectAccessible(page.element);
      held.release();
      page.press('button');
      await inState(page.element, 'ready');
    }).finally(() => timers.release());
    expect(told).to.deep.equal(['usage-load']);
  });

  it('leaves others waiting that ask the same when one is cancelled', async () => {
    const timers = new HeldTimers();
    const source = createMockSource();
    const held = source.hold('/usage');
    const page = await FramePage.open(source, 2);
    const other = page.provider.querySelectorAll('test-figure')[1]!;
    await held.arrived;
    timers.run(4000);
    timers.release();
    await page.element.updateComplete;
    page.press('button');
    await inState(page.element, 'error');
    held.release();
    await inState(other, 'ready');
    expect(page.element.text).to.contain('cancelled');
    expect([source.aborted.length, source.requestsTo('/usage').length]).to.deep.equal([0, 1]);
  });

  it('can be cancelled before it is known what the API can do', async () => {
    const timers = new HeldTimers();
    const source = createMockSource();
    const held = source.hold('/capabilities');
    const page = await FramePage.open(source);
    await held.arrived;
    timers.run(4000);
    timers.release();
    await page.element.updateComplete;
    page.press('button');
    await inState(page.element, 'error');
    held.release();
    await waitUntil(() => page.provider.range);
    await page.element.updateComplete;
    expect(page.element.text).to.contain('Loading was cancelled.');
    expect(source.requestsTo('/usage').length).to.equal(0);
    page.press('button');
    await inState(page.element, 'ready');
  });

  it('leaves no timer behind when the element leaves while it loads', async () => {
    const timers = new HeldTimers();
    const source = createMockSource({ scenario: 'loading' });
    const { element, provider } = await FramePage.open(source);
    for (let visit = 0; visit < 100; visit++) {
      element.remove();
      await element.updateComplete;
      provider.append(element);
      await element.updateComplete;
    }
    expect(timers.delays.filter((delay) => delay === 4000).length).to.equal(1);
    element.remove();
    await element.updateComplete;
    timers.release();
    expect(timers.delays).not.to.include(4000);
  });

  it('says what failed, keeps the focus near when it is tried again, and recovers', async () => {
    const page = await FramePage.open(createMockSource({ scenario: 'error' }));
    await inState(page.element, 'error');
    expect(page.announcement).to.equal('The usage service has a problem.');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.press('button');
    await inState(page.element, 'ready');
    expect(page.hasFocus).to.equal(true);
    expect(page.announcement).to.equal('');
  });

  it('keeps figures that could not be refreshed, says their age and offers to try again', async () => {
    const page = await FramePage.open(createMockSource({ scenario: 'refreshFails' }));
    await inState(page.element, 'ready');
    const shown = page.element.text;
    await page.element.refresh();
    await inState(page.element, 'error');
    expect(page.element.text).to.equal(shown);
    expect(page.part('notice')!.textContent).to.match(/These figures are .+ old/);
    expect(page.announcement).to.equal('The usage service has a problem.');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.press('link');
    await inState(page.element, 'ready');
    expect(page.part('notice')).to.equal(null);
    expect(page.hasFocus).to.equal(true);
  });

  it('tells the age of such figures anew with every minute', async () => {
    const timers = new HeldTimers();
    const page = await FramePage.open(createMockSource({ scenario: 'refreshFails' }));
    await inState(page.element, 'ready');
    await page.element.refresh();
    await inState(page.element, 'error');
    const { now } = Date;
    expect(page.part('notice')!.textContent).to.contain('less than a minute old');
    Date.now = () => now() + 3 * 60_000;
    for (const delay of timers.delays) if (delay <= 60_000 && delay !== 5000) timers.run(delay);
    await page.element.updateComplete;
    Date.now = now;
    timers.release();
    expect(page.part('notice')!.textContent).to.contain('3 minutes old');
  });

  it('takes figures away that the caller may no longer see', async () => {
    const page = await FramePage.open(createMockSource());
    await inState(page.element, 'ready');
    const shown = page.element.text;
    page.source.scenario = { state: 'forbidden' };
    await page.element.refresh();
    await inState(page.element, 'forbidden');
    expect(page.element.text).not.to.contain(shown);
    expect(page.announcement).to.contain('Billing admin');
    await expectAccessible(page.element);
    page.source.scenario = {};
    await page.provider.refresh();
    await inState(page.element, 'ready');
  });

  it('tells each answer and each error once', async () => {
    const page = await FramePage.open(createMockSource());
    const told = await eventsDuring(async () => {
      await inState(page.element, 'ready');
      page.element.requestUpdate();
      await page.element.updateComplete;
      page.source.scenario = { state: 'error' };
      for (let time = 0; time < 2; time++) {
        const failed = oneEvent(page.element, 'usage-error');
        await page.element.refresh();
        await failed;
      }
      page.source.scenario = {};
      const loaded = oneEvent(page.element, 'usage-load');
      await page.element.refresh();
      await loaded;
    });
    expect(told).to.deep.equal(['usage-load', 'usage-error', 'usage-error', 'usage-load']);
  });

  it('takes what a host throws as an error of type connection', async () => {
    const source = createMockSource();
    source.usage = () => {
      throw new TypeError('a host has bugs too');
    };
    const failed = oneEvent(document, 'usage-error');
    const page = await FramePage.open(source);
    await inState(page.element, 'error');
    const { error } = ((await failed) as CustomEvent<{ error: UsageError }>).detail;
    expect(error).to.be.instanceOf(UsageError);
    expect([error.type, error.message]).to.deep.equal(['connection', 'a host has bugs too']);
  });

  it('shows the slots and texts of a host in place of its own', async () => {
    const source = createMockSource({ scenario: 'error' });
    const page = await FramePage.open(source);
    await inState(page.element, 'error');
    page.provider.texts = { 'error.server': 'Das ging schief.' };
    await waitUntil(() => page.element.text.includes('Das ging schief.'));
    const own = document.createElement('p');
    own.slot = 'error';
    own.textContent = 'Our own words';
    page.element.append(own);
    await waitUntil(() => own.assignedSlot?.name === 'error' && own.offsetHeight > 0);
    expect(page.part('message')!.offsetHeight).to.equal(0);
  });
});
