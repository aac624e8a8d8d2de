import { readSettings } from '../../../../kit/settings.ts';
import { Metrics } from '../../../../kit/telemetry/metrics.ts';
import { createNetSuite } from '../../../../sources/netsuite/netsuite.ts';
import { SuiteQl } from '../../../../sources/netsuite/suiteql.ts';
import { createSalesforce } from '../../../../sources/salesforce/salesforce.ts';
import { Soql } from '../../../../sources/salesforce/soql.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../../../sources/sandbox-target.ts';
import { SourceMeter } from '../../../../sources/source-meter.ts';
import { type TestStack, testStack } from '../../../support/stack.ts';

type System = 'salesforce' | 'netsuite';
type Fields = Record<string, unknown>;

const API = '/services/data/v62.0';
/** What a refused write could have touched. */
const OBJECTS = ['Account', 'Opportunity', 'Quote', 'QuoteLineItem', 'Order', 'OrderItem', 'ProcessInstance'];

/** A stack whose two systems a test reads and changes by the vendors' own APIs, as somebody else would. */
export interface TwoSystems extends TestStack {
  /** Rows of SOQL, numbers as text. */
  soql(query: string): Promise<Fields[]>;
  /** Rows of SuiteQL; every value is text. */
  suiteql(query: string): Promise<Fields[]>;
  changeInSalesforce(object: string, id: string, fields: Fields): Promise<void>;
  changeInNetSuite(record: string, id: string, fields: Fields): Promise<void>;
  /** Answers a work item of an approval process, or whatever else Salesforce takes by POST. */
  postToSalesforce(path: string, body: unknown): Promise<unknown>;
  faults(system: System, list: readonly unknown[]): Promise<void>;
  /** How many records there are of each kind, and when one changed last: the same if nothing was written. */
  traces(): Promise<unknown>;
}

export async function twoSystems(environment: Record<string, string> = {}): Promise<TwoSystems> {
  const stack = await testStack({
    TODAY: '2026-06-30',
    IDENTITY_REFRESH_MS: '3600000',
    WRITE_RETRY_BASE_MS: '20',
    WRITE_RETRY_CEILING_MS: '200',
    ...environment,
  });
  const meter = (system: System): SourceMeter => new SourceMeter(system, new Metrics());
  const { fields, netsuiteConcurrency: concurrency } = readSettings({});
  const salesforce = createSalesforce(
    {
      ...(await salesforceSandboxTarget(stack.salesforceUrl)),
      timeoutMs: 5_000,
      meter: meter('salesforce'),
    },
    fields.salesforce,
  );
  const netsuite = createNetSuite(
    {
      ...(await netsuiteSandboxTarget(stack.netsuiteUrl)),
      timeoutMs: 5_000,
      concurrency,
      meter: meter('netsuite'),
    },
    fields.netsuite,
  );
  const soql = async (query: string): Promise<Fields[]> =>
    (await salesforce.queries.rows(new Soql(query))).map(({ attributes: _, ...row }) => row);
  const suiteql = async (query: string): Promise<Fields[]> => [
    ...(await netsuite.queries.rows(new SuiteQl(query))),
  ];
  return {
    ...stack,
    soql,
    suiteql,
    changeInSalesforce: async (object, id, body) => {
      const path = `${API}/sobjects/${object}/${id}`;
      await salesforce.connection.request({ method: 'PATCH', path, body });
    },
    changeInNetSuite: async (record, id, body) => {
      const path = `/services/rest/record/v1/${record}/${id}`;
      await netsuite.connection.request({ method: 'PATCH', path, body, writes: true });
    },
    postToSalesforce: async (path, body) =>
      JSON.parse(await salesforce.connection.request({ method: 'POST', path: API + path, body })),
    faults: async (system, list) => {
      const url = system === 'salesforce' ? stack.salesforceUrl : stack.netsuiteUrl;
      await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });
    },
    traces: async () => [
      await Promise.all(
        OBJECTS.map((object) => soql(`SELECT COUNT(Id) n, MAX(SystemModstamp) latest FROM ${object}`)),
      ),
      await suiteql('SELECT COUNT(*) AS n, MAX(lastmodifieddate) AS latest FROM transaction ORDER BY n'),
      await suiteql('SELECT COUNT(*) AS n, MAX(lastmodifieddate) AS latest FROM customer ORDER BY n'),
    ],
  };
}
