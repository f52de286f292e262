/**
 * What every page of the bench has in common: it is given its size by its address, shows the usage of
 * the first filter as it loads, and that of others when it is told to.
 */
import { generate, type Kind, type UsageData } from '../data.ts';

declare global {
  interface Window {
    bench: {
      /** Makes ready for changes, with the usage of as many filters. */
      prepare(count: number): void;
      /** Shows the usage of another filter, right after a frame, so that each has as long to the next. */
      change(filter: number): Promise<void>;
      /** Resolves when what was begun is on the screen. */
      rest(): Promise<void>;
      /** Forgets all usage, so that what is left in memory is the page's own. */
      forget(): void;
    };
  }
}

const text = new URLSearchParams(location.search);
const size = { buckets: Number(text.get('buckets')), agents: Number(text.get('agents')) };
const usage = (filter: number) => generate((text.get('kind') ?? 'noise') as Kind, size, filter);

/**
 * @param show draws all parts of the page anew; may be late
 * @param adapt makes the loaded page more like the others before it is changed
 */
export function startPage(
  show: (data: UsageData, filter: number) => void,
  adapt?: () => void,
): void {
  const usages: UsageData[] = [usage(0)];
  window.bench = {
    prepare(count) {
      while (usages.length < count) usages.push(usage(usages.length));
      adapt?.();
    },
    async change(filter) {
      const data = usages[filter];
      if (!data) throw new RangeError(`The usage of filter ${filter} was not prepared.`);
      await afterFrame();
      performance.mark(`change ${filter}`);
      show(data, filter);
    },
    async rest() {
      // A frame does not begin before the one before it is rastered, and some need several for a change.
      for (let frames = 0; frames < 3; frames++) {
        await afterFrame();
        await new Promise((resolve) => requestIdleCallback(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      await afterFrame();
    },
    forget() {
      usages.length = 0;
    },
  };
  show(usages[0]!, 0);
}

/** Resolves in the first task after the next frame. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}

/** What holds the parts. */
export const page = document.querySelector('main')!;

/** The element of the page with a name. */
export function part(name: 'chart' | 'donut' | 'table'): HTMLElement {
  return document.querySelector<HTMLElement>(`#${name}`)!;
}
