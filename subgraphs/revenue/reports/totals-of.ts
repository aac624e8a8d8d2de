import { type Money, money, sum } from '#kit/money.ts';

/** What rows show in some columns, added up currency by currency: to the last digit what the rows come to. */
export function totalsOf<C extends string>(
  rows: readonly Readonly<Record<NoInfer<C>, Money>>[],
  columns: readonly C[],
): Record<NoInfer<C>, Money>[] {
  return [...Map.groupBy(rows, (row) => row[columns[0] as C].currencyCode)].map(
    ([currencyCode, group]) =>
      Object.fromEntries(
        columns.map((column) => [column, money(sum(group.map((row) => row[column].amount)), currencyCode)]),
      ) as Record<C, Money>,
  );
}
