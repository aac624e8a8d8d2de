import { readSettings } from '../../../kit/settings.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import type { DataSet } from '../../../sandbox/dataset/dataset.ts';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import { createSalesforce } from '../../../sources/salesforce/salesforce.ts';
import { Soql } from '../../../sources/salesforce/soql.ts';
import { salesforceSandboxTarget } from '../../../sources/sandbox-target.ts';
import { SourceMeter } from '../../../sources/source-meter.ts';

/** A Salesforce sandbox in this process, and the source as the product connects to it. */
export async function salesforceOrg(dataSet: DataSet, timeoutMs = 5_000) {
  const sandbox = await startSalesforceSandbox({ port: 0, dataSet, today: dataSet.today });
  const target = await salesforceSandboxTarget(sandbox.url);
  const { fields, salesforceConcurrency: concurrency } = readSettings({});
  const salesforce = createSalesforce(
    { ...target, timeoutMs, concurrency, meter: new SourceMeter('salesforce', new Metrics()) },
    fields.salesforce,
  );
  return {
    ...sandbox,
    salesforce,
    /** The rows of a query without their attributes, numbers as the text that was sent. */
    rows: async (query: string) =>
      (await salesforce.queries.rows(new Soql(query))).map(({ attributes: _, ...row }) => row),
    id: async (object: string, key: string): Promise<string> => {
      const [row] = await salesforce.queries.rows(
        new Soql(`SELECT Id FROM ${object} WHERE External_Id__c = '${key}'`),
      );
      return String(row?.Id);
    },
    faults: (list: unknown[]) =>
      fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) }),
    stats: async () =>
      (await (await fetch(`${sandbox.url}/sandbox/stats`)).json()) as {
        requests: number;
        background: number;
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
