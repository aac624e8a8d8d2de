import { decodeId } from '../../../kit/ids.ts';
import { Decimal } from '../../../kit/money.ts';
import type { NetSuite } from '../../../sources/netsuite/netsuite.ts';
import { type RevenueRow, revenueTotals } from '../../../sources/netsuite/revenue.ts';
import { suiteql } from '../../../sources/netsuite/suiteql.ts';
import type { Data } from './revenue-graph.ts';

const FIGURES = ['recognized', 'planned', 'deferred'] as const;
/** All that books which end in 2025 hold. */
const BY_CUSTOMER = `{
  revenue(groupBy: [CUSTOMER]) { rows { customer { id } recognized { amount currencyCode } planned { amount } } }
  deferredRevenue(to: "2025-12-20", groupBy: [CUSTOMER]) { rows { customer { id } closing { amount currencyCode } } }
}`;

/** Where what customers' own `revenue` says is not what the reports by customer say, of all that the books hold. */
export async function againstCustomers(
  netsuite: NetSuite,
  ask: (query: string) => Promise<Data>,
): Promise<string[]> {
  const { revenue, deferredRevenue }: Data = await ask(BY_CUSTOMER);
  const reported = new Map<string, string>();
  const report = (row: Data, figure: string, { amount, currencyCode }: Data): void => {
    if (row.customer && !new Decimal(amount).isZero())
      reported.set(
        `${figure} of ${decodeId(row.customer.id, 'Customer').id} in ${currencyCode}`,
        new Decimal(amount).toFixed(),
      );
  };
  for (const row of revenue.rows) {
    report(row, 'recognized', row.recognized);
    report(row, 'planned', { ...row.recognized, ...row.planned });
  }
  for (const row of deferredRevenue.rows) report(row, 'deferred', row.closing);
  const ids = await netsuite.queries.rows(suiteql`SELECT id FROM customer`);
  const own = await revenueTotals(
    { ...netsuite, partner: undefined },
    ids.map(({ id = '' }) => ({ scope: 'customer', id })),
    { from: undefined, to: undefined },
  );
  return differences(reported, own);
}

function differences(reported: ReadonlyMap<string, string>, rows: readonly RevenueRow[]): string[] {
  const own = new Map(
    rows.flatMap((row) =>
      FIGURES.filter((figure) => !new Decimal(row[figure]).isZero()).map((figure): [string, string] => [
        `${figure} of ${row.id} in ${row.currencyCode}`,
        new Decimal(row[figure]).toFixed(),
      ]),
    ),
  );
  return [...new Set([...reported.keys(), ...own.keys()])]
    .filter((key) => reported.get(key) !== own.get(key))
    .map(
      (key) =>
        `${key}: reports say ${reported.get(key) ?? 'nothing'}, the customer says ${own.get(key) ?? 'nothing'}`,
    );
}
