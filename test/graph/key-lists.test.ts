import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../kit/log.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { createClock } from '../../kit/time.ts';
import { records } from '../../sandbox/dataset/dataset.ts';
import { readDataSet } from '../../sandbox/dataset/directory.ts';
import { startNetSuiteSandbox } from '../../sandbox/netsuite/service.ts';
import { startSalesforceSandbox } from '../../sandbox/salesforce/service.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../sources/sandbox-target.ts';
import { openSources, type Sources } from '../../sources/sources.ts';
import { createLoaders } from '../../subgraphs/sales/loaders.ts';
import { Lanes } from '../../subgraphs/sales/write/lane.ts';
import { crmDataSet, hasCrmDataSet } from '../support/shared-data.ts';

describe.skipIf(!hasCrmDataSet)('on the public data set', () => {
  const stops: (() => Promise<void>)[] = [];
  let sources: Sources;
  beforeAll(async () => {
    const dataSet = readDataSet(crmDataSet);
    const salesforce = await startSalesforceSandbox({ port: 0, dataSet, today: dataSet.today });
    stops.push(() => salesforce.stop());
    const netsuite = await startNetSuiteSandbox({ port: 0, dataSet, today: dataSet.today });
    stops.push(() => netsuite.stop());
    const targets = {
      salesforce: await salesforceSandboxTarget(salesforce.url),
      netsuite: await netsuiteSandboxTarget(netsuite.url),
    };
    sources = openSources(readSettings({}), targets, createLog('silent'), new Metrics());
    stops.push(() => sources.stop());
    await sources.refresh();
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  test('lists of keys past the vendors\u2019 limits are split and still complete', async () => {
    const access = { partner: undefined };
    const load = createLoaders({
      salesforce: { ...sources.salesforce, ...access },
      netsuite: { ...sources.netsuite, ...access },
      identity: sources.identity,
      clock: createClock(undefined),
      lanes: new Lanes(sources.identity),
    });
    const expected = new Map(
      [...records(readDataSet(crmDataSet).salesforce.get('Order') as never)].map((row) => [
        row.External_Id__c,
        row,
      ]),
    );
    const orders = await Promise.all(
      sources.identity.salesforceRows('order').map(({ id }) => load.salesforceOrder.load(id)),
    );
    expect(orders.length).toBe(4238);
    expect(new Set(orders.map((order) => order?.key))).toEqual(new Set(expected.keys()));
    const lines = await Promise.all(orders.map((order) => load.linesOfOrder.load(order?.id ?? '')));
    expect(lines.filter(({ length }) => length === 1).length).toBe(4238);
    const salesOrders = await Promise.all(
      orders.map((order) =>
        load.salesOrder.load(
          sources.identity.linked('order', { system: 'salesforce', id: order?.id ?? '' })?.netsuite?.id ?? '',
        ),
      ),
    );
    expect(salesOrders.map((order) => order?.key)).toEqual(orders.map((order) => order?.key));
  });
});
