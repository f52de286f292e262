import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { importCsv, ImportError } from '../../demo/server/import/import.ts';
import { seed } from '../../demo/server/seed/seed.ts';
import {
  importFile,
  lines,
  openEmpty,
  small,
  now,
  total,
  usage,
  withoutData,
  type Demo,
} from './fixture.ts';

const year2020 = { from: '2020-01-01T00:00:00Z', to: '2021-01-01T00:00:00Z', time_zone: 'UTC' };

describe('support-conversations.csv', { skip: withoutData }, () => {
  let demo: Demo;
  before(async () => {
    demo = await openEmpty();
    const report = await importFile(demo, 'support-conversations.csv');
    assert.deepEqual(report, {
      organization: 'support',
      rows: 686,
      added: 686,
      known: 0,
      rejected: 0,
      problems: [],
    });
  });
  after(() => demo.close());

  const all = { from: '2018-04-30T00:00:00Z', to: '2020-05-01T00:00:00Z', organization: 'support' };

  test('has its conversations, messages and credits', async () => {
    const answer = await usage(demo, {
      metric: ['conversations', 'messages', 'credits'],
      ...all,
      time_zone: 'UTC',
    });
    assert.equal(total(answer, 'conversations'), '525');
    assert.equal(total(answer, 'messages'), '686');
    // A thousandth of a credit for each of 109,451 characters.
    assert.equal(total(answer, 'credits'), '109.451');
  });

  test('has the messages of its brands', async () => {
    const answer = await usage(demo, {
      metric: 'messages',
      ...all,
      time_zone: 'UTC',
      group_by: 'agent',
      limit: 5,
    });
    assert.deepEqual(
      answer.groups!.items.map(({ key }) => [key, total(answer, 'messages', key!)]),
      [
        ['RockstarSupport', '115'],
        ['TeamYouTube', '83'],
        ['Google', '68'],
        ['AdobeCare', '64'],
        ['MojangSupport', '56'],
      ],
    );
    assert.equal(answer.groups!.remaining, 19);
  });

  const facts = [
    ['UTC', '2020-03-27', 36, 136],
    ['America/Los_Angeles', '2020-03-25', 35, 135],
    ['Asia/Kolkata', '2020-03-28', 32, 132],
    ['Australia/Lord_Howe', '2020-03-26', 35, 133],
  ] as const;
  for (const [timeZone, day, messages, days] of facts) {
    test(`has its busiest day and its days with messages in ${timeZone}`, async () => {
      const answer = await usage(demo, {
        metric: 'messages',
        ...all,
        time_zone: timeZone,
        interval: 'day',
        daily: true,
      });
      const [series] = answer.series;
      assert.deepEqual(series!.daily!.peak, { day, total: String(messages) });
      assert.equal(series!.values!.filter((value) => Number(value) > 0).length, days);
    });
  }

  test('has March 2020 as Los Angeles has it', async () => {
    const answer = await usage(demo, {
      metric: 'messages',
      from: '2020-03-01T00:00:00-08:00',
      to: '2020-04-01T00:00:00-07:00',
      time_zone: 'America/Los_Angeles',
      interval: 'month',
    });
    assert.deepEqual(answer.series[0]!.values, ['419']);
    assert.deepEqual(answer.partial, []);
  });

  test('has the conversation with the most messages', async () => {
    const rows = await demo.database.query<{ messages: string }>(
      'select max(messages)::text as messages from conversations',
    );
    assert.equal(rows[0]!.messages, '15');
  });

  test('changes nothing when it is imported again', async () => {
    const report = await importFile(demo, 'support-conversations.csv');
    assert.deepEqual([report.added, report.known], [0, 686]);
  });
});

describe('llm-requests.csv', { skip: withoutData }, () => {
  let demo: Demo;
  before(async () => {
    demo = await openEmpty();
    assert.equal((await importFile(demo, 'llm-requests.csv')).added, 19_366);
  });
  after(() => demo.close());

  test('has its requests, tokens and busiest minute', async () => {
    const answer = await usage(demo, {
      metric: ['messages', 'llm_input_tokens', 'llm_output_tokens', 'llm_tokens'],
      from: '2023-11-16T18:00:00Z',
      to: '2023-11-16T20:00:00Z',
      time_zone: 'UTC',
      interval: 'minute',
      organization: 'llm-requests',
    });
    assert.equal(total(answer, 'messages'), '19366');
    assert.equal(total(answer, 'llm_input_tokens'), '22361870');
    assert.equal(total(answer, 'llm_output_tokens'), '4088665');
    assert.equal(total(answer, 'llm_tokens'), '26450535');
    const values = answer.series[0]!.values!.map(Number);
    const busiest = values.indexOf(Math.max(...values));
    assert.equal(answer.starts![busiest], '2023-11-16T18:43:00Z');
    assert.equal(values[busiest], 502);
  });
});

describe('events of a host', () => {
  let demo: Demo;
  before(async () => (demo = await openEmpty()));
  after(() => demo.close());

  const header = 'at,credits,agent,conversation';

  test('rows that cannot be taken are told with line and reason, the others are kept', async () => {
    const report = await importCsv(
      demo.database,
      lines(
        header,
        '2020-05-01T10:00:00Z,1.5,a,c1',
        'yesterday,1,a,c1',
        '2020-05-01T10:00:00Z,one,a,c1',
        '2020-05-01T10:00:00Z,1',
        '2020-05-01T10:00:00Z,1,b,c1',
        '2020-05-01T10:00:00Z,1,,c2',
        '2020-05-01T10:00:01Z,0.25,a,c1',
      ),
      'Rows',
    );
    assert.deepEqual([report.rows, report.added, report.known, report.rejected], [7, 2, 0, 5]);
    assert.deepEqual(
      report.problems.map(({ line }) => line).toSorted((a, b) => a - b),
      [3, 4, 5, 6, 7],
    );
    assert.match(report.problems[0]!.reason, /at is "yesterday"/);
    const answer = await usage(demo, { metric: 'credits', ...year2020, organization: 'rows' });
    assert.equal(total(answer, 'credits'), '1.75');
  });

  test('equal rows of one file are different events, and are known the next time', async () => {
    const rows = [header, ...Array<string>(3).fill('2020-05-01T10:00:00Z,2,a,d1')];
    const first = await importCsv(demo.database, lines(...rows), 'Equal');
    const second = await importCsv(demo.database, lines(...rows), 'Equal');
    const more = await importCsv(demo.database, lines(...rows, rows[1]!), 'Equal');
    assert.deepEqual([first.added, second.added, more.added], [3, 0, 1]);
    assert.deepEqual([second.known, more.known], [3, 3]);
  });

  test('quotes, a byte order mark and broken quotes are read as CSV has them', async () => {
    const report = await importCsv(
      demo.database,
      lines(
        '\uFEFFat,credits,agent,description',
        '2020-06-01T10:00:00Z,1,"a, ""b""","two\nlines"',
        '2020-06-01T10:00:00Z,1,a "b,x',
        '2020-06-01T10:00:00+02:00,1,c,',
      ),
      'Quotes',
    );
    assert.deepEqual([report.rows, report.added, report.rejected], [3, 2, 1]);
    const answer = await usage(demo, {
      metric: 'credits',
      ...year2020,
      organization: 'quotes',
      group_by: 'agent',
    });
    assert.deepEqual(
      answer.groups!.items.map(({ key }) => key),
      ['a, "b"', 'c'],
    );
  });

  test('a conversation of another organization is not counted as the same', async () => {
    const report = await importCsv(
      demo.database,
      lines(header, '2020-05-01T10:00:00Z,1,a,c1'),
      'Elsewhere',
    );
    assert.equal(report.rejected, 1);
  });

  test('unknown columns, an empty file and no name are refused as a whole', async () => {
    const refuse = (source: AsyncIterable<string>, name?: string) =>
      assert.rejects(importCsv(demo.database, source, name), ImportError);
    await refuse(lines('when,how much', 'now,1'), 'X');
    await refuse(lines(), 'X');
    await refuse(lines(header));
  });

  test('generated organizations take no imports', async () => {
    await seed(demo.database, { now, months: 0, organizations: small.slice(1) });
    await assert.rejects(
      importCsv(demo.database, lines(header), 'Brightwater India'),
      /generated events/,
    );
  });
});
