import { ContextEvent } from '@lit/context';
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { formatContext } from '../../src/context/format-context.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageFilters } from '../../src/context/filters-context.ts';
import { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { choose, filtersOf } from '../support/choose.ts';
import { inState } from '../support/settled.ts';
import '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

const source = createMockSource();

async function rangeOf(provider: UsageProvider) {
  await waitUntil(() => provider.range, 'a range');
  return provider.range!;
}

/** Warnings and typed errors while `action` runs. */
async function complaints(action: () => Promise<unknown>) {
  const warnings: string[] = [];
  const errors: string[] = [];
  const { warn } = console;
  const listen = (event: Event) => errors.push((event as CustomEvent).detail.error.type);
  console.warn = (message: string) => warnings.push(message);
  document.addEventListener('usage-error', listen);
  await action();
  console.warn = warn;
  document.removeEventListener('usage-error', listen);
  return { warnings, errors };
}

describe('usage-provider', () => {
  it('shows the last 30 days of its zone, by the clock of the server', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} time-zone="Asia/Kolkata"></usage-provider>`,
    );
    expect(await rangeOf(provider)).to.deep.include({
      from: '2026-10-21T18:30:00Z',
      to: '2026-11-20T18:30:00Z',
      interval: 'day',
    });
  });

  it('takes days from attributes, the last one included', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        time-zone="America/Los_Angeles"
        from="2020-03-01"
        to="2020-03-31"
      ></usage-provider>`,
    );
    expect(await rangeOf(provider)).to.deep.include({
      from: '2020-03-01T08:00:00Z',
      to: '2020-04-01T07:00:00Z',
    });
  });

  it('takes the billing period from the plan', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        time-zone="Europe/Berlin"
        period="billing"
      ></usage-provider>`,
    );
    const range = await rangeOf(provider);
    expect(Date.parse(range.from)).to.equal(Date.parse('2026-10-31T23:00:00Z'));
  });

  for (const [name, template] of [
    ['zone', html`<usage-provider .source=${source} time-zone="Europe/Atlantis"></usage-provider>`],
    [
      'day',
      html`<usage-provider .source=${source} from="2026-02-31" to="2026-03-01"></usage-provider>`,
    ],
    [
      'order of days',
      html`<usage-provider .source=${source} from="2026-03-02" to="2026-03-01"></usage-provider>`,
    ],
    ['period', html`<usage-provider .source=${source} period="fortnight"></usage-provider>`],
    ['number', html`<usage-provider .source=${source} timeout="soon"></usage-provider>`],
    ['pause', html`<usage-provider .source=${source} refresh="soon"></usage-provider>`],
    ['empty pause', html`<usage-provider .source=${source} refresh></usage-provider>`],
    ['negative pause', html`<usage-provider .source=${source} refresh="-5"></usage-provider>`],
    ['pause too short', html`<usage-provider .source=${source} refresh="2"></usage-provider>`],
    ['locale', html`<usage-provider .source=${source} locale="de_DE"></usage-provider>`],
  ] as const) {
    it(`warns once of a wrong ${name} and shows the last 30 days`, async () => {
      let provider: UsageProvider;
      const { warnings, errors } = await complaints(async () => {
        provider = await fixture<UsageProvider>(template);
        await rangeOf(provider);
        provider.colorScheme = 'dark';
        await provider.updateComplete;
      });
      expect(warnings.length).to.equal(1);
      expect(errors).to.deep.equal(['configuration']);
      expect(provider!.filters.period).to.deep.equal({ preset: '30d' });
    });
  }

  it('without an address says what to add, without a warning', async () => {
    const { warnings } = await complaints(async () => {
      const provider = await fixture(
        html`<usage-provider><test-figure></test-figure></usage-provider>`,
      );
      const figure = provider.querySelector('test-figure')!;
      await inState(figure, 'unconfigured');
      expect(figure.text).to.contain('base-url');
    });
    expect(warnings).to.deep.equal([]);
  });

  it('keeps what the host fixed', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} agent="a1"></usage-provider>`,
    );
    provider.filters = { agent: ['a2'], channel: ['phone'] };
    expect(provider.filters.agent).to.deep.equal(['a1']);
    expect(provider.filters.channel).to.deep.equal(['phone']);
  });

  it('keeps a fixed period, which its attributes may still change', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} period="72h" fixed-period></usage-provider>`,
    );
    choose(provider, { period: { preset: '24h' } });
    provider.filters = { period: { preset: '12mo' } };
    expect(provider.filters.period).to.deep.equal({ preset: '72h' });
    expect(filtersOf(provider).fixed).to.deep.equal(['period']);
    provider.period = '24h';
    await provider.updateComplete;
    expect(provider.filters.period).to.deep.equal({ preset: '24h' });
  });

  it('takes filters that a script set before the tag was defined', async () => {
    const early = document.createElement('late-provider');
    const filters: Partial<UsageFilters> = { agent: ['a1'] };
    (await fixture(html`<div></div>`)).append(Object.assign(early, { filters }));
    customElements.define('late-provider', class extends UsageProvider {});
    expect((early as UsageProvider).filters.agent).to.deep.equal(['a1']);
    (early as UsageProvider).filters = { agent: ['a2'] };
    expect(filtersOf(early).filters.agent).to.deep.equal(['a2']);
  });

  it('gives its elements the period that an attribute changes to', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} time-zone="Europe/Berlin"></usage-provider>`,
    );
    await rangeOf(provider);
    provider.period = '24h';
    await provider.updateComplete;
    expect(provider.range).to.deep.include({ interval: 'hour', to: '2026-11-20T14:00:00Z' });
  });

  it('does not disturb another provider', async () => {
    const page = await fixture(
      html`<div>
        <usage-provider .source=${source}></usage-provider>
        <usage-provider .source=${source}></usage-provider>
      </div>`,
    );
    const [first, second] = page.querySelectorAll('usage-provider');
    first!.filters = { agent: ['a'] };
    expect(second!.filters.agent).to.deep.equal([]);
  });

  it('answers in UTC when the API knows no other zone, and says so once', async () => {
    const capabilities = (await source.capabilities())!;
    const limited = createMockSource();
    limited.capabilities = async () => ({ ...capabilities, time_zones: ['Mars/Jezero', 'UTC'] });
    let provider: UsageProvider;
    const { warnings } = await complaints(async () => {
      provider = await fixture<UsageProvider>(
        html`<usage-provider .source=${limited} time-zone="Asia/Tokyo"></usage-provider>`,
      );
      await rangeOf(provider);
      provider.filters = { agent: ['a'] };
    });
    expect(provider!.range).to.deep.include({ timeZone: 'UTC', to: '2026-11-21T00:00:00Z' });
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.contain('Asia/Tokyo');
  });

  it('takes a zone under any of its names', async () => {
    const capabilities = (await source.capabilities())!;
    const { warnings } = await complaints(async () => {
      for (const [known, asked] of [
        ['Asia/Calcutta', 'Asia/Kolkata'],
        ['Asia/Kolkata', 'Asia/Calcutta'],
      ] as const) {
        const limited = createMockSource();
        limited.capabilities = async () => ({ ...capabilities, time_zones: [known] });
        const provider = await fixture<UsageProvider>(
          html`<usage-provider .source=${limited} time-zone=${asked}></usage-provider>`,
        );
        expect((await rangeOf(provider)).to).to.equal('2026-11-20T18:30:00Z');
      }
    });
    expect(warnings).to.deep.equal([]);
  });

  it('speaks the language of what is around it, through shadow roots, unless told otherwise', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="de-CH"></div>`);
    const provider = document.createElement('usage-provider');
    const spoken = (): string | undefined => {
      let locale: string | undefined;
      provider.firstElementChild!.dispatchEvent(
        new ContextEvent(formatContext, provider.firstElementChild!, (format) => {
          locale = format.locale;
        }),
      );
      return locale;
    };
    provider.append(document.createElement('p'));
    page.attachShadow({ mode: 'open' }).append(provider);
    await provider.updateComplete;
    expect(spoken()).to.equal('de-CH');
    page.lang = 'de_CH';
    provider.texts = {};
    await provider.updateComplete;
    expect(spoken()).to.equal(navigator.language);
    provider.locale = 'fr';
    await provider.updateComplete;
    expect(spoken()).to.equal('fr');
    provider.removeAttribute('locale');
    provider.locale = undefined as unknown as string;
    provider.remove();
    await provider.updateComplete;
    page.lang = 'it';
    page.shadowRoot!.append(provider);
    expect(spoken()).to.equal('it');
  });

  it('decides by an attribute whether its elements are light or dark', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} color-scheme="dark">
        <test-figure></test-figure>
      </usage-provider>`,
    );
    const figure = provider.querySelector('test-figure')!;
    await inState(figure, 'ready');
    const surface = () =>
      getComputedStyle(figure.shadowRoot!.querySelector('[part="base"]')!).backgroundColor;
    const dark = surface();
    provider.setAttribute('color-scheme', 'light');
    expect(surface()).not.to.equal(dark);
  });

  it('gives elements the texts of the host, and takes them back', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${createMockSource({ scenario: 'empty' })}
        .texts=${{ 'state.empty': 'Rien.' }}
      >
        <test-figure></test-figure>
      </usage-provider>`,
    );
    const figure = provider.querySelector('test-figure')!;
    await inState(figure, 'empty');
    expect(figure.text).to.contain('Rien.');
    provider.texts = undefined as unknown as Record<string, string>;
    await waitUntil(() => figure.text.includes('Nothing was used'));
  });

  it('asks anew on refresh and when it comes back, but not when it is moved', async () => {
    const own = createMockSource();
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${own}><test-figure></test-figure></usage-provider>`,
    );
    const figure = provider.querySelector('test-figure')!;
    await inState(figure, 'ready');
    const parent = provider.parentElement!;
    parent.append(provider);
    await Promise.resolve();
    expect(own.requests.length).to.equal(2);
    const loaded = oneEvent(figure, 'usage-load');
    await provider.refresh();
    await loaded;
    expect(own.requestsTo('/usage').length).to.equal(2);
    expect(own.requestsTo('/capabilities').length).to.equal(2);
  });
});
