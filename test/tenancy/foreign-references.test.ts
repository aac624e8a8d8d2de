import { execute, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedEngine } from '../../engine/closed.ts';
import { scopes, type Viewer } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { figuresInMemory } from '../../kit/report/kept-figures.ts';
import { readSettings } from '../../kit/settings.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { createClock } from '../../kit/time.ts';
import { startNetSuiteSandbox } from '../../sandbox/netsuite/service.ts';
import { startSalesforceSandbox } from '../../sandbox/salesforce/service.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../sources/sandbox-target.ts';
import { openSources } from '../../sources/sources.ts';
import { billingSubgraph } from '../../subgraphs/billing/service.ts';
import { revenueSubgraph } from '../../subgraphs/revenue/service.ts';
import { readPolicyFile } from '../../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../../subgraphs/sales/service.ts';
import { CANARY_TODAY, canaryCompany, keyOf } from './support/canary-company.ts';

const stops: (() => Promise<void>)[] = [];
const subgraphs = new Map<string, Subgraph>();
/** Ids of one record of each owner, by type and form. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  const options = { port: 0, dataSet: canaryCompany(), today: CANARY_TODAY };
  const [salesforce, netsuite] = await Promise.all([
    startSalesforceSandbox(options),
    startNetSuiteSandbox(options),
  ]);
  stops.push(
    () => salesforce.stop(),
    () => netsuite.stop(),
  );
  const settings = readSettings({ AUTH: 'none', IDENTITY_REFRESH_MS: '3600000' });
  const targets = {
    salesforce: await salesforceSandboxTarget(salesforce.url),
    netsuite: await netsuiteSandboxTarget(netsuite.url),
  };
  const sources = openSources(settings, targets, createLog('silent'), new Metrics());
  stops.push(() => sources.stop());
  await sources.refresh();
  const known = {
    ...sources,
    clock: createClock(CANARY_TODAY),
    policy: readPolicyFile(settings.salesPolicyFile),
    engine: closedEngine(),
    answerWithinMs: 0,
    figures: figuresInMemory(),
  };
  for (const subgraph of [salesSubgraph(known), billingSubgraph(known), revenueSubgraph(known)])
    subgraphs.set(subgraph.name, subgraph);
  for (const owner of ['a', 'b'] as const) {
    const customer = sources.identity.byKey('customer', keyOf(owner));
    const order = sources.identity.byKey('order', `ZQ${owner.toUpperCase()}-ORD-1`);
    ids[`Customer s ${owner}`] = `cus_s${customer?.salesforce?.id}`;
    ids[`Customer n ${owner}`] = `cus_n${customer?.netsuite?.id}`;
    ids[`Order s ${owner}`] = `ord_s${order?.salesforce?.id}`;
    ids[`Order n ${owner}`] = `ord_n${order?.netsuite?.id}`;
  }
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** What a subgraph answers the first partner, whatever its scopes, for a reference. */
async function entity(subgraph: string, type: string, id: string, fields: string): Promise<unknown> {
  const { schema, createContext } = subgraphs.get(subgraph) as Subgraph;
  const viewer: Viewer = { subject: 'partner', scopes: new Set(scopes), partner: keyOf('a') };
  const { data, errors } = await execute({
    schema,
    document: parse(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`,
    ),
    variableValues: { of: [{ __typename: type, id }] },
    contextValue: createContext(viewer),
  });
  expect(errors).toBeUndefined();
  return (data?._entities as unknown[])[0];
}

test.each([
  ['Customer', 's'],
  ['Customer', 'n'],
  ['Order', 's'],
  ['Order', 'n'],
])('sales knows no foreign %s by a reference of form %s, and the partner’s own', async (type, form) => {
  const canonical = ids[`${type} s a`];
  expect(await entity('sales', type, ids[`${type} ${form} a`] as string, 'id reference')).toEqual({
    id: canonical,
    reference: type === 'Customer' ? 'ZQA-ACC' : 'ZQA-ORD-1',
  });
  expect(await entity('sales', type, ids[`${type} ${form} b`] as string, 'id reference')).toBeNull();
});

test.each([
  ['billing', 'Customer'],
  ['billing', 'Order'],
  ['revenue', 'Customer'],
  ['revenue', 'Order'],
])('%s does not tell what a foreign %s of NetSuite’s is linked to', async (subgraph, type) => {
  expect(await entity(subgraph, type, ids[`${type} n a`] as string, 'id')).toEqual({
    id: ids[`${type} s a`],
  });
  expect(await entity(subgraph, type, ids[`${type} n b`] as string, 'id')).toBeNull();
});

test('what the books have of a foreign customer or order is empty, whatever field is asked for', async () => {
  const page = '{ totalCount edges { node { id } } }';
  const customer = `invoices ${page} payments ${page} creditMemos ${page} credit { onHold } cash { onHold }`;
  const none = { totalCount: 0, edges: [] };
  expect(await entity('billing', 'Customer', ids['Customer s b'] as string, customer)).toEqual({
    invoices: none,
    payments: none,
    creditMemos: none,
    credit: null,
    cash: [],
  });
  const order = `salesOrder { number } invoices ${page} payments ${page} cash { paid { amount } } timeline { kind }`;
  expect(await entity('billing', 'Order', ids['Order s b'] as string, order)).toEqual({
    salesOrder: null,
    invoices: none,
    payments: none,
    cash: null,
    timeline: [],
  });
  expect(
    await entity('revenue', 'Customer', ids['Customer s b'] as string, 'revenue { recognized { amount } }'),
  ).toEqual({ revenue: [] });
  expect(
    await entity('revenue', 'Order', ids['Order s b'] as string, 'revenue { recognized { amount } }'),
  ).toEqual({ revenue: null });
});
