import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usagePath } from '../mocks/paths.ts';
import type { ApiUnderTest } from './client.ts';
import type { Fixture, UseFixture } from './fixture.ts';

interface ProblemBody {
  readonly type: string;
  readonly role?: string;
}

function monthPath({ month }: Fixture): string {
  return usagePath({ ...month, metrics: ['credits'] });
}

/** Manners: caching, origins, who may ask. */
export function testHttp(use: UseFixture, useApi: () => ApiUnderTest): void {
  test('an answer that has not changed is 304, without a body', async () => {
    const { client, ...fixture } = use();
    for (const path of [monthPath({ client, ...fixture }), '/plan', '/dimensions/agent']) {
      const first = await client.get(path);
      const etag = first.headers.get('ETag')!;
      const again = await client.get(path, { 'If-None-Match': etag });
      assert.equal(again.status, 304, path);
      assert.equal(again.headers.get('ETag'), etag);
      const other = await client.get(path, { 'If-None-Match': '"another"' });
      assert.equal(other.status, 200, path);
    }
  });

  test('a page of another origin may read the answer, errors included, and the headers it needs', async () => {
    const { client, ...fixture } = use();
    const origin = 'https://host.example';
    for (const path of [monthPath({ client, ...fixture }), '/usage']) {
      const { headers } = await client.get(path, { Origin: origin });
      const allowed = headers.get('Access-Control-Allow-Origin');
      assert.ok(allowed === '*' || allowed === origin, `${path} allows ${allowed}`);
      if (allowed === origin) assert.match(headers.get('Vary') ?? '', /\bOrigin\b/i);
      const exposed = (headers.get('Access-Control-Expose-Headers') ?? '').toLowerCase();
      for (const header of ['etag', 'date', 'retry-after']) {
        assert.ok(exposed.split(/ *, */).includes(header), `${path} exposes ${header}`);
      }
    }
  });

  test('without a valid token every resource answers 401', async () => {
    const { client, month } = use();
    const { expired } = useApi();
    const paths = [
      '/capabilities',
      '/plan',
      '/dimensions/agent',
      usagePath({ ...month, metrics: ['credits'] }),
    ];
    for (const path of paths) {
      const { status, body } = await client.get(path, expired);
      assert.equal(status, 401, path);
      assert.equal((body as ProblemBody).type, 'urn:problem-type:usage:unauthenticated');
    }
  });

  test('what the caller may not see is 403 and names the role', async () => {
    const { client } = use();
    const { refused } = useApi();
    assert.ok(refused.length > 0);
    for (const { path, headers, role } of refused) {
      const { status, body } = await client.get(path, headers);
      assert.equal(status, 403, path);
      assert.equal((body as ProblemBody).type, 'urn:problem-type:usage:forbidden');
      assert.equal((body as ProblemBody).role, role);
    }
  });

  test('what there is not is 404', async () => {
    const { client, conversation, keys } = use();
    const [agent, id] = [conversation.agent, conversation.conversation].map(encodeURIComponent);
    const other = keys.agent.find((key) => key !== conversation.agent)!;
    const paths = [
      '/dimensions/colour',
      '/plan?organization=no-such-organization',
      `/agents/${agent}/conversations/no-such-conversation`,
      `/agents/no-such-agent/conversations/${id}`,
      `/agents/${encodeURIComponent(other)}/conversations/${id}`,
      '/no-such-resource',
    ];
    for (const path of paths) {
      const { status, body } = await client.get(path);
      assert.equal(status, 404, path);
      assert.equal((body as ProblemBody).type, 'urn:problem-type:usage:not-found', path);
    }
  });
}
