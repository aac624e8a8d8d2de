import { expect, test } from 'vitest';
import { Decimal } from '../../kit/money.ts';
import { receivables } from '../../sources/netsuite/reports/receivables.ts';
import type { Context } from '../../subgraphs/billing/context.ts';
import { receivablesChecks } from '../../subgraphs/billing/reports/receivables-checks.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { SMALL_TODAY, smallCompany } from '../wire/netsuite/small-company.ts';

test('a cent that documents and ledger, or buckets and sum, do not share shows as the difference, in its place alone', async () => {
  const account = await netsuiteAccount(smallCompany());
  try {
    const netsuite = { ...account.netsuite, partner: undefined };
    const context = {
      netsuite,
      keptFigures: async (_key: unknown, _day: string, read: () => Promise<unknown>) => ({
        figures: await read(),
        readAt: '',
      }),
    } as unknown as Context;
    const facts = await receivables(netsuite, SMALL_TODAY, { byCustomer: false, bySalesRep: false });
    const differences = async (changed: typeof facts): Promise<string[]> =>
      (await receivablesChecks(changed, SMALL_TODAY, context))
        .filter(({ holds }) => !holds)
        .map(({ name, difference }) => `${name} ${difference.amount} ${difference.currencyCode}`);
    expect(facts.map(({ currencyCode }) => currencyCode)).toEqual(['USD', 'EUR']);
    expect(await differences(facts)).toEqual([]);
    const [first, second] = facts as [(typeof facts)[0], (typeof facts)[0]];
    const credits = new Decimal(first.credits).plus('0.01').toFixed();
    expect(await differences([{ ...first, credits }, second])).toEqual(['RECEIVABLES_TO_LEDGER -0.01 USD']);
    const open = new Decimal(second.open).plus('0.01').toFixed();
    expect(await differences([first, { ...second, open }])).toEqual([
      'RECEIVABLES_TO_LEDGER 0.01 EUR',
      'BUCKETS_TO_OPEN -0.01 EUR',
    ]);
    expect(await differences([second])).toHaveLength(1);
  } finally {
    await account.stop();
  }
});
