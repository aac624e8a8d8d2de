import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { date, suiteql } from './suiteql.ts';

/** How NetSuite's revenue recognition rules spread an amount. */
const METHODS = [
  'POINT_IN_TIME',
  'STRAIGHT_LINE_EVEN_PERIODS',
  'STRAIGHT_LINE_PRORATE_FIRST_LAST',
  'STRAIGHT_LINE_EXACT_DAYS',
  'STRAIGHT_LINE_PERIOD_RATE',
] as const;

export type RecognitionMethod = (typeof METHODS)[number];

/** What the books say of an item's revenue. Prices are decimal text of one. */
export interface ItemRevenue {
  readonly id: string;
  /** Null where the item has no rule. */
  readonly rule: {
    readonly name: string;
    /** Null for a method that is none of NetSuite's own. */
    readonly method: RecognitionMethod | null;
    readonly termMonths: number | null;
  } | null;
  readonly fairValues: readonly FairValue[];
  /** What it was sold at, and how often. */
  readonly sales: readonly SellingPrice[];
}

/** A fair value price and from when to when it holds, `YYYY-MM-DD`. */
export interface FairValue {
  readonly currencyCode: string;
  readonly price: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export interface SellingPrice {
  readonly currencyCode: string;
  readonly unitPrice: string;
  readonly count: number;
}

/** Items' rules, fair values and the prices that they were invoiced at since a day: three requests at once. At most 1,000 ids. */
export async function itemRevenues(
  access: NetSuiteAccess,
  ids: readonly string[],
  since: string,
): Promise<ItemRevenue[]> {
  const [items, fairValues, sales] = await Promise.all([
    access.queries.rows(
      suiteql`SELECT i.id, r.name, r.recognitionmethod, r.terminmonths FROM item i
        LEFT JOIN revenuerecognitionrule r ON r.id = i.revenuerecognitionrule WHERE i.id IN ${ids} ORDER BY i.id`,
    ),
    access.queries.rows(
      suiteql`SELECT f.item, cur.symbol AS currencycode, f.fairvalue, TO_CHAR(f.startdate, 'YYYY-MM-DD') AS startson,
          TO_CHAR(f.enddate, 'YYYY-MM-DD') AS endson
        FROM fairvalueprice f JOIN currency cur ON cur.id = f.currency WHERE f.item IN ${ids} ORDER BY f.item, f.startdate, f.id`,
    ),
    access.queries.rows(
      suiteql`SELECT l.item, cur.symbol AS currencycode, l.rate, COUNT(*) AS sales
        FROM transactionline l JOIN transaction t ON t.id = l.transaction JOIN currency cur ON cur.id = t.currency
        WHERE l.item IN ${ids} AND l.mainline = 'F' AND l.rate > 0 AND t.type IN ('CustInvc', 'CashSale') AND t.trandate >= ${date(since)}
        GROUP BY l.item, cur.symbol, l.rate ORDER BY l.item, cur.symbol, l.rate`,
    ),
  ]);
  return items.map((row) => ({
    id: row.id ?? '',
    rule:
      row.name === undefined
        ? null
        : {
            name: row.name,
            method: METHODS.find((method) => method === row.recognitionmethod) ?? null,
            termMonths: row.terminmonths === undefined ? null : Number(row.terminmonths),
          },
    fairValues: fairValues
      .filter(({ item }) => item === row.id)
      .map((value) => ({
        currencyCode: value.currencycode ?? '',
        price: value.fairvalue ?? '0',
        startsOn: text(value, 'startson'),
        endsOn: text(value, 'endson'),
      })),
    sales: sales
      .filter(({ item }) => item === row.id)
      .map((sale) => ({
        currencyCode: sale.currencycode ?? '',
        unitPrice: sale.rate ?? '0',
        count: Number(sale.sales),
      })),
  }));
}
