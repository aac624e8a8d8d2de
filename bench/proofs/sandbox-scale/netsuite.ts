import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { demoCompany } from '../../../sandbox/dataset/demo/company.ts';
import { startNetSuiteSandbox } from '../../../sandbox/netsuite/service.ts';
import { median } from '../../statistics.ts';
import type { Measured } from '../measured.ts';
import { ServerTimes } from './server-times.ts';

const TODAY = '2026-06-30';
const LINES = 200_000;
const KEYS = 1_000;
const ROUNDS = 40;
const WARM_UP = 10;
const BATCH_LIMIT_MS = 5;
const GROUP_LIMIT_MS = 300;

const COLUMNS = `id, tranid, type, status, entity, currency, foreigntotal, foreignamountunpaid, TO_CHAR(trandate, 'YYYY-MM-DD') AS trandate`;

const GROUPINGS: readonly (readonly [string, string])[] = [
  [
    'lines by period',
    'SELECT t.postingperiod, COUNT(*) AS n, SUM(tl.netamount) AS total FROM transactionline tl JOIN transaction t ON t.id = tl.transaction GROUP BY t.postingperiod ORDER BY t.postingperiod',
  ],
  [
    'ledger by period and account',
    `SELECT ap.periodname, a.acctnumber, SUM(tal.amount) AS balance FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction
     JOIN account a ON a.id = tal.account JOIN accountingperiod ap ON ap.id = t.postingperiod WHERE tal.posting = 'T' GROUP BY ap.periodname, a.acctnumber`,
  ],
  [
    'lines by month and subsidiary with distinct customers',
    `SELECT TO_CHAR(t.trandate, 'YYYY-MM') AS month, tl.subsidiary, COUNT(DISTINCT tl.entity) AS customers, SUM(tl.netamount) AS total
     FROM transaction t, transactionline tl WHERE tl.transaction = t.id GROUP BY TO_CHAR(t.trandate, 'YYYY-MM'), tl.subsidiary`,
  ],
];

/** How long SuiteQL takes at the server, from a request's arrival to its answer's last byte. */
export async function netSuiteScale(): Promise<Measured[]> {
  const dataSet = demoCompany({ today: TODAY, lines: LINES });
  const sandbox = await startNetSuiteSandbox({ port: 0, dataSet, today: TODAY });
  const times = new ServerTimes();
  try {
    const token = await accessToken(sandbox.url);
    const query = async (q: string): Promise<Record<string, string>[]> => {
      const response = await fetch(`${sandbox.url}/services/rest/query/v1/suiteql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          prefer: 'transient',
        },
        body: JSON.stringify({ q }),
      });
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      return ((await response.json()) as { items: Record<string, string>[] }).items;
    };
    const measure = (text: (round: number) => string, rows: number): Promise<readonly number[]> =>
      times.of(ROUNDS, WARM_UP, async (round) => {
        const found = (await query(text(round))).length;
        if (found < rows) throw new Error(`${found} rows instead of ${rows}`);
      });
    const measured = (promise: string, took: readonly number[], limit: number): Measured => ({
      promise: `NetSuite: ${promise}`,
      figure: `${median(took).toFixed(2)} ms (best ${Math.min(...took).toFixed(2)})`,
      limit: `${limit} ms`,
      holds: median(took) < limit,
    });

    const [{ n = '0' } = {}] = await query('SELECT COUNT(*) AS n FROM transactionline');
    const ids = (round: number): string =>
      Array.from({ length: KEYS }, (_, index) => 1 + round * 97 + index * 7).join(', ');
    const results = [
      measured(
        `${KEYS} rows by id, the same list each time`,
        await measure(() => `SELECT ${COLUMNS} FROM transaction WHERE id IN (${ids(0)})`, KEYS),
        BATCH_LIMIT_MS,
      ),
      measured(
        `${KEYS} rows by id, another list each time`,
        await measure(
          (round) => `SELECT ${COLUMNS} FROM transaction WHERE id IN (${ids(round)}) ORDER BY id`,
          KEYS,
        ),
        BATCH_LIMIT_MS,
      ),
    ];
    for (const [name, text] of GROUPINGS)
      results.push(measured(`${n} ${name}`, await measure(() => text, 30), GROUP_LIMIT_MS));
    return results;
  } finally {
    times.stop();
    await sandbox.stop();
  }
}

async function accessToken(url: string): Promise<string> {
  const { oauth2, baseUrl } = (await (await fetch(`${url}/sandbox/credentials`)).json()) as {
    oauth2: { clientId: string; certificateId: string; privateKey: string };
    baseUrl: string;
  };
  const path = '/services/rest/auth/oauth2/v1/token';
  const assertion = await new SignJWT({ scope: 'rest_webservices' })
    .setProtectedHeader({ typ: 'JWT', alg: 'PS256', kid: oauth2.certificateId })
    .setIssuer(oauth2.clientId)
    .setAudience(baseUrl + path)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(createPrivateKey(oauth2.privateKey));
  const response = await fetch(url + path, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
