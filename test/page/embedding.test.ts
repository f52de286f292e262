import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  chooseAgent,
  dashboard,
  openTable,
  pageOf,
  readFigures,
  saveChart,
  tag,
} from './dashboard.ts';
import { dearestConversation, expectedFigures, type ConversationKey } from './expected.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, india, providerFor, trade } from './world.ts';

/** The policy that pages with our tags may have. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const tags = [
  'agent-filter',
  'usage-summary',
  'credit-chart',
  'plan-health-tiles',
  'conversation-credits',
];
const allReady = tags.map((name) => [name, 'ready']);
const silent = { violations: [], errors: [] };

describe('the built bundle on a page', { skip }, () => {
  let stage: Stage;
  let conversation: ConversationKey;
  before(async () => {
    stage = await Stage.open(fillWithUsage);
    conversation = await dearestConversation(stage, trade.organization);
  });
  after(() => stage.close());

  /** The five tags on their own, for pages that place them otherwise. */
  const five = (key: ConversationKey) => `<agent-filter></agent-filter>
    <usage-summary></usage-summary><credit-chart></credit-chart>
    <plan-health-tiles></plan-health-tiles>
    ${tag('conversation-credits', { ...key })}</conversation-credits>`;

  const assertDashboard = async (visit: Visit, count = 1) => {
    assert.deepEqual(await visit.settled(), Array(count).fill(allReady).flat());
    assert.deepEqual(await readFigures(visit), await expectedFigures(stage, trade, conversation));
    assert.deepEqual(visit.messages, []);
    assert.deepEqual(await visit.seen(), silent);
  };

  const resources = () => stage.requests.map(({ pathname }) => pathname.split('/')[3]).sort();
  const fourResources = ['agents', 'capabilities', 'plan', 'usage'];

  test('of ten lines shows the dashboard from another port, with four requests', async () => {
    const html = dashboard({
      provider: providerFor(stage.otherApi, trade),
      conversation: { ...conversation },
    });
    assert.ok(html.split('\n').length <= 10, html);
    const visit = await stage.visit(html);
    await assertDashboard(visit);
    await visit.quiet();
    assert.deepEqual(resources(), fourResources);
    const chart = stage.chunks.filter((name) => name.includes('plot'));
    const files = ['', 'usage-elements.js', ...stage.startChunks, ...chart];
    assert.deepEqual(
      visit.requests.filter((url) => !url.startsWith(`${stage.otherApi}/`)).sort(),
      files.map((name) => `${stage.site}/${name}`).sort(),
    );
    assert.equal(visit.requests.length, files.length + fourResources.length);
    await visit.close();
  });

  test('without a chart loads no chart code', async () => {
    const visit = await stage.visit(
      pageOf(`${tag('usage-provider', providerFor(stage.ownApi, trade))}
        <usage-summary></usage-summary><plan-health-tiles></plan-health-tiles>`),
    );
    await visit.settled();
    await visit.quiet();
    const scripts = visit.requests.filter((url) => url.endsWith('.js'));
    const start = ['usage-elements.js', ...stage.startChunks];
    assert.deepEqual(scripts.sort(), start.map((name) => `${stage.site}/${name}`).sort());
    assert.ok(start.every((name) => !/plot|files|calendar/.test(name)));
    await visit.close();
  });

  for (const policy of [strictPolicy, `${strictPolicy}; trusted-types lit-html`]) {
    test(`keeps to the policy ${policy}`, async () => {
      const html = dashboard({
        provider: providerFor(stage.ownApi, trade),
        conversation: { ...conversation },
      });
      const visit = await stage.visit(html, { policy });
      await assertDashboard(visit);
      await hoverChart(visit);
      await saveChart(visit);
      await openTable(visit);
      await chooseAgent(visit, 'Contractor line');
      await chooseAgent(visit);
      await assertDashboard(visit);
      await visit.close();
    });
  }

  test('has its policy in force in these tests', async () => {
    const visit = await stage.visit('<!doctype html><p style="color: red">', {
      policy: strictPolicy,
    });
    await visit.until('the violation is told', () => window.seen.violations.length > 0);
    assert.match((await visit.seen()).violations[0]!, /^style-src-attr: inline/);
    await visit.close();
  });

  const places = {
    'before the markup': pageOf,
    'after the markup': (markup: string) => pageOf(markup, 'after'),
    'before the markup, run as soon as it is there': (markup: string) =>
      pageOf(markup).replace('<script', '<script async'),
  };
  for (const [place, write] of Object.entries(places)) {
    test(`works with its script ${place}`, async () => {
      const provider = tag('usage-provider', providerFor(stage.ownApi, trade));
      const visit = await stage.visit(write(`${provider}${five(conversation)}</usage-provider>`));
      await assertDashboard(visit);
      await visit.quiet();
      assert.deepEqual(resources(), fourResources);
      await visit.close();
    });
  }

  test('shows elements that a script creates, before and after their provider', async () => {
    const visit = await stage.visit(pageOf(''));
    await visit.page.evaluate(
      (attributes, names, key) => {
        const create = (name: string) => document.createElement(name);
        const provider = create('usage-provider');
        const elements = names.map(create);
        const [filter, summary, chart, tiles, detail] = elements as [
          HTMLElement,
          HTMLElement,
          HTMLElement,
          HTMLElement,
          HTMLElement,
        ];
        provider.append(filter, summary);
        document.body.append(provider);
        for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
        provider.append(chart, tiles, detail);
        Object.assign(detail, key);
      },
      providerFor(stage.ownApi, trade),
      tags,
      conversation,
    );
    await assertDashboard(visit);
    await visit.close();
  });

  test('keeps two providers apart', async () => {
    const other = await dearestConversation(stage, india.organization);
    const visit = await stage.visit(
      pageOf(`
        ${tag('usage-provider', { id: 'trade', ...providerFor(stage.ownApi, trade) })}
          ${five(conversation)}</usage-provider>
        ${tag('usage-provider', { id: 'india', ...providerFor(stage.otherApi, india) })}
          ${five(other)}</usage-provider>
        <section><usage-summary provider="india"></usage-summary></section>`),
    );
    assert.deepEqual(await visit.settled(), [...allReady, ...allReady, ['usage-summary', 'ready']]);
    const ofIndia = await expectedFigures(stage, india, other);
    assert.deepEqual(
      await readFigures(visit, '#trade'),
      await expectedFigures(stage, trade, conversation),
    );
    assert.deepEqual(await readFigures(visit, '#india'), ofIndia);
    assert.deepEqual((await readFigures(visit, 'section')).summary, ofIndia.summary);
    await visit.quiet();
    assert.deepEqual(resources(), [...fourResources, ...fourResources].sort());
    assert.deepEqual(visit.messages, []);
    await visit.close();
  });

  test('can be configured for the whole page', async () => {
    const { organization, timeZone } = trade;
    const options = {
      baseUrl: stage.otherApi,
      timeZone,
      fixed: { organization: [organization] },
    };
    const visit = await stage.visit(
      pageOf(
        `${five(conversation)}<script type="module">
          import { configureUsage } from './usage-elements.js';
          configureUsage(${JSON.stringify(options)});
        </script>`,
        'none',
      ),
    );
    await assertDashboard(visit);
    await visit.quiet();
    assert.deepEqual(resources(), fourResources);
    await visit.close();
  });
});

/** Moves the pointer over the chart until its tooltip is there. */
async function hoverChart(visit: Visit): Promise<void> {
  const { x, y } = await visit.page.evaluate(() => {
    const plot = document.querySelector('credit-chart')?.shadowRoot?.querySelector('canvas');
    plot?.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = plot!.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await visit.page.mouse.move(x, y);
  await visit.until('the tooltip is there', () => {
    const root = document.querySelector('credit-chart')?.shadowRoot;
    return root?.querySelector('[part="tooltip"]')?.matches(':popover-open') ?? false;
  });
}
