import { setupServer } from 'msw/node';
import { createMock } from '../mocks/handlers.ts';
import { expiredToken } from '../mocks/service.ts';
import { contractSuite } from './contract-suite.ts';

const baseUrl = 'http://usage.test/api/usage';

contractSuite('mock', async () => {
  const server = setupServer(...createMock({ baseUrl }).handlers);
  server.listen({ onUnhandledRequest: 'error' });
  return {
    fetch: (path, headers) => fetch(baseUrl + path, { headers }),
    close: async () => server.close(),
    refused: [
      { path: '/plan?organization=studio', role: 'Group owner' },
      { path: '/agents/agt_13/conversations/any', role: 'Group owner' },
    ],
    expired: { Authorization: expiredToken },
  };
});
