import { expect } from '@open-wc/testing';
import { QueryClient } from '@tanstack/query-core';
import type { ReactiveControllerHost } from 'lit';
import type { ConnectionController } from '../../src/controllers/connection-controller.ts';
import { OmittedController } from '../../src/controllers/omitted-controller.ts';

/** An element in the page that only counts how often it is asked to update. */
function createHost() {
  let updates = 0;
  const host = Object.assign(document.createElement('div'), {
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => void updates++,
    updateComplete: Promise.resolve(true),
  } satisfies ReactiveControllerHost);
  document.body.append(host);
  return { host, updates: () => updates };
}

function createOmitted() {
  const { host, updates } = createHost();
  const queryClient = new QueryClient();
  const connection = { source: { queryClient } } as unknown as ConnectionController;
  const omitted = new OmittedController(host, connection);
  omitted.hostUpdate();
  const answer = (kind: string, request: object, count: number, updatedAt: number) =>
    queryClient.setQueryData(
      [kind, request],
      { scope: { organizations: [], omitted: count } },
      { updatedAt },
    );
  return { host, updates, omitted, answer };
}

describe('OmittedController', () => {
  afterEach(() => document.body.replaceChildren());

  it('takes the newest answer about all organizations', () => {
    const { omitted, updates, answer } = createOmitted();
    expect(omitted.count).to.equal(0);
    answer('usage', { filters: {} }, 2, 1000);
    expect(omitted.count).to.equal(2);
    answer('plan', {}, 3, 2000);
    expect(omitted.count).to.equal(3);
    answer('usage', { filters: { organization: [] } }, 1, 1500);
    expect(omitted.count).to.equal(3);
    expect(updates()).to.equal(2);
  });

  it('leaves answers about chosen organizations and other things aside', () => {
    const { omitted, answer } = createOmitted();
    answer('usage', { filters: { organization: ['a'] } }, 2, 1000);
    answer('plan', { organization: 'a' }, 2, 1000);
    answer('dimension', {}, 2, 1000);
    expect(omitted.count).to.equal(0);
  });

  it('knows what was answered before it came, and listens no more when it has left', () => {
    const { host, omitted, updates, answer } = createOmitted();
    omitted.hostDisconnected();
    answer('usage', {}, 2, 1000);
    expect(omitted.count).to.equal(0);
    expect(updates()).to.equal(0);
    document.body.append(host);
    omitted.hostUpdate();
    expect(omitted.count).to.equal(2);
  });
});
