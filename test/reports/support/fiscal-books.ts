import type { DataSet, Table } from '../../../sandbox/dataset/dataset.ts';
import { Dice } from '../../support/dice.ts';
import type { FiscalPeriod } from './fiscal-calendars.ts';

export const FISCAL_TODAY = '2024-10-20';

/** Amounts are multiples of these, so that every one of them is exact in its subsidiary's currency too. */
const UNITS: Readonly<Record<string, number>> = { USD: 2, JPY: 1250, KWD: 25 };
const DIGITS: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 };

export const FISCAL_ITEMS = [
  { id: 'GAUGE', family: 'Hardware', rule: 'POINT_IN_TIME', months: 0 },
  { id: 'SETUP', family: 'Services', rule: 'POINT_IN_TIME', months: 0 },
  { id: 'CARE', family: 'Services', rule: 'STRAIGHT_LINE_3M', months: 3 },
  { id: 'PLAN', family: 'Software', rule: 'STRAIGHT_LINE_12M', months: 12 },
] as const;

export const FISCAL_CUSTOMERS = ['1', 'KK'].flatMap((subsidiary, place) =>
  ['USD', 'JPY', 'KWD'].map((currency, index) => ({
    id: `C-${subsidiary}-${currency}`,
    subsidiary,
    currency,
    salesRep: ['REP-1', 'REP-2', ''][(place + index) % 3] as string,
    channel: ['DIRECT', 'RESELLER', ''][index] as string,
  })),
);

/** Rows of a table by their columns' names. */
class Rows {
  readonly #rows: Record<string, string>[] = [];

  add(row: Record<string, string>): void {
    this.#rows.push(row);
  }

  table(): Table {
    const columns = [...new Set(this.#rows.flatMap((row) => Object.keys(row)))];
    return { columns, rows: this.#rows.map((row) => columns.map((column) => row[column] ?? '')) };
  }
}

/** An amount of so many of its currency's units. */
function text(units: number, currency: string): string {
  const digits = DIGITS[currency] as number;
  return ((units * (UNITS[currency] as number)) / 10 ** digits).toFixed(digits);
}

/**
 * A company with an American and a Japanese subsidiary, each selling in dollars, yen and dinars: orders billed in whole, in parts
 * or not at all, one cancelled, bills of no order, cash sales, credits, tax on every third line, revenue at once and over time.
 */
export function fiscalBooks(
  name: string,
  calendar: readonly FiscalPeriod[],
  seed: number,
  sales = 60,
): DataSet {
  const dice = new Dice(seed);
  const regular = calendar.filter(({ kind }) => kind === 'period');
  const files = new Map<string, Rows>();
  const add = (file: string, row: Record<string, string>): void => {
    if (!files.has(file)) files.set(file, new Rows());
    files.get(file)?.add(row);
  };

  add('subsidiary', { externalId: '1', name: 'Group Inc', currency: 'USD', country: 'US' });
  add('subsidiary', { externalId: 'KK', name: 'Nihon KK', currency: 'JPY', country: 'JP' });
  for (const { externalId, name: periodName, startsOn, endsOn, kind, parent } of calendar)
    add('accountingPeriod', {
      externalId,
      periodName,
      startDate: startsOn,
      endDate: endsOn,
      isYear: kind === 'year' ? 'T' : 'F',
      isQuarter: kind === 'quarter' ? 'T' : 'F',
      isAdjust: kind === 'adjustment' ? 'T' : 'F',
      parent: parent ?? '',
    });
  for (const [baseCurrency, transactionCurrency, before, since] of [
    ['USD', 'JPY', '0.0064', '0.0068'],
    ['USD', 'KWD', '3.2', '3.6'],
    ['JPY', 'USD', '150', '200'],
    ['JPY', 'KWD', '480', '520'],
  ] as const)
    for (const [effectiveDate, exchangeRate] of [
      ['2023-01-01', before],
      ['2024-05-10', since],
    ] as const)
      add('currencyRate', { baseCurrency, transactionCurrency, exchangeRate, effectiveDate });
  regular.forEach(({ externalId }, index) => {
    add('consolidatedExchangeRate', {
      postingPeriod: externalId,
      fromSubsidiary: 'KK',
      toSubsidiary: '1',
      averageRate: (0.0065 + (index % 7) * 0.000013).toFixed(6),
      currentRate: (0.0066 + (index % 5) * 0.000017).toFixed(6),
      historicalRate: '0.0061',
    });
  });
  for (const adjustment of calendar.filter(({ kind }) => kind === 'adjustment'))
    add('consolidatedExchangeRate', {
      postingPeriod: adjustment.externalId,
      fromSubsidiary: 'KK',
      toSubsidiary: '1',
      averageRate: '0.0067',
      currentRate: '0.0069',
      historicalRate: '0.0061',
    });
  add('employee', { externalId: 'REP-1', entityId: 'Ada Rep', salesRep: 'T' });
  add('employee', { externalId: 'REP-2', entityId: 'Bo Rep', salesRep: 'T' });
  for (const { id, family, rule } of FISCAL_ITEMS)
    add('item', {
      externalId: id,
      itemId: id,
      displayName: id,
      itemType: rule === 'POINT_IN_TIME' ? 'NonInvtPart' : 'Service',
      class: family,
      cost: '1',
      revenueRecognitionRule: rule,
    });
  for (const { id, subsidiary, currency, channel } of FISCAL_CUSTOMERS)
    add('customer', {
      externalId: id,
      entityId: id,
      companyName: id,
      subsidiary,
      currency,
      terms: 'Net 30',
      creditHoldOverride: 'OFF',
      custentity_channel: channel,
    });

  const saleDays = regular
    .filter(({ startsOn }) => startsOn >= '2023-10-01' && startsOn <= FISCAL_TODAY)
    .flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])
    .filter((day) => day <= FISCAL_TODAY);
  const periodOf = (day: string): number =>
    regular.findIndex(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  let lines = 0;
  const header = (customer: (typeof FISCAL_CUSTOMERS)[number], channel: string): Record<string, string> => ({
    entity: customer.id,
    subsidiary: customer.subsidiary,
    currency: customer.currency,
    salesRep: customer.salesRep,
    custbody_channel: channel,
  });
  const line = (
    item: (typeof FISCAL_ITEMS)[number],
    rate: string,
    quantity: number,
    ownExternalId: string,
  ): Record<string, string> => ({
    'line.externalId': ownExternalId,
    'line.item': item.id,
    'line.quantity': String(quantity),
    'line.rate': rate,
    'line.taxRate': ++lines % 3 === 0 ? '10' : '',
  });
  const bill = (
    externalId: string,
    of: {
      customer: (typeof FISCAL_CUSTOMERS)[number];
      channel: string;
      item: (typeof FISCAL_ITEMS)[number];
      units: number;
      quantity: number;
      day: string;
    },
    order?: { externalId: string; line: string },
  ): void => {
    const { customer, channel, item, units, quantity, day } = of;
    const posted = dice.chance(0.15) ? periodOf(day) + 1 : periodOf(day);
    add('invoice', {
      externalId,
      ...header(customer, channel),
      createdFrom: order?.externalId ?? '',
      tranDate: day,
      postingPeriod: regular[posted]?.externalId ?? '',
      ...line(item, text(units, customer.currency), quantity, `${externalId}-1`),
      'line.orderLine': order?.line ?? '',
    });
    const periods = item.months === 0 ? [regular[posted]] : regular.slice(posted, posted + item.months);
    for (const period of periods)
      add('revenuePlan', {
        source: externalId,
        sourceLine: `${externalId}-1`,
        period: period?.externalId ?? '',
        amount: text((units * quantity) / periods.length, customer.currency),
        currency: customer.currency,
        recognized: item.months === 0 || (period?.endsOn ?? '') < '2024-10-01' ? 'T' : 'F',
      });
  };

  for (let index = 0; index < sales; index++) {
    const customer = FISCAL_CUSTOMERS[index % FISCAL_CUSTOMERS.length] as (typeof FISCAL_CUSTOMERS)[number];
    const own = {
      customer,
      channel: dice.one(['', '', 'DIRECT', 'RESELLER', 'SELF_SERVICE']),
      item: dice.one(FISCAL_ITEMS),
      units: 12 * dice.between(1, 40),
      day: dice.one(saleDays),
    };
    if (index % 5 === 0) {
      bill(`INV-${index}`, { ...own, quantity: dice.between(1, 4) });
      continue;
    }
    const externalId = `SO-${index}`;
    const orderLine = line(own.item, text(own.units, customer.currency), 10, `${externalId}-1`);
    add('salesOrder', {
      externalId,
      ...header(customer, own.channel),
      tranDate: own.day,
      orderStatus: index % 11 === 1 ? 'C' : 'B',
      ...orderLine,
    });
    add('salesOrder', {
      externalId,
      ...header(customer, own.channel),
      tranDate: own.day,
      orderStatus: index % 11 === 1 ? 'C' : 'B',
      ...line(
        FISCAL_ITEMS[index % 2] as (typeof FISCAL_ITEMS)[number],
        text(12, customer.currency),
        1,
        `${externalId}-2`,
      ),
    });
    if (index % 11 === 1) continue;
    const order = { externalId, line: `${externalId}-1` };
    if (index % 3 === 0) bill(`INV-${index}`, { ...own, quantity: 10 }, order);
    if (index % 3 === 1)
      for (const [part, quantity] of [4, 5].entries()) {
        const day = dice.one(saleDays.filter((later) => later >= own.day));
        bill(`INV-${index}-${part}`, { ...own, quantity, day }, order);
      }
  }
  const adjustment = calendar.find(({ kind }) => kind === 'adjustment');
  for (let index = 0; index < 12; index++) {
    const customer = FISCAL_CUSTOMERS[index % FISCAL_CUSTOMERS.length] as (typeof FISCAL_CUSTOMERS)[number];
    const item = FISCAL_ITEMS[index % 2] as (typeof FISCAL_ITEMS)[number];
    const file = index % 4 === 3 ? 'creditMemo' : index % 4 === 2 ? 'cashRefund' : 'cashSale';
    add(file, {
      externalId: `${file}-${index}`,
      ...header(customer, index % 2 === 0 ? 'SELF_SERVICE' : ''),
      tranDate: index === 3 && adjustment ? adjustment.endsOn : dice.one(saleDays),
      postingPeriod: index === 3 && adjustment ? adjustment.externalId : '',
      ...line(item, text(dice.between(1, 50), customer.currency), dice.between(1, 3), `${file}-${index}-1`),
    });
  }
  return {
    name,
    today: FISCAL_TODAY,
    salesforce: new Map(),
    netsuite: new Map([...files].map(([file, rows]) => [file, rows.table()])),
  };
}
