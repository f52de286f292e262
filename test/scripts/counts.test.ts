import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addCounts,
  countSessions,
  describeCounts,
  type CountedSession,
} from '../../scripts/counts.ts';

function session(
  passed: readonly boolean[],
  changes: Partial<CountedSession> = {},
): CountedSession {
  const tests = passed.map((isPassed, index) => ({
    name: `${index}`,
    passed: isPassed,
    skipped: false,
  }));
  const nested = { name: 'nested', suites: [], tests: tests.slice(1) };
  return {
    passed: passed.every(Boolean),
    errors: [],
    testResults: { name: '', suites: [nested], tests: tests.slice(0, 1) },
    ...changes,
  };
}

describe('counting', () => {
  it('counts tests in nested suites', () => {
    const counts = countSessions([session([true, false, true]), session([true])]);
    assert.deepEqual(counts, { passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a file that does not load, breaks beside its tests or has none as a failure', () => {
    const error = { message: 'not found' };
    const broken: readonly CountedSession[] = [
      session([], { passed: false, errors: [error], testResults: undefined }),
      session([true], { passed: false, errors: [error] }),
      session([]),
      session([true], { passed: false }),
    ];
    assert.deepEqual(countSessions(broken), { passed: 2, failed: 4, skipped: 0 });
  });

  it('neither passes nor fails what is skipped', () => {
    const tests = [{ name: 'later', passed: false, skipped: true }];
    const testResults = { name: '', suites: [], tests };
    assert.deepEqual(countSessions([session([], { passed: true, testResults })]), {
      passed: 0,
      failed: 0,
      skipped: 1,
    });
  });

  it('adds up and says the sum', () => {
    const sum = addCounts([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    assert.equal(describeCounts(sum), '3 passed, 1 failed, 1 skipped');
    assert.equal(describeCounts({ ...sum, skipped: 0 }), '3 passed, 1 failed');
  });
});
