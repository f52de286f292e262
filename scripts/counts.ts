/** Counting of test results. */
import type { TestSession, TestResult, TestSuiteResult } from '@web/test-runner-core';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The counts as the last line of a run says them; skipped tests only where there are some. */
export function describeCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The sum of several counts. */
export function addCounts(all: Iterable<TestCounts>): TestCounts {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const counts of all) {
    passed += counts.passed;
    failed += counts.failed;
    skipped += counts.skipped;
  }
  return { passed, failed, skipped };
}

function testsOf(suite: TestSuiteResult | undefined): readonly TestResult[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** What is counted of a session of the web test runner: one test file in one browser. */
export type CountedSession = Pick<TestSession, 'passed' | 'errors' | 'testResults'>;

/**
 * Counts the tests of a finished browser run. A file that could not be loaded, that raised an error
 * outside its tests or that holds no test counts as one failure.
 */
export function countSessions(sessions: Iterable<CountedSession>): TestCounts {
  return addCounts(
    [...sessions].map((session) => {
      const tests = testsOf(session.testResults);
      const skipped = tests.filter((test) => test.skipped).length;
      const passed = tests.filter((test) => test.passed && !test.skipped).length;
      const failed = tests.length - skipped - passed;
      const isBroken = session.errors.length > 0 || tests.length === 0 || !session.passed;
      return { passed, failed: failed === 0 && isBroken ? 1 : failed, skipped };
    }),
  );
}
