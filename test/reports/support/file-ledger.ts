import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What the files of a data set say of sales and revenue, by plain sums over their rows apart from all that the product does. */

type Row = Readonly<Record<string, string>>;

/** One amount of a file, by everything that reports tell rows apart by. */
export interface Entry {
  /** What sales put into deferred revenue is positive there, what became revenue of it negative. */
  readonly measure: 'booked' | 'sold' | 'recognized' | 'planned' | 'deferred' | 'backlog' | 'annual';
  readonly period: string;
  readonly product: string;
  readonly family: string;
  readonly customer: string;
  readonly channel: string;
  readonly subsidiary: string;
  readonly salesRep: string;
  readonly currency: string;
  readonly amount: bigint;
  /** In the subsidiary's own currency. */
  readonly own: { readonly currency: string; readonly amount: bigint };
  /** In the first subsidiary's currency by the average rate of the period; not rounded. */
  readonly consolidated: { readonly currency: string; readonly amount: bigint };
}

/** Twelve months of a sale that is earned over a term: from the first to the last day of what is planned of it. */
export interface Term extends Entry {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What sells, and what takes back what was sold. */
const SALES = [
  ['invoice', 1n],
  ['cashSale', 1n],
  ['creditMemo', -1n],
  ['cashRefund', -1n],
] as const;
const SCALE = 18;
const ONE = 10n ** BigInt(SCALE);

/** A decimal text, exactly. */
export function exact(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(SCALE, '0'));
  return decimal.startsWith('-') ? -value : value;
}

/** The product of two exact numbers; throws where it has more digits than can be kept. */
function times(left: bigint, right: bigint): bigint {
  if ((left * right) % ONE !== 0n) throw new Error('more digits than an exact sum keeps');
  return (left * right) / ONE;
}

/** All amounts of a data set directory, and the terms that it sells. */
export function fileLedger(directory: string): {
  readonly entries: readonly Entry[];
  readonly terms: readonly Term[];
} {
  const file = (name: string): Row[] => {
    const path = join(directory, 'netsuite', `${name}.csv`);
    return existsSync(path) ? (parse(readFileSync(path), { columns: true }) as Row[]) : [];
  };
  const byId = (name: string): Map<string, Row> =>
    new Map(file(name).map((row) => [row.externalId ?? '', row]));
  const [items, customers, employees, subsidiaries] = [
    byId('item'),
    byId('customer'),
    byId('employee'),
    byId('subsidiary'),
  ];
  const periods = file('accountingPeriod').filter(
    ({ isYear, isQuarter }) => isYear !== 'T' && isQuarter !== 'T',
  );
  const periodOf = (day: string): string =>
    periods.find(
      ({ startDate = '', endDate = '', isAdjust }) => isAdjust !== 'T' && startDate <= day && day <= endDate,
    )?.externalId ?? '';
  const rates = file('currencyRate');
  const rateOn = (base: string, currency: string, day: string): bigint =>
    base === currency
      ? ONE
      : exact(
          rates
            .filter(
              (row) =>
                row.baseCurrency === base &&
                row.transactionCurrency === currency &&
                (row.effectiveDate ?? '') <= day,
            )
            .sort((a, b) => ((a.effectiveDate ?? '') < (b.effectiveDate ?? '') ? 1 : -1))[0]?.exchangeRate ??
            'NaN',
        );
  const averages = new Map(
    file('consolidatedExchangeRate').map((row) => [
      `${row.postingPeriod} ${row.fromSubsidiary}`,
      row.averageRate ?? '',
    ]),
  );
  const top = subsidiaries.get('1')?.currency ?? '';

  /** An amount of a document's row; `document` says whose it is and by which rate. */
  const entry = (
    measure: Entry['measure'],
    document: Row,
    item: string,
    period: string,
    amount: bigint,
  ): Entry => {
    const { entity = '', subsidiary = '', currency = '', tranDate = '', salesRep = '' } = document;
    const ownCurrency = subsidiaries.get(subsidiary)?.currency ?? '';
    const own = times(amount, rateOn(ownCurrency, currency, tranDate));
    const average = ownCurrency === top ? ONE : exact(averages.get(`${period} ${subsidiary}`) ?? 'NaN');
    return {
      measure,
      period,
      product: item,
      family: items.get(item)?.class ?? '',
      customer: entity,
      channel: document.custbody_channel || (customers.get(entity)?.custentity_channel ?? ''),
      subsidiary: subsidiaries.get(subsidiary)?.name ?? '',
      salesRep: employees.get(salesRep)?.entityId ?? '',
      currency,
      amount,
      own: { currency: ownCurrency, amount: own },
      consolidated: { currency: top, amount: times(own, average) },
    };
  };
  const net = (row: Row): bigint => times(exact(row['line.quantity'] ?? ''), exact(row['line.rate'] ?? ''));
  const isAtOnce = (item: string): boolean => items.get(item)?.revenueRecognitionRule === 'POINT_IN_TIME';

  const booked = file('salesOrder')
    .filter(({ orderStatus }) => orderStatus !== 'C')
    .map((row) => entry('booked', row, row['line.item'] ?? '', periodOf(row.tranDate ?? ''), net(row)));
  const postedIn = (row: Row): string => row.postingPeriod || periodOf(row.tranDate ?? '');
  const invoices = file('invoice');
  const invoiceLines = new Map(invoices.map((row) => [row['line.externalId'] ?? '', row]));
  const deferred = invoices
    .filter((row) => !isAtOnce(row['line.item'] ?? ''))
    .map((row) => entry('deferred', row, row['line.item'] ?? '', postedIn(row), net(row)));
  const overTime = file('revenuePlan').flatMap((plan): Entry[] => {
    const sale = invoiceLines.get(plan.sourceLine ?? '') as Row;
    const [item, period, amount] = [sale['line.item'] ?? '', plan.period ?? '', exact(plan.amount ?? '')];
    if (isAtOnce(item)) return [];
    return plan.recognized === 'T'
      ? [entry('recognized', sale, item, period, amount), entry('deferred', sale, item, period, -amount)]
      : [entry('planned', sale, item, period, amount)];
  });
  const backlog = file('salesOrder')
    .filter(({ orderStatus }) => orderStatus !== 'C')
    .map((row) => {
      const left = invoices
        .filter((bill) => bill['line.orderLine'] !== '' && bill['line.orderLine'] === row['line.externalId'])
        .reduce((sum, bill) => sum - net(bill), net(row));
      return entry('backlog', row, row['line.item'] ?? '', periodOf(row.tranDate ?? ''), left);
    });
  const plans = Map.groupBy(file('revenuePlan'), ({ sourceLine = '' }) => sourceLine);
  const terms = invoices
    .filter((row) => !isAtOnce(row['line.item'] ?? ''))
    .map((row): Term => {
      const months = /STRAIGHT_LINE_(\d+)M/.exec(
        items.get(row['line.item'] ?? '')?.revenueRecognitionRule ?? '',
      )?.[1];
      const planned = new Set((plans.get(row['line.externalId'] ?? '') ?? []).map(({ period }) => period));
      const days = periods.filter(({ externalId }) => planned.has(externalId));
      const annual = (net(row) * 12n) / BigInt(months ?? 0);
      return {
        ...entry('annual', row, row['line.item'] ?? '', postedIn(row), annual),
        startsOn: days.map(({ startDate = '' }) => startDate).toSorted()[0] ?? '',
        endsOn:
          days
            .map(({ endDate = '' }) => endDate)
            .toSorted()
            .at(-1) ?? '',
      };
    });
  const entries = [
    ...booked,
    ...SALES.flatMap(([name, sign]) =>
      file(name).flatMap((row) => {
        const sold = entry('sold', row, row['line.item'] ?? '', postedIn(row), sign * net(row));
        return isAtOnce(row['line.item'] ?? '')
          ? [sold, { ...sold, measure: 'recognized' as const }]
          : [sold];
      }),
    ),
    ...deferred,
    ...overTime,
    ...backlog,
  ];
  return { entries, terms };
}
