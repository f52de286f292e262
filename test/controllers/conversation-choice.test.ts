import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/conversation-credits/define.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { choose, filtersOf } from '../support/choose.ts';
import { inState } from '../support/settled.ts';

const key = { agent: 'agt_05', conversation: 'call/mwoylnaoh1' };
const inAddress = 'conversation=agt_05/call%252Fmwoylnaoh1';

function open(urlSync: string | null = '') {
  return fixture<UsageProvider>(
    html`<usage-provider
      .source=${createMockSource()}
      .urlSync=${urlSync ?? false}
      time-zone="Europe/Berlin"
      ><conversation-credits></conversation-credits
    ></usage-provider>`,
  );
}

function detailOf(provider: UsageProvider) {
  return provider.querySelector('conversation-credits')!;
}

describe('the chosen conversation', () => {
  const start = location.href;

  before(async () => {
    // An entry made before the page has loaded would replace the one before it.
    if (document.readyState !== 'complete') await oneEvent(window, 'load');
  });

  beforeEach(() => history.pushState(null, '', start));
  after(() => history.replaceState(null, '', start));

  it('stands in the address, and comes back with Back and Forward', async () => {
    const provider = await open();
    filtersOf(provider).setConversation(key);
    await inState(detailOf(provider), 'ready');
    expect(location.search).to.contain(inAddress);
    const back = oneEvent(window, 'popstate');
    history.back();
    await back;
    await inState(detailOf(provider), 'empty');
    const forward = oneEvent(window, 'popstate');
    history.forward();
    await forward;
    await inState(detailOf(provider), 'ready');
  });

  it('comes from the address', async () => {
    const url = new URL(start);
    url.search += `${url.search ? '&' : ''}${inAddress}`;
    history.replaceState(null, '', url);
    const provider = await open();
    expect(filtersOf(provider).conversation).to.deep.equal(key);
    await inState(detailOf(provider), 'ready');
  });

  it('leaves all else in the address as it is, and leaves it in turn', async () => {
    const url = new URL(start);
    url.search += `${url.search ? '&' : ''}own=%41+b`;
    history.replaceState(null, '', url);
    const provider = await open();
    filtersOf(provider).setConversation(key);
    choose(provider, { agent: ['agt_05'] });
    expect(location.search).to.match(
      /own=%41\+b&conversation=agt_05\/call%252Fmwoylnaoh1&agent=agt_05$/,
    );
    filtersOf(provider).setConversation(undefined);
    expect(location.search).to.match(/own=%41\+b&agent=agt_05$/);
  });

  it('has a prefix where the host gives one', async () => {
    const provider = await open('u-');
    filtersOf(provider).setConversation(key);
    expect(location.search).to.contain(`u-${inAddress}`);
  });

  it('that the address does not name fully is left out', async () => {
    const url = new URL(start);
    url.searchParams.set('conversation', 'agt_05');
    history.replaceState(null, '', url);
    const provider = await open();
    await inState(detailOf(provider), 'empty');
    expect(new URLSearchParams(location.search).has('conversation')).to.equal(false);
  });

  it('stays out of the address where the host does not want it there', async () => {
    const provider = await open(null);
    filtersOf(provider).setConversation(key);
    await inState(detailOf(provider), 'ready');
    expect(location.search).not.to.contain('conversation=');
  });
});
