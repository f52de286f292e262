import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seed } from '../../demo/server/seed/seed.ts';
import type { Database } from '../../demo/server/database.ts';
import { home, now, openEmpty, small, thirtyDays, total, usage, type Demo } from './fixture.ts';

/** Everything that figures come from, in one order. */
async function contents(database: Database) {
  const tables = ['events', 'conversations', 'contacts', 'outages', 'allowances', 'organizations'];
  return Promise.all(
    tables.map(async (table) => {
      const rows = await database.query<{ digest: string; count: number }>(
        `select count(*)::int as count, md5(string_agg(line, '\n' order by line)) as digest
         from (select t::text collate "C" as line from ${table} t) written`,
      );
      return { table, ...rows[0] };
    }),
  );
}

async function withDemos(count: number, work: (demos: readonly Demo[]) => Promise<void>) {
  const demos = await Promise.all(Array.from({ length: count }, () => openEmpty()));
  try {
    await work(demos);
  } finally {
    await Promise.all(demos.map((demo) => demo.close()));
  }
}

const options = { months: 1, organizations: small };

test('topping up gives the same as generating everything at once', async () => {
  await withDemos(2, async ([steps, once]) => {
    const later = new Date(+now + 40 * 86_400_000);
    await seed(steps!.database, { ...options, now });
    await seed(steps!.database, { ...options, now: new Date(+now + 3_600_000) });
    await seed(steps!.database, { ...options, now: later });
    await once!.database.query('insert into settings values ($1, $2)', [
      'first_start',
      now.toISOString(),
    ]);
    await seed(once!.database, { ...options, now: later });
    assert.deepEqual(await contents(steps!.database), await contents(once!.database));
  });
});

test('a second start at the same time adds nothing, and nothing is later than now', async () => {
  await withDemos(1, async ([demo]) => {
    const added = await seed(demo!.database, { ...options, now });
    assert.ok(added > 1000);
    assert.equal(await seed(demo!.database, { ...options, now }), 0);
    const rows = await demo!.database.query<{ late: number }>(
      'select count(*)::int as late from events where at > $1',
      [now.toISOString()],
    );
    assert.equal(rows[0]!.late, 0);
  });
});

test('an agent runs away in the last days', async () => {
  await withDemos(1, async ([demo]) => {
    await seed(demo!.database, { ...options, now });
    const ask = async (from: string, to: string) => {
      const answer = await usage(demo!, {
        metric: 'credits',
        from,
        to,
        time_zone: thirtyDays.time_zone,
        agent: 'agt_winback',
        organization: home,
      });
      return Number(total(answer, 'credits'));
    };
    const usual = await ask('2026-11-12T23:00:00Z', '2026-11-16T23:00:00Z');
    const last = await ask('2026-11-16T23:00:00Z', '2026-11-20T23:00:00Z');
    assert.ok(last > 5 * usual, `${last} after ${usual}`);
  });
});
