import { after, before, describe } from 'node:test';
import { testDimensions, testPlan } from './choices.ts';
import { ContractClient } from './client.ts';
import type { ApiUnderTest } from './client.ts';
import { testConversation, testConversations } from './conversations.ts';
import { testCursors } from './cursors.ts';
import { findFixture } from './fixture.ts';
import type { Fixture, UseFixture } from './fixture.ts';
import { testHttp } from './http.ts';
import { testParameters } from './parameters.ts';
import { testGroups } from './usage-groups.ts';
import { testTime } from './usage-time.ts';

/**
 * Holds an API against `src/api/openapi.yaml`: every path and parameter of the document, and what
 * its words say about figures. Needs an API with all resources and options, and some months of usage.
 * @param skip why it cannot run here
 */
export function contractSuite(
  name: string,
  connect: () => Promise<ApiUnderTest>,
  { skip }: { readonly skip?: string | undefined } = {},
): void {
  describe(`contract: ${name}`, skip === undefined ? {} : { skip }, () => {
    let api: ApiUnderTest | undefined;
    let fixture: Fixture | undefined;
    before(async () => {
      api = await connect();
      fixture = await findFixture(new ContractClient(api));
    });
    after(() => api?.close());

    const use: UseFixture = () => fixture!;
    describe('parameters', () => testParameters(use));
    describe('cursors', () => testCursors(use));
    describe('manners', () => testHttp(use, () => api!));
    describe('time', () => testTime(use));
    describe('groups and filters', () => testGroups(use));
    describe('conversations', () => testConversations(use));
    describe('one conversation', () => testConversation(use));
    describe('dimensions', () => testDimensions(use));
    describe('plan', () => testPlan(use));
  });
}
