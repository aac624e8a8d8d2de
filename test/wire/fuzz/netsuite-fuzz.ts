import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '#sandbox/dataset/demo/random.ts';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from '../netsuite/small-company.ts';
import { assertion, credentialsOf, TOKEN_PATH, WireClient } from '../netsuite/wire-client.ts';
import { DataDigest } from './data-digest.ts';
import { netsuiteCorpus } from './netsuite-corpus.ts';
import type { Known, MalformedRequest } from './request.ts';
import { type FuzzAnswer, type FuzzReport, runConnections, runCorpus } from './run.ts';
import { brokenConnections } from './socket-corpus.ts';

const RECORDS = {
  customer: 'C-1',
  salesOrder: 'SO-B',
  invoice: 'INV-A',
  customerPayment: 'PAY-A',
  item: 'GAUGE',
};

/** Starts a NetSuite sandbox on a small company and sends it `count` malformed requests of each kind. */
export async function fuzzNetSuite(seed: number, count: number): Promise<FuzzReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fuzz-netsuite-'));
  const sandbox = await startNetSuiteSandbox({
    port: 0,
    dataSet: smallCompany(),
    today: SMALL_TODAY,
    dataDir,
  });
  const digest = new DataDigest(
    join(dataDir, 'netsuite.sqlite'),
    (table) => !/^(sandbox_|sqlite_)/.test(table),
  );
  try {
    const known = await knownOf(sandbox.url);
    const corpus = netsuiteCorpus(new Random(seed, 2), known, count);
    const report = await runCorpus(sandbox.url, known.headers, corpus, digest, isNetSuiteError);
    await runConnections(sandbox.url, brokenConnections(new Random(seed, 4), count), report);
    return report;
  } finally {
    digest.close();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function knownOf(url: string): Promise<Known> {
  const client = await WireClient.connect(url);
  const credentials = await credentialsOf(url);
  const ids: Record<string, string> = {};
  for (const [type, key] of Object.entries(RECORDS)) {
    const table = type === 'customer' || type === 'item' ? type : 'transaction';
    const [row] = await client.rows(`SELECT id FROM ${table} WHERE externalid = ?`, [key]);
    ids[type] = row?.id as string;
  }
  return {
    headers: { authorization: `Bearer ${client.token}` },
    ids,
    tba: { realm: credentials.account, ...credentials.tba },
    tokenForm: new URLSearchParams({ client_assertion: await assertion(credentials) }).toString(),
  };
}

function isNetSuiteError({ path, method }: MalformedRequest, { body }: FuzzAnswer): boolean {
  if (method === 'HEAD') return body === '';
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  if (path.startsWith(TOKEN_PATH) && typeof (value as { error?: unknown }).error === 'string') return true;
  // Restlets have an error form of their own.
  if (path.startsWith('/app/site/'))
    return typeof (value as { error?: { code?: unknown } }).error?.code === 'string';
  const {
    title,
    status,
    'o:errorDetails': details,
  } = value as { title?: unknown; status?: unknown; 'o:errorDetails'?: unknown };
  return (
    typeof title === 'string' &&
    typeof status === 'number' &&
    Array.isArray(details) &&
    details.length > 0 &&
    details.every((detail) => typeof detail.detail === 'string' && typeof detail['o:errorCode'] === 'string')
  );
}
