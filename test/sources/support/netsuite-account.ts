import { readSettings, type SourceConcurrency } from '../../../kit/settings.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import type { DataSet } from '../../../sandbox/dataset/dataset.ts';
import { startNetSuiteSandbox } from '../../../sandbox/netsuite/service.ts';
import { createNetSuite } from '../../../sources/netsuite/netsuite.ts';
import { SuiteQl } from '../../../sources/netsuite/suiteql.ts';
import { netsuiteSandboxTarget } from '../../../sources/sandbox-target.ts';
import { SourceMeter } from '../../../sources/source-meter.ts';

/** A NetSuite sandbox in this process, and the source as the product connects to it. */
export async function netsuiteAccount(dataSet: DataSet, timeoutMs = 5_000, concurrency?: SourceConcurrency) {
  const sandbox = await startNetSuiteSandbox({ port: 0, dataSet, today: dataSet.today });
  const target = await netsuiteSandboxTarget(sandbox.url);
  const { fields, netsuiteConcurrency } = readSettings({});
  const netsuite = createNetSuite(
    {
      ...target,
      timeoutMs,
      concurrency: concurrency ?? netsuiteConcurrency,
      meter: new SourceMeter('netsuite', new Metrics()),
    },
    fields.netsuite,
  );
  const rows = (query: string) => netsuite.queries.rows(new SuiteQl(query));
  return {
    ...sandbox,
    netsuite,
    /** The rows of a query; every value is text. */
    rows,
    id: async (table: string, key: string): Promise<string> => {
      const [row] = await rows(`SELECT id FROM ${table} WHERE externalid = '${key}'`);
      return String(row?.id);
    },
    faults: (list: unknown[]) =>
      fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) }),
    stats: async () =>
      (await (await fetch(`${sandbox.url}/sandbox/stats`)).json()) as {
        requests: number;
        background: number;
        maxInFlight: number;
        byOperation: Record<string, number>;
      },
    reset: async () => {
      for (const [path, method] of [
        ['reset', 'POST'],
        ['faults', 'DELETE'],
        ['stats', 'DELETE'],
      ])
        await fetch(`${sandbox.url}/sandbox/${path}`, { method: method as string });
    },
  };
}
