import { Decimal, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { type ReceivablesRow, receivablesInLedger } from '#sources/netsuite/reports/receivables.ts';
import type { Context } from '../context.ts';

/**
 * The balance of each subsidiary and currency, by documents and applications, against its accounts receivable in the general
 * ledger; and the buckets of each currency against what is open.
 */
export async function receivablesChecks(
  facts: readonly ReceivablesRow[],
  asOf: string,
  context: Context,
): Promise<IdentityCheck[]> {
  const { figures: ledger } = await context.keptFigures(['receivables in ledger', asOf], asOf, () =>
    receivablesInLedger(context.netsuite, asOf),
  );
  const place = (of: { subsidiaryName: string; currencyCode: string }): string =>
    JSON.stringify([of.subsidiaryName, of.currencyCode]);
  const documents = Map.groupBy(facts, place);
  const balances = Map.groupBy(ledger, place);
  const places = [...new Set([...documents.keys(), ...balances.keys()])].sort();
  const againstLedger = places.map((key) => {
    const [subsidiaryName, currencyCode] = JSON.parse(key) as [string, string];
    return identityCheck(
      {
        name: 'RECEIVABLES_TO_LEDGER',
        description: `Open less unapplied is the balance of the accounts receivable of ${subsidiaryName} in the general ledger.`,
      },
      currencyCode,
      sum((documents.get(key) ?? []).map(balanceOf)),
      sum((balances.get(key) ?? []).map(({ balance }) => balance)),
    );
  });
  const buckets = [...Map.groupBy(facts, ({ currencyCode }) => currencyCode)].map(([currencyCode, own]) =>
    identityCheck(
      { name: 'BUCKETS_TO_OPEN', description: 'The buckets by days past due add up to what is open.' },
      currencyCode,
      sum(own.flatMap((fact) => fact.buckets)),
      sum(own.map(({ open }) => open)),
    ),
  );
  return [...againstLedger, ...buckets];
}

function balanceOf({ open, credits, payments }: ReceivablesRow): string {
  return new Decimal(open).minus(credits).minus(payments).toFixed();
}
