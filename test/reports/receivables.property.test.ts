import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal, sum } from '../../kit/money.ts';
import type { NetSuiteAccess } from '../../sources/netsuite/netsuite.ts';
import { receivables, receivablesInLedger } from '../../sources/netsuite/reports/receivables.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { RandomBusiness } from '../wire/netsuite/random-business.ts';
import { smallCompany } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

const STEPS = Number(process.env.STEPS ?? 120);

async function openIdentities(access: NetSuiteAccess, asOf: string): Promise<string[]> {
  const rows = await receivables(access, asOf, { byCustomer: true, bySalesRep: true });
  const ledger = await receivablesInLedger(access, asOf);
  const found: string[] = [];
  const keys = new Set([...rows, ...ledger].map((r) => `${r.subsidiaryName} ${r.currencyCode}`));
  for (const key of keys) {
    const own = rows.filter((r) => `${r.subsidiaryName} ${r.currencyCode}` === key);
    const left = sum(own.flatMap((r) => [r.open, new Decimal(r.credits).negated().toFixed(), new Decimal(r.payments).negated().toFixed()]));
    const right = ledger.find((r) => `${r.subsidiaryName} ${r.currencyCode}` === key)?.balance ?? '0';
    if (!left.equals(right)) found.push(`${asOf} ${key}: ${left} ${right}`);
    for (const r of own) if (!sum(r.buckets).equals(r.open)) found.push(`${asOf} buckets ${JSON.stringify(r)}`);
  }
  return found;
}

test.each((process.env.SEEDS ?? '1,2,3').split(',').map(Number))('seed %i', async (seed) => {
  const account = await netsuiteAccount(smallCompany());
  const access = { ...account.netsuite, partner: undefined };
  try {
    const business = new RandomBusiness(await WireClient.connect(account.url), seed);
    const history: string[] = [];
    for (let step = 1; step <= STEPS; step++) {
      const { action, answer } = await business.step();
      if (answer && answer.status < 300) history.push(`${step} ${action} ${answer.headers.get('location')} ${JSON.stringify(answer.json)}`);
      if (step % 20 === 0) {
        const days = await account.rows("SELECT DISTINCT TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day FROM transaction t ORDER BY day");
        for (const { day } of days) { const f = await openIdentities(access, day as string); if (f.length) console.log(history.slice(-20).join('\n')); expect(f).toEqual([]); }
      }
    }
    console.log(seed, history.length);
  } finally { await account.stop(); }
}, 120_000);
