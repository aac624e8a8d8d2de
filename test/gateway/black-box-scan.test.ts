import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../gateway/edge/refusal.ts';
import type { Gateway } from '../../gateway/service.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { readSettings } from '../../kit/settings.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { scan } from './black-box/check.ts';
import { blackBoxChecks } from './black-box/checks.ts';
import { post } from './black-box/target.ts';
import { answering, openGateway } from './support/gateway.ts';

/** `npm run proof -- black-box-scan` runs all of it against everything, with the checks that wait for time limits. */
const quick = blackBoxChecks.filter(({ slow }) => !slow);
/** What the identity provider of this test knows. */
const viewers: Readonly<Record<string, Viewer>> = {
  'Bearer a.partner.token': { subject: 'a', scopes: new Set(['partner:order']), partner: 'RES-1' },
  'Bearer a.frontend.token': {
    subject: 'b',
    scopes: new Set(['sales:read', 'billing:read']),
    partner: undefined,
  },
  'Bearer an.operator.token': { subject: 'c', scopes: new Set(['ops:read']), partner: undefined },
};
const token = 'a.partner.token';

let gateway: Gateway;

beforeAll(async () => {
  const settings = readSettings({
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    AUTH_ISSUER: 'https://id.example',
    AUTH_AUDIENCE: 'graph',
  });
  gateway = await openGateway({
    supergraph: loadSupergraph(),
    introspection: settings.introspection,
    trusted: readTrustedDocuments(settings.operationsDir),
    trustedOnly: settings.trustedOnly,
    servesMetrics: settings.servesMetrics,
    subgraph: (name) => answering(name, async () => ({ data: {} })),
    authenticate: async (authorization) => {
      const viewer = viewers[authorization ?? ''];
      if (!viewer) throw new Refusal(401, 'UNAUTHENTICATED', 'The bearer token is not valid');
      return viewer;
    },
  });
});
afterAll(() => gateway.stop());

test('a scanner finds nothing at the partners’ endpoint', async () => {
  expect(await scan({ url: `${gateway.url}/partner/graphql`, token }, quick)).toEqual([]);
  expect(quick.length).toBeGreaterThanOrEqual(48);
});

test('at the endpoint of our own clients it finds queries by GET and documents of its own, and nothing else', async () => {
  const findings = await scan({ url: `${gateway.url}/graphql`, token: 'a.frontend.token' }, quick);
  expect(findings.map(({ check }) => check)).toEqual(['free-form documents', 'queries by GET']);
});

test('operators alone may ask about the schema in front of another identity provider', async () => {
  const query = '{ __schema { queryType { name } } }';
  const asked = async (by: string) => {
    const { json } = await post({ url: `${gateway.url}/graphql`, token: by }, { query });
    return json?.data ?? json?.errors?.length;
  };
  for (let round = 0; round < 2; round++) {
    expect(await asked('an.operator.token')).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(await asked('a.frontend.token')).toBe(2);
  }
});

test('every check finds something where nothing is protected', async () => {
  const answer = JSON.stringify({
    data: { __schema: { types: [] }, __type: {}, s: {}, t: {}, a: 1 },
    errors: [{ message: 'Did you mean "order"? polluted at f (/app/node_modules/x.js) <script>' }],
    extensions: { tracing: {} },
  });
  const careless = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (chunk) => {
      if (chunk.includes('Upgrade: websocket')) socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      const headers = `Access-Control-Allow-Origin: *\r\nServer: careless\r\nContent-Length: ${answer.length}`;
      socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n${headers}\r\n\r\n${answer}`);
      // The rest of a large body is taken too.
      socket.resume();
    });
  });
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const { port } = careless.address() as AddressInfo;
  const findings = await scan({ url: `http://127.0.0.1:${port}/graphql`, token }, quick);
  careless.close();
  const found = new Set(findings.map(({ check }) => check));
  expect(quick.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});
