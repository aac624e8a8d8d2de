import { Connection } from 'jsforce';
import type { DataSet } from '../../../sandbox/dataset/dataset.ts';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import { smallCompany } from './small-company.ts';

export interface Credentials {
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  username: string;
  password: string;
  accessToken: string;
  privateKey: string;
}

export interface Stats {
  requests: number;
  background: number;
  rejected: number;
  byOperation: Record<string, number>;
}

/** A running sandbox and the real client connected to it. */
export async function connected(dataSet: DataSet = smallCompany(), dataDir?: string) {
  const sandbox = await startSalesforceSandbox({ port: 0, dataSet, today: dataSet.today, dataDir });
  const credentials = (await (await fetch(`${sandbox.url}/sandbox/credentials`)).json()) as Credentials;
  const connection = new Connection({
    instanceUrl: sandbox.url,
    accessToken: credentials.accessToken,
    version: '66.0',
  });
  const stats = async () => (await (await fetch(`${sandbox.url}/sandbox/stats`)).json()) as Stats;
  return {
    ...sandbox,
    credentials,
    connection,
    stats,
    /** A raw call with the session's token. */
    call: (path: string, init: RequestInit = {}) =>
      fetch(sandbox.url + path, {
        ...init,
        headers: {
          authorization: `Bearer ${credentials.accessToken}`,
          'content-type': 'application/json',
          ...init.headers,
        },
      }),
    /** The data as loaded, nothing counted, no faults. */
    reset: async () => {
      await fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST' });
      await fetch(`${sandbox.url}/sandbox/stats`, { method: 'DELETE' });
      await fetch(`${sandbox.url}/sandbox/faults`, { method: 'DELETE' });
    },
    /** The body of a composite call. */
    composite: async (compositeRequest: unknown[], allOrNone = false) => {
      const body = { allOrNone, compositeRequest };
      return (await connection.requestPost('/composite', body)) as {
        compositeResponse: { body: never; httpStatusCode: number; referenceId: string }[];
      };
    },
  };
}

export type Connected = Awaited<ReturnType<typeof connected>>;

/** What the client throws for a refused call. */
export async function refusal(work: PromiseLike<unknown>): Promise<{ errorCode: string; message: string }> {
  try {
    await work;
  } catch (error) {
    const { errorCode, message } = error as { errorCode: string; message: string };
    return { errorCode, message };
  }
  throw new Error('the call was not refused');
}

/** The records of a query without what depends on where they live. */
export async function records(connection: Connection, soql: string): Promise<unknown[]> {
  const result = await connection.query(soql);
  return result.records.map(plain);
}

export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'attributes')
      .map(([key, item]) => [key, plain(item)]),
  );
}
