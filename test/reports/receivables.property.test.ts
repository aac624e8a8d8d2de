import { expect, test } from 'vitest';
import { Decimal, sum } from '../../kit/money.ts';
import type { NetSuiteAccess } from '../../sources/netsuite/netsuite.ts';
import { cashForecast, forecastBasis } from '../../sources/netsuite/reports/cash-forecast.ts';
import { cashReceipts } from '../../sources/netsuite/reports/cash-receipts.ts';
import { receivables, receivablesInLedger } from '../../sources/netsuite/reports/receivables.ts';
import { openRollForward, workingCapitalFacts } from '../../sources/netsuite/reports/working-capital.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { RandomBusiness } from '../wire/netsuite/random-business.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';
import { companyOfManyCurrencies } from './support/many-currencies.ts';

const STEPS = Number(process.env.STEPS ?? 90);
const CHECK_EVERY = 30;

/** What does not agree as of a day, in words. */
async function disagreements(access: NetSuiteAccess, asOf: string): Promise<string[]> {
  const found: string[] = [];
  const agree = (what: string, left: Decimal, right: Decimal): void => {
    if (!left.equals(right)) found.push(`${asOf} ${what}: ${left} is not ${right}`);
  };
  const rows = await receivables(access, asOf, { byCustomer: true, bySalesRep: true });
  const ledger = await receivablesInLedger(access, asOf);
  const place = (of: { subsidiaryName: string; currencyCode: string }) =>
    `${of.subsidiaryName} ${of.currencyCode}`;
  for (const at of new Set([...rows, ...ledger].map(place))) {
    const own = rows.filter((row) => place(row) === at);
    agree(
      `receivables and ledger of ${at}`,
      sum(
        own.map(({ open, credits, payments }) => new Decimal(open).minus(credits).minus(payments).toFixed()),
      ),
      sum(ledger.filter((one) => place(one) === at).map(({ balance }) => balance)),
    );
  }
  for (const row of rows) agree(`buckets of ${JSON.stringify(row)}`, sum(row.buckets), sum([row.open]));

  const forecast = await cashForecast(access, asOf, 13);
  for (const { currencyCode, open, unbilled } of await forecastBasis(access, asOf)) {
    const own = forecast.filter((row) => row.currencyCode === currencyCode);
    const of = (isOrder: boolean) =>
      sum(own.filter(({ source }) => source.endsWith('scheduled') === isOrder).map(({ amount }) => amount));
    agree(`forecast and open in ${currencyCode}`, of(false), sum([open]));
    agree(`forecast and orders in ${currencyCode}`, of(true), sum([unbilled]));
    agree(
      `open and receivables in ${currencyCode}`,
      sum([open]),
      sum(rows.filter((row) => row.currencyCode === currencyCode).map((row) => row.open)),
    );
  }

  for (const row of await cashReceipts(access, { from: '2024-01-01', to: asOf, asOf }, 'month')) {
    const received = sum([row.payments, row.deposits, row.cashSales]);
    agree(
      `receipts and what became of them, ${row.period} ${row.currencyCode}`,
      received,
      sum([row.applied, row.paidBack, row.unapplied, row.deposits, row.cashSales]),
    );
    agree(`receipts and ledger, ${row.period} ${row.currencyCode}`, received, sum([row.ledger]));
  }

  const days = { start: '2024-05-31', end: asOf };
  const facts = await workingCapitalFacts(access, days);
  for (const roll of await openRollForward(access, days)) {
    const own = facts.find(({ currencyCode }) => currencyCode === roll.currencyCode);
    agree(
      `roll-forward in ${roll.currencyCode}`,
      new Decimal(roll.openAtStart).plus(roll.billed).minus(roll.settled),
      sum([own?.currentAtEnd ?? '0', own?.overdueAtEnd ?? '0']),
    );
  }
  return found;
}

test.each(
  (process.env.SEEDS ?? '1,2,3').split(',').map(Number),
)('no sequence of documents, applications, refunds and voids leaves an identity open on any day (seed %i)', async (seed) => {
  const account = await netsuiteAccount(companyOfManyCurrencies());
  try {
    const access = { ...account.netsuite, partner: undefined };
    const business = new RandomBusiness(await WireClient.connect(account.url), seed);
    let done = 0;
    for (let step = 1; step <= STEPS; step++) {
      const { answer } = await business.step();
      if (answer && answer.status < 300) done++;
      if (step % CHECK_EVERY !== 0) continue;
      const days = await account.rows(
        `SELECT DISTINCT TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day FROM transaction t WHERE t.trandate >= TO_DATE('2024-05-31', 'YYYY-MM-DD') ORDER BY day`,
      );
      for (const { day = '' } of days)
        expect(await disagreements(access, day), `after step ${step}`).toEqual([]);
    }
    expect(done).toBeGreaterThan(STEPS / 5);
  } finally {
    await account.stop();
  }
}, 60_000);
