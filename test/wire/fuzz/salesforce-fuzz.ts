import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '#sandbox/dataset/demo/random.ts';
import { startSalesforceSandbox } from '#sandbox/salesforce/service.ts';
import { smallCompany } from '../salesforce/small-company.ts';
import { DataDigest } from './data-digest.ts';
import type { Known, MalformedRequest } from './request.ts';
import { type FuzzAnswer, type FuzzReport, runConnections, runCorpus } from './run.ts';
import { salesforceCorpus } from './salesforce-corpus.ts';
import { brokenConnections } from './socket-corpus.ts';

const TYPES = [
  'Account',
  'Opportunity',
  'Quote',
  'QuoteLineItem',
  'Order',
  'OrderItem',
  'Product2',
  'PricebookEntry',
  'User',
];

/** Starts a Salesforce sandbox on a small company and sends it `count` malformed requests of each kind. */
export async function fuzzSalesforce(seed: number, count: number): Promise<FuzzReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fuzz-salesforce-'));
  const dataSet = smallCompany();
  const sandbox = await startSalesforceSandbox({ port: 0, dataSet, today: dataSet.today, dataDir });
  const digest = new DataDigest(join(dataDir, 'salesforce.sqlite'), (table) => !/^(~|sqlite_)/.test(table));
  try {
    const known = await knownOf(sandbox.url, Math.ceil(count / 3));
    const corpus = salesforceCorpus(new Random(seed, 1), known, count);
    const report = await runCorpus(sandbox.url, known.headers, corpus, digest, isSalesforceError);
    await runConnections(sandbox.url, brokenConnections(new Random(seed, 3), count), report);
    return report;
  } finally {
    digest.close();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function knownOf(url: string, openJobs: number): Promise<Known> {
  const { accessToken } = (await (await fetch(`${url}/sandbox/credentials`)).json()) as {
    accessToken: string;
  };
  const headers = { authorization: `Bearer ${accessToken}` };
  const ids: Record<string, string> = {};
  for (const type of TYPES) {
    const answer = await fetch(`${url}/services/data/v66.0/query?q=SELECT+Id+FROM+${type}+LIMIT+1`, {
      headers,
    });
    const { records } = (await answer.json()) as { records: { Id: string }[] };
    ids[type] = records[0]?.Id as string;
  }
  const jobs: string[] = [];
  while (jobs.length < openJobs) {
    const answer = await fetch(`${url}/services/data/v66.0/jobs/ingest`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"object":"Account","operation":"insert","lineEnding":"LF","contentType":"CSV"}',
    });
    jobs.push(((await answer.json()) as { id: string }).id);
  }
  const hands = await fetch(`${url}/cometd/66.0`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]',
  });
  const [{ clientId: streamingClient }] = (await hands.json()) as [{ clientId: string }];
  return { headers, ids, jobs, streamingClient };
}

function isSalesforceError({ path, method }: MalformedRequest, { status, type, body }: FuzzAnswer): boolean {
  if (status === 414 || status === 431) return body.includes('Bad Message');
  if (method === 'HEAD') return body === '';
  if (path.startsWith('/services/Soap')) return body.includes('Fault') || isErrorList(body);
  if (path.startsWith('/services/async')) return body.includes('exceptionCode') || isErrorList(body);
  if (path.startsWith('/services/oauth2') || path.startsWith('/id/'))
    return status === 405 || body.includes('error') || type.startsWith('text/');
  if (path.startsWith('/cometd')) return body !== '';
  return isErrorList(body);
}

/** `[{ message, errorCode }]`, or what a refused tree says of each of its records. */
function isErrorList(body: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  if (Array.isArray(value))
    return (
      value.length > 0 &&
      value.every((item) => typeof item?.message === 'string' && typeof item?.errorCode === 'string')
    );
  const tree = value as { hasErrors?: boolean; results?: unknown[] };
  return tree.hasErrors === true && Array.isArray(tree.results);
}
