import { readSettings } from '../../../kit/settings.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { createNetSuite } from '../../../sources/netsuite/netsuite.ts';
import { SuiteQl } from '../../../sources/netsuite/suiteql.ts';
import { RestPath } from '../../../sources/rest-path.ts';
import { createSalesforce } from '../../../sources/salesforce/salesforce.ts';
import { Soql } from '../../../sources/salesforce/soql.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../../sources/sandbox-target.ts';
import { SourceMeter } from '../../../sources/source-meter.ts';
import type { TestStack } from '../../support/stack.ts';

type System = 'salesforce' | 'netsuite';
type Row = Readonly<Record<string, unknown>>;

/** Both vendors' own words on what they hold, asked beside the product. */
export interface Vendors {
  /** Rows of SOQL without their attributes, numbers as text. */
  soql(query: string): Promise<Row[]>;
  /** Rows of SuiteQL, every value as text. */
  suiteql(query: string): Promise<Row[]>;
  /** Changes a record of Salesforce as somebody else would. */
  patchSalesforce(object: string, id: string, fields: Row): Promise<void>;
  patchNetSuite(type: string, id: string, fields: Row): Promise<void>;
  /** Makes a record of NetSuite. */
  postNetSuite(type: string, fields: Row): Promise<void>;
  /** Sends whatever else Salesforce takes below its version's path, such as an approver's answer, and gives what it answers. */
  postSalesforce(path: string, body: Row): Promise<Row>;
  faults(system: System, list: readonly object[]): Promise<void>;
}

export async function vendorsOf(stack: Pick<TestStack, 'salesforceUrl' | 'netsuiteUrl'>): Promise<Vendors> {
  const settings = readSettings({});
  const timeoutMs = 10_000;
  const metrics = new Metrics();
  const salesforce = createSalesforce(
    {
      ...(await salesforceSandboxTarget(stack.salesforceUrl)),
      timeoutMs,
      concurrency: settings.salesforceConcurrency,
      meter: new SourceMeter('salesforce', metrics),
    },
    settings.fields.salesforce,
  );
  const netsuite = createNetSuite(
    {
      ...(await netsuiteSandboxTarget(stack.netsuiteUrl)),
      timeoutMs,
      concurrency: settings.netsuiteConcurrency,
      meter: new SourceMeter('netsuite', metrics),
    },
    settings.fields.netsuite,
  );
  const urls = { salesforce: stack.salesforceUrl, netsuite: stack.netsuiteUrl };
  return {
    soql: async (query) =>
      (await salesforce.queries.rows(new Soql(query))).map(({ attributes: _, ...row }) => row),
    suiteql: async (query) => [...(await netsuite.queries.rows(new SuiteQl(query)))],
    patchSalesforce: async (object, id, fields) => {
      await salesforce.connection.request({
        method: 'PATCH',
        path: new RestPath(`/services/data/v62.0/sobjects/${object}/${id}`),
        body: fields,
      });
    },
    patchNetSuite: async (type, id, fields) => {
      await netsuite.connection.request({
        method: 'PATCH',
        path: new RestPath(`/services/rest/record/v1/${type}/${id}`),
        body: fields,
      });
    },
    postSalesforce: async (path, body) =>
      JSON.parse(
        await salesforce.connection.request({
          method: 'POST',
          path: new RestPath(`/services/data/v62.0${path}`),
          body,
        }),
      ) as Row,
    postNetSuite: async (type, body) => {
      await netsuite.connection.request({
        method: 'POST',
        path: new RestPath(`/services/rest/record/v1/${type}`),
        body,
      });
    },
    faults: async (system, list) => {
      await fetch(`${urls[system]}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });
    },
  };
}
