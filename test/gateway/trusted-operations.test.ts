import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import type { Scope } from '../../kit/identity/viewer.ts';
import { readSettings } from '../../kit/settings.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
const text = 'query OneOrder($id: ID!) {\n  order(id: $id)\n}\n';
const placing = 'mutation Place {\n  place\n}\n';
const id = `sha256:${hash('sha256', text)}`;

let options: Parameters<typeof openGateway>[0];
let open: Gateway;
let closed: Gateway;
let fetches = 0;

beforeAll(async () => {
  mkdirSync(join(folder, 'partner'));
  mkdirSync(join(folder, 'frontend'));
  for (const audience of ['partner', 'frontend'])
    writeFileSync(join(folder, audience, 'OneOrder.graphql'), text);
  writeFileSync(join(folder, 'partner', 'Place.graphql'), placing);
  options = {
    supergraph: composed({
      one: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@tag"])
        type Query @tag(name: "partner") @tag(name: "bi") { order(id: ID!): String }
        type Mutation @tag(name: "partner") { place: String }`,
    }),
    trusted: readTrustedDocuments(folder),
    subgraph: (name: string) =>
      answering(name, async () => {
        fetches++;
        return { data: { order: 'found', place: 'placed' } };
      }),
    authenticate: async (persona = 'partner') => ({
      subject: persona,
      scopes: new Set<Scope>(
        persona === 'partner'
          ? ['partner:order']
          : persona === 'partner operator'
            ? ['partner:order', 'ops:read']
            : persona === 'bi'
              ? ['revenue:read']
              : ['sales:read'],
      ),
      partner: persona.startsWith('partner') ? 'P-1' : undefined,
    }),
  };
  open = await openGateway(options);
  closed = await openGateway({ ...options, trustedOnly: new Set(['partner', 'bi'] as const) });
});
afterAll(async () => {
  await open.stop();
  await closed.stop();
  rmSync(folder, { recursive: true });
});

async function post(gateway: Gateway, path: string, body: unknown, persona = 'partner') {
  const response = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: persona },
    body: JSON.stringify(body),
  });
  return outcome(response);
}

async function get(gateway: Gateway, path: string, parameters: Record<string, string>, persona = 'partner') {
  const search = new URLSearchParams(parameters);
  return outcome(await fetch(`${gateway.url}${path}?${search}`, { headers: { authorization: persona } }));
}

async function outcome(response: Response) {
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { extensions: { code: string } }[];
  };
  return { status: response.status, data, code: errors?.[0]?.extensions.code };
}

const variables = { id: '1' };
const persistedQuery = { version: 1, sha256Hash: hash('sha256', text) };
const found = { status: 200, data: { order: 'found' }, code: undefined };

test('a known document is answered by its hash, however it is named, where others are refused too', async () => {
  for (const gateway of [open, closed]) {
    const path = '/partner/graphql';
    expect(await post(gateway, path, { documentId: id, variables })).toEqual(found);
    expect(await post(gateway, path, { extensions: { persistedQuery }, variables })).toEqual(found);
    expect(await post(gateway, path, { query: text, variables })).toEqual(found);
    expect(await post(gateway, path, { query: text.trim(), variables })).toEqual(found);
    expect(await post(gateway, path, { query: text, documentId: id, variables })).toEqual(found);
    const json = JSON.stringify(variables);
    expect(await get(gateway, path, { documentId: id, variables: json })).toEqual(found);
    expect(
      await get(gateway, path, { extensions: JSON.stringify({ persistedQuery }), variables: json }),
    ).toEqual(found);
  }
});

test('where trusted documents alone run, nothing of another is looked at', async () => {
  const before = fetches;
  for (const query of ['{ order(id: 1) }', `${text}#`, '{ nonsense', 'mutation { place }', '{ __typename }'])
    expect(await post(closed, '/partner/graphql', { query, variables })).toMatchObject({
      data: undefined,
      code: 'PERSISTED_QUERY_ID_REQUIRED',
    });
  expect((await get(closed, '/partner/graphql', { query: '{ __typename }' })).code).toBe(
    'PERSISTED_QUERY_ID_REQUIRED',
  );
  expect(fetches).toBe(before);
  expect((await post(open, '/partner/graphql', { query: '{ order(id: 1) }' })).data).toEqual({
    order: 'found',
  });
});

test('an unknown id is not found, and a document sent along with it is not kept', async () => {
  const unknown = 'query Other { order(id: 2) }';
  const sha256Hash = hash('sha256', unknown);
  const asApollo = { extensions: { persistedQuery: { version: 1, sha256Hash } } };
  for (const [gateway, code] of [
    [open, 'PERSISTED_QUERY_NOT_FOUND'],
    [closed, 'PERSISTED_QUERY_NOT_IN_LIST'],
  ] as const) {
    expect((await post(gateway, '/partner/graphql', { documentId: `sha256:${sha256Hash}` })).code).toBe(code);
    expect((await post(gateway, '/partner/graphql', asApollo)).code).toBe(code);
    await post(gateway, '/partner/graphql', { ...asApollo, query: unknown });
    expect((await post(gateway, '/partner/graphql', asApollo)).code).toBe(code);
  }
  expect((await post(open, '/bi/graphql', { documentId: id, variables }, 'bi')).code).toBe(
    'PERSISTED_QUERY_NOT_FOUND',
  );
});

test('malformed names of documents are refused', async () => {
  for (const body of [
    { documentId: 7 },
    { documentId: '' },
    { extensions: { persistedQuery: { version: 2, sha256Hash: persistedQuery.sha256Hash } } },
    { extensions: { persistedQuery: 'x' } },
    { query: '{ order(id: 1) }', documentId: id },
    { query: '{ order(id: 1) }', extensions: { persistedQuery } },
    { query: 7, documentId: id },
    {},
  ])
    expect(await post(open, '/partner/graphql', body)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
});

test('GET carries out no mutation, not even a known one', async () => {
  const documentId = `sha256:${hash('sha256', placing)}`;
  const before = fetches;
  expect((await get(closed, '/partner/graphql', { documentId })).status).toBe(405);
  expect(fetches).toBe(before);
  expect((await post(closed, '/partner/graphql', { documentId })).data).toEqual({ place: 'placed' });
});

test('whoever may run trusted documents alone finds no way around by the whole graph', async () => {
  const query = '{ order(id: 1) }';
  for (const persona of ['partner', 'partner operator', 'bi']) {
    expect((await post(closed, '/graphql', { query }, persona)).status).toBe(403);
    expect((await post(open, '/graphql', { query }, persona)).status).toBe(200);
  }
  expect((await post(closed, '/graphql', { query }, 'frontend')).status).toBe(200);
  const gateway = await openGateway({ ...options, trustedOnly: new Set(['frontend'] as const) });
  const response = await fetch(`${gateway.url}/bi/graphql`, { headers: { authorization: 'frontend' } });
  expect(((await response.json()) as { errors: { message: string }[] }).errors[0]?.message).toBe(
    'Ask at /graphql',
  );
  await gateway.stop();
});

test('the setting names the audiences; in production partners and BI by default', () => {
  const of = (env: Record<string, string>) => [...readSettings(env).trustedOnly];
  expect(of({})).toEqual([]);
  expect(of({ NODE_ENV: 'production' })).toEqual(['partner', 'bi']);
  expect(of({ NODE_ENV: 'production', TRUSTED_ONLY: 'none' })).toEqual([]);
  expect(of({ TRUSTED_ONLY: 'bi, frontend' })).toEqual(['bi', 'frontend']);
  expect(() => of({ TRUSTED_ONLY: 'partners' })).toThrow(
    'TRUSTED_ONLY: must be none, or some of frontend, partner, bi',
  );
});
