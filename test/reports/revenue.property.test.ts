import { expect, test } from 'vitest';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { RandomBusiness } from '../wire/netsuite/random-business.ts';
import { SMALL_TODAY } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';
import { companyOfManyCurrencies } from './support/many-currencies.ts';
import { allReports, openIdentities, revenueGraph, unevenRollForwards } from './support/revenue-graph.ts';

const STEPS = Number(process.env.STEPS ?? 90);
const CHECK_EVERY = 30;
const CURRENCIES = ['TRANSACTION', 'SUBSIDIARY', 'CONSOLIDATED'];
const GROUPINGS = [
  'PERIOD',
  'PRODUCT',
  'PERIOD, SALES_REP',
  'CUSTOMER, CHANNEL',
  'SUBSIDIARY, PRODUCT_FAMILY',
];

test.each(
  (process.env.SEEDS ?? '1,2,3').split(',').map(Number),
)('no sequence of orders, bills, credits, voids, journals and recognition leaves an identity of revenue open (seed %i)', async (seed) => {
  const account = await netsuiteAccount(companyOfManyCurrencies());
  try {
    const kept = revenueGraph(account.netsuite, SMALL_TODAY);
    const business = new RandomBusiness(await WireClient.connect(account.url), seed);
    let done = 0;
    let checks = 0;
    for (let step = 1; step <= STEPS; step++) {
      const { answer } = await business.step();
      if (answer && answer.status < 300) done++;
      if (step % CHECK_EVERY !== 0) continue;
      for (const currency of CURRENCIES) {
        const grouping = GROUPINGS[(checks + seed) % GROUPINGS.length] as string;
        const data = await kept(allReports(currency, grouping));
        expect(openIdentities(data), `${currency} by ${grouping} after step ${step}`).toEqual([]);
        expect(unevenRollForwards(data, grouping), `${currency} by ${grouping} after step ${step}`).toEqual(
          [],
        );
        // What was kept of it is what the books say now.
        expect(await revenueGraph(account.netsuite, SMALL_TODAY)(allReports(currency, grouping))).toEqual(
          data,
        );
        checks += 1;
      }
    }
    expect(done).toBeGreaterThan(STEPS / 5);
    expect(checks).toBe((STEPS / CHECK_EVERY) * CURRENCIES.length);
  } finally {
    await account.stop();
  }
}, 60_000);
