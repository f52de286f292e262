import { expect } from '@open-wc/testing';
import { SlicedTask } from '../../src/controllers/sliced-task.ts';
import { waitUntil } from '../support/wait-until.ts';

function hostOf(onUpdate: () => unknown) {
  return {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void onUpdate(),
    updateComplete: Promise.resolve(true),
  };
}

/** Counts up to a number, and says so as often as it is updated. */
function counter() {
  const begun: string[] = [];
  let updates = 0;
  function* count(name: string, until: number): Generator<void, string> {
    begun.push(name);
    for (let step = 0; step < until; step += 1) yield;
    return `${name} to ${until}`;
  }
  return {
    task: new SlicedTask(
      hostOf(() => (updates += 1)),
      count,
    ),
    begun,
    updates: () => updates,
  };
}

describe('a task in slices', () => {
  it('has its result later, and says so once', async () => {
    const { task, begun, updates } = counter();
    expect(task.resultFor('a', 3)).to.equal(undefined);
    expect(task.isRunning).to.equal(true);
    expect(task.resultFor('a', 3)).to.equal(undefined);
    await waitUntil(() => updates() === 1);
    expect(task.isRunning).to.equal(false);
    expect(task.resultFor('a', 3)).to.equal('a to 3');
    expect(begun).to.deep.equal(['a']);
  });

  it('keeps the former result until there is a newer one', async () => {
    const { task, updates } = counter();
    task.resultFor('a', 3);
    await waitUntil(() => updates() === 1);
    expect(task.resultFor('b', 3)).to.equal('a to 3');
    expect(task.isRunning).to.equal(true);
    await waitUntil(() => updates() === 2);
    expect(task.resultFor('b', 3)).to.equal('b to 3');
  });

  it('leaves what nobody asks for any more', async () => {
    const { task, begun, updates } = counter();
    task.resultFor('a', 1e9);
    task.resultFor('b', 3);
    await waitUntil(() => updates() === 1);
    expect(task.resultFor('b', 3)).to.equal('b to 3');
    expect(begun).to.deep.equal(['b']);
  });

  it('forgets what has nothing to do with what is asked next', async () => {
    const { task, updates } = counter();
    task.resultFor('a', 3);
    await waitUntil(() => updates() === 1);
    task.forget();
    expect(task.resultFor('b', 3)).to.equal(undefined);
    await waitUntil(() => updates() === 2);
    expect(task.resultFor('b', 3)).to.equal('b to 3');
  });

  it('lets others work between its slices', async () => {
    let isOver = false;
    let turn = 0;
    // Ends only if the page gets to run something else meanwhile.
    function* untilOther(): Generator<void, number> {
      while (turn === 0) yield;
      return turn;
    }
    const task = new SlicedTask(
      hostOf(() => (isOver = true)),
      untilOther,
    );
    task.resultFor();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => (turn += 1));
    port1.start();
    await waitUntil(() => {
      port2.postMessage(undefined);
      return isOver;
    });
    expect(task.resultFor()).to.be.greaterThan(0);
  });
});
