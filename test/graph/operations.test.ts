import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import { Writes } from '../../engine/graph/writes.ts';
import { systemTiming } from '../../engine/timing.ts';
import type { WriteEngine } from '../../engine/write-engine.ts';
import { personas } from '../../kit/identity/embedded-provider.ts';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { readSettings } from '../../kit/settings.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { answerSubscription } from '../../kit/subscription.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { createClock } from '../../kit/time.ts';
import { openSources, type Sources } from '../../sources/sources.ts';
import { readPolicyFile } from '../../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../../subgraphs/sales/service.ts';
import { World } from '../engine/world.ts';

const log = createLog('silent');
const directory = mkdtempSync(join(tmpdir(), 'q2c-operations-'));
const world = new World();
let sources: Sources;
let engine: WriteEngine;
let sales: Subgraph;

const viewer = (persona: keyof typeof personas, subject: string = persona): Viewer => ({
  subject,
  scopes: new Set(personas[persona]),
  partner: persona === 'partner' ? 'RES-0001' : undefined,
});
const ask = async (who: Viewer, source: string, variableValues: Record<string, unknown> = {}) => {
  const contextValue = sales.createContext(who);
  return JSON.parse(
    JSON.stringify(await graphql({ schema: sales.schema, source, variableValues, contextValue })),
  );
};

beforeAll(() => {
  // Nothing here reads a source: nobody listens at these addresses.
  const nowhere = 'http://127.0.0.1:9';
  const settings = readSettings({ IDENTITY_REFRESH_MS: '3600000' });
  sources = openSources(
    settings,
    {
      salesforce: { loginUrl: nowhere, clientId: 'id', clientSecret: 'secret' },
      netsuite: { account: '1', baseUrl: nowhere, clientId: 'id', certificateId: 'id', privateKey: '' },
    },
    log,
    new Metrics(),
  );
  engine = openEmbeddedEngine(directory, {
    definitions: [
      {
        kind: 'placeOrder',
        owner: 'sales',
        steps: [world.upsert('crm', 'SALESFORCE'), world.upsert('erp', 'NETSUITE')],
      },
    ],
    width: 4,
    policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 3_600_000 },
    timing: systemTiming(),
    log,
  });
  sales = salesSubgraph({
    ...sources,
    clock: createClock(undefined),
    policy: readPolicyFile(settings.salesPolicyFile),
    engine,
    answerWithinMs: 8_000,
  });
});
beforeEach(() => {
  world.faults = [];
  world.before = () => {};
});
afterAll(async () => {
  await engine.stop();
  await sources.stop();
  rmSync(directory, { recursive: true, force: true });
});

const write = (who: Viewer, key: string, withinMs = 30_000) =>
  new Writes(engine, withinMs, who).write({
    kind: 'placeOrder',
    idempotencyKey: key,
    input: { key },
    lane: key,
  });

const OPERATION = `query ($id: ID!) { operation(id: $id) {
  id kind status replayed waiting { code source retryAt }
  effects { system recordType recordId action before { name value } after { name value } version reason }
  errors { __typename message path ... on SourceRefusedProblem { source reason } }
} }`;

test('a write tells what it changed in each system, and a refused one why and what it took back', async () => {
  const who = viewer('frontend');
  world.faults = [undefined, 'rejected'];
  const { operation, errors } = await write(who, 'refused');
  const problem = {
    __typename: 'SourceRefusedProblem',
    message: 'NetSuite refused the write.',
    path: [],
    source: 'NETSUITE',
    reason: null,
  };
  expect(errors).toEqual([problem]);
  const effect = {
    system: 'SALESFORCE',
    recordType: 'Order',
    recordId: 'refused',
    version: null,
    reason: null,
  };
  expect(await ask(who, OPERATION, { id: operation.operation.id })).toEqual({
    data: {
      operation: {
        id: operation.operation.id,
        kind: 'placeOrder',
        status: 'FAILED',
        replayed: false,
        waiting: null,
        effects: [
          { ...effect, action: 'CREATED', before: [], after: [{ name: 'Status', value: 'CREATED' }] },
          {
            ...effect,
            action: 'CANCELLED',
            before: [{ name: 'Status', value: 'Draft' }],
            after: [{ name: 'Status', value: 'CANCELLED' }],
          },
        ],
        errors: [problem],
      },
    },
  });
});

test('a partner is told that its write was refused, and not by which system', async () => {
  const who = viewer('partner');
  world.faults = [undefined, 'rejected'];
  const { operation } = await write(who, 'refused to a partner');
  const asked = '{ operation(id: "ID") { status errors { __typename message } } }';
  expect(await ask(who, asked.replace('ID', operation.operation.id))).toEqual({
    data: {
      operation: {
        status: 'FAILED',
        errors: [{ __typename: 'SourceRefusedProblem', message: 'A system refused the write.' }],
      },
    },
  });
});

test('a replay says that it is one, and a key with other content is refused', async () => {
  const who = viewer('frontend');
  expect((await write(who, 'twice')).operation.replayed).toBe(false);
  expect((await write(who, 'twice')).operation.replayed).toBe(true);
  const other = { kind: 'placeOrder', idempotencyKey: 'twice', input: { key: 'other' }, lane: 'twice' };
  await expect(new Writes(engine, 0, who).write(other)).rejects.toMatchObject({
    extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

test('a key that is empty or longer than 255 characters is bad input, and nothing is accepted', async () => {
  const before = await engine.count({ actor: undefined });
  for (const key of ['', 'k'.repeat(256)])
    await expect(write(viewer('frontend'), key)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  expect(await engine.count({ actor: undefined })).toBe(before);
});

test('an operation is seen by who asked for it and by who may read operations, by nobody else', async () => {
  const { operation } = await write(viewer('frontend'), 'mine');
  const { id } = operation.operation;
  const seen = async (who: Viewer) => (await ask(who, OPERATION, { id })).data.operation?.id ?? null;
  expect(await seen(viewer('frontend'))).toBe(id);
  expect(await seen(viewer('admin'))).toBe(id);
  expect(await seen(viewer('frontend', 'somebody else'))).toBeNull();
  expect(await seen({ ...viewer('frontend'), partner: 'RES-0002' })).toBeNull();
  expect(await ask(viewer('admin'), OPERATION, { id: `op_${'0'.repeat(32)}` })).toEqual({
    data: { operation: null },
  });
  const malformed = await ask(viewer('admin'), OPERATION, { id: 'op_1' });
  expect(malformed.errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('operations are paged newest first: one\u2019s own, or everybody\u2019s for those who may', async () => {
  const who = viewer('frontend', 'pager');
  const ids: string[] = [];
  for (const key of ['1', '2', '3']) ids.unshift((await write(who, key)).operation.operation.id);
  const query = `query ($after: String, $filter: OperationFilter) {
    operations(first: 2, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } }
  }`;
  const page = async (variables: Record<string, unknown>, by = who) =>
    (await ask(by, query, variables)).data.operations;
  const first = await page({});
  expect(first.totalCount).toBe(3);
  expect(first.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids.slice(0, 2));
  const second = await page({ after: first.pageInfo.endCursor });
  expect(second.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids.slice(2));
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await page({ filter: { status: 'FAILED' } })).totalCount).toBe(0);
  expect((await page({ filter: { kind: 'placeOrder' } })).totalCount).toBe(3);
  expect((await page({}, viewer('admin'))).totalCount).toBe(await engine.count({ actor: undefined }));
});

test('a write that takes longer than an answer may is answered as pending, and can be followed to its end', async () => {
  const who = viewer('frontend');
  const held = Promise.withResolvers<void>();
  world.before = () => held.promise;
  const { operation, settled } = await write(who, 'slow', 0);
  expect(['PENDING', 'RUNNING']).toContain(settled.status);
  const { id } = operation.operation;
  const events = answerSubscription(
    sales,
    {
      document: parse('subscription ($id: ID!) { operationChanged(id: $id) { status effects { system } } }'),
      operationName: undefined,
      variables: { id },
      viewer: who,
      lastEventId: undefined,
      requestId: undefined,
      signal: new AbortController().signal,
    },
    log,
  );
  const seen: string[] = [];
  for await (const { data } of events) {
    held.resolve();
    const { status, effects } = data?.operationChanged as { status: string; effects: unknown[] };
    seen.push(`${status} ${effects.length}`);
  }
  expect(seen[0]).toMatch(/^(PENDING|RUNNING) 0$/);
  expect(seen.slice(-2)).toEqual(['RUNNING 1', 'SUCCEEDED 2']);
});

test('somebody who may both read operations and write has one tried again that needs attention', async () => {
  const retry = `mutation ($id: ID!) { retryOperation(input: { idempotencyKey: "k", operationId: $id }) {
    operation { status } errors { __typename ... on WrongStateProblem { status } }
  } }`;
  world.faults = Array.from({ length: 5 }, () => 'defect' as const);
  const { operation, settled } = await write(viewer('frontend'), 'stuck');
  expect(settled.status).toBe('NEEDS_ATTENTION');
  const { id } = operation.operation;
  const refused = await ask(viewer('frontend'), retry, { id });
  expect(refused.errors[0].extensions.code).toBe('FORBIDDEN');
  expect(await ask(viewer('admin'), retry, { id })).toEqual({
    data: { retryOperation: { operation: { status: 'PENDING' }, errors: [] } },
  });
  await engine.settled(id, 30_000);
  expect(await ask(viewer('admin'), retry, { id })).toEqual({
    data: {
      retryOperation: {
        operation: { status: 'SUCCEEDED' },
        errors: [{ __typename: 'WrongStateProblem', status: 'SUCCEEDED' }],
      },
    },
  });
  expect(await ask(viewer('admin'), retry, { id: `op_${'0'.repeat(32)}` })).toEqual({
    data: { retryOperation: { operation: null, errors: [{ __typename: 'NotFoundProblem' }] } },
  });
});
