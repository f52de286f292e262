/** Counting of test results. */

function flatten(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(flatten)] : [];
}

/**
 * Counts the tests of a finished browser run. A file that could not be loaded, that raised an error
 * outside its tests or that holds no test counts as one failure.
 *
 * @param {Iterable<import('@web/test-runner-core').TestSession>} sessions one for each test file
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countSessions(sessions) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const tests = flatten(session.testResults);
    let failed = 0;
    for (const test of tests) {
      if (test.skipped) counts.skipped += 1;
      else if (test.passed) counts.passed += 1;
      else failed += 1;
    }
    const broken = session.errors.length > 0 || tests.length === 0 || !session.passed;
    counts.failed += failed === 0 && broken ? 1 : failed;
  }
  return counts;
}
