import { expect } from '@open-wc/testing';
import type { DimensionAnswer } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { renderTag, type FilterPage } from './filter-page.ts';

const rounds = 500;
/** Letters, so that some searches are known from rounds before and are answered at once. */
const letters = 'aeiorstn';

/** Numbers from 0 to below 1, the same in every run (mulberry32, by Tommy Ettinger). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The mock, whose replies wait until the test lets them go, also those that nobody waits for. */
function createHeldSource() {
  const mock = createMockSource();
  const answers = new Map<string, Promise<DimensionAnswer>>();
  const held: (() => void)[] = [];
  const answerTo = (search: string) => {
    const answer = answers.get(search) ?? mock.dimension({ dimension: 'agent', search });
    answers.set(search, answer);
    return answer;
  };
  const source = Object.assign(createMockSource(), {
    dimension: async ({ search = '' }: { readonly search?: string }) => {
      const answer = await answerTo(search);
      await new Promise<void>((resolve) => held.push(resolve));
      return answer;
    },
  });
  return { source, held, answerTo };
}

/** Lets everything run that is due. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function enter(page: FilterPage, text: string): Promise<void> {
  await page.type(text);
  // Enter asks at once, without the pause in typing.
  page.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await page.element.updateComplete;
}

describe('a search whose answers come in any order', function () {
  this.timeout(60_000);

  it(`shows the last question in the end, ${rounds} times`, async () => {
    const random = createRandom(20_261_120);
    const pick = (count: number) => Math.floor(random() * count);
    const { source, held, answerTo } = createHeldSource();
    // Several, so that Enter on a match leaves the popup open.
    const page = await renderTag('agent-filter', source, { multiple: true });
    const letGo = () => held.splice(pick(held.length), 1)[0]?.();
    await page.open();
    await page.until(() => held.length === 1, 'the first question');
    const wrong: string[] = [];
    for (let round = 0; round < rounds; round++) {
      let last = '';
      for (let count = 2 + pick(3); count > 0; count--) {
        last = Array.from({ length: 1 + pick(3) }, () => letters[pick(letters.length)]).join('');
        await enter(page, last);
        if (random() < 0.4) letGo();
      }
      const { items } = await answerTo(last);
      while (held.length > 0 || page.isDimmed) {
        letGo();
        await nextTask();
      }
      const shown = page.names.join();
      const expected = items.map(({ label }) => label).join();
      if (page.input.value !== last || shown !== expected) wrong.push(`${last}: ${shown}`);
      // Forgotten now and then, so that the same search is asked again.
      if (round % 10 === 9) {
        page.popup.hidePopover();
        await page.open();
      }
    }
    expect(wrong).to.deep.equal([]);
  });
});
