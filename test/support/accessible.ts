import { expect } from '@open-wc/testing';
import type axeCore from 'axe-core';
// The package is no ES module: it leaves itself on the window.
import 'axe-core/axe.min.js';

declare const axe: typeof axeCore;

/** Expects that axe finds nothing to object to, by WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // These judge a page, and the element stands alone here.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`).join('; ')})`,
  );
  expect(found).to.deep.equal([]);
}
