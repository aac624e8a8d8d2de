import { expect, test } from 'vitest';
import { accountingCalendar } from '../../subgraphs/revenue/ifrs15/schedule/accounting-calendar.ts';
import { scheduleByExactTime } from '../../subgraphs/revenue/ifrs15/schedule/exact-time.ts';
import {
  consumeScheduleByInvoices,
  planAmountByEvent,
} from '../../subgraphs/revenue/ifrs15/schedule/plans-by-event.ts';
import { reforecastSchedule } from '../../subgraphs/revenue/ifrs15/schedule/reforecast.ts';
import { makeRevenueSchedule } from '../../subgraphs/revenue/ifrs15/schedule/revenue-schedule.ts';
import { Dice } from '../support/dice.ts';

type Schedule = Parameters<typeof makeRevenueSchedule>[0];
const amounts = (input: Schedule): string[] => makeRevenueSchedule(input).lines.map((line) => line.amount);
const oracle = { amount: '400', startDate: '2026-08-20', endDate: '2026-12-19' };

test('NetSuite, 400 from 20 August to 19 December by even periods: a part of a month is a period', () => {
  expect(amounts({ ...oracle, method: 'STRAIGHT_LINE_EVEN_PERIODS' })).toEqual(Array(5).fill('80.00'));
});

test('NetSuite, prorate first and last period: the rounding cent is in the last', () => {
  const expected = ['39.34', '99.45', '99.45', '99.45', '62.31'];
  expect(amounts({ ...oracle, method: 'STRAIGHT_LINE_PRORATE_FIRST_LAST' })).toEqual(expected);
});

test('NetSuite, amortization: the rounding cent is in the next to last period', () => {
  expect(
    amounts({ ...oracle, method: 'STRAIGHT_LINE_PRORATE_FIRST_LAST', roundingPeriod: 'NEXT_TO_LAST' }),
  ).toEqual(['39.34', '99.45', '99.45', '99.46', '62.30']);
});

test('NetSuite, using exact days', () => {
  expect(amounts({ ...oracle, method: 'STRAIGHT_LINE_EXACT_DAYS' })).toEqual([
    '39.34',
    '98.36',
    '101.64',
    '98.36',
    '62.30',
  ]);
});

test('NetSuite, prorate first and last period (period-rate)', () => {
  expect(amounts({ ...oracle, method: 'STRAIGHT_LINE_PERIOD_RATE' })).toEqual([
    '38.71',
    '100.00',
    '100.00',
    '100.00',
    '61.29',
  ]);
});

test('NetSuite, 1,200 from 17 January 2024 to 16 January 2025, a leap year', () => {
  const year = { amount: '1200', startDate: '2024-01-17', termMonths: 12 };
  expect(amounts({ ...year, method: 'STRAIGHT_LINE_PRORATE_FIRST_LAST' })).toEqual([
    '49.18',
    ...Array(11).fill('99.85'),
    '52.47',
  ]);
  // 15 and 16 of 31 days, by its own rule
  expect(amounts({ ...year, method: 'STRAIGHT_LINE_PERIOD_RATE' })).toEqual([
    '48.39',
    ...Array(11).fill('100.00'),
    '51.61',
  ]);
});

test('NetSuite, 10,000 from 11 February to 27 May 2022: by days of the term, and by what part of its month each has', () => {
  const term = { amount: '10000', startDate: '2022-02-11', endDate: '2022-05-27' };
  // 18 and 27 of 106 days
  expect(amounts({ ...term, method: 'STRAIGHT_LINE_PRORATE_FIRST_LAST' })).toEqual([
    '1698.11',
    '2877.36',
    '2877.36',
    '2547.17',
  ]);
  // 18/28 + 2 + 27/31 = 3.5138 periods, as its support computes
  const byRate = { ...term, method: 'STRAIGHT_LINE_PERIOD_RATE' } as const;
  expect(amounts({ ...byRate, partialPeriods: 'EACH' })).toEqual([
    '1829.51',
    '2845.90',
    '2845.90',
    '2478.69',
  ]);
  // three periods, as its help has it: February and May make one, 18 to 27
  expect(amounts(byRate)).toEqual(['1333.33', '3333.33', '3333.33', '2000.01']);
});

test('whole months are equal by period-rate, a single part of a month counts its days', () => {
  const rate = { method: 'STRAIGHT_LINE_PERIOD_RATE', amount: '1200' } as const;
  expect(amounts({ ...rate, startDate: '2026-01-01', termMonths: 12 })).toEqual(Array(12).fill('100.00'));
  expect(amounts({ ...rate, amount: '250', startDate: '2026-04-16', endDate: '2026-06-30' })).toEqual([
    '50.00',
    '100.00',
    '100.00',
  ]);
});

test('a point in time is the period of its day', () => {
  expect(
    makeRevenueSchedule({ method: 'POINT_IN_TIME', amount: '400', startDate: '2026-08-20' }).lines,
  ).toEqual([
    {
      periodId: '2026-08',
      startDate: '2026-08-01',
      endDate: '2026-08-31',
      amount: '400.00',
      cumulativeAmount: '400.00',
      remaining: '0.00',
      share: '1',
    },
  ]);
});

test('a term of months counts periods when they are even, and days otherwise', () => {
  const term = { amount: '100', startDate: '2026-01-31', termMonths: 3, currencyCode: 'USD' };
  expect(amounts({ ...term, method: 'STRAIGHT_LINE_EVEN_PERIODS' })).toEqual(['33.33', '33.33', '33.34']);
  // to 29 April: 1, 28, 31 and 29 of 89 days
  expect(amounts({ ...term, method: 'STRAIGHT_LINE_EXACT_DAYS' })).toEqual([
    '1.12',
    '31.46',
    '34.83',
    '32.59',
  ]);
  expect(
    amounts({ method: 'STRAIGHT_LINE_EXACT_DAYS', amount: '90', startDate: '2026-01-17', termDays: 30 }),
  ).toEqual(['45.00', '45.00']);
});

test('the last period has what rounding leaves, in the currency’s own unit', () => {
  const even = (amount: string, currencyCode: string) =>
    amounts({
      method: 'STRAIGHT_LINE_EVEN_PERIODS',
      amount,
      startDate: '2026-01-01',
      termMonths: 3,
      currencyCode,
    });
  expect(even('1000', 'JPY')).toEqual(['333', '333', '334']);
  expect(even('1', 'KWD')).toEqual(['0.333', '0.333', '0.334']);
  expect(even('-100', 'USD')).toEqual(['-33.33', '-33.33', '-33.34']);
});

test('an initial amount is in the first period beside its share of the rest', () => {
  const even = {
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '1000',
    startDate: '2026-01-01',
    termMonths: 4,
  } as const;
  expect(amounts({ ...even, initialAmount: '200' })).toEqual(['400.00', '200.00', '200.00', '200.00']);
  expect(amounts({ ...even, initialRate: '0.1' })).toEqual(['325.00', '225.00', '225.00', '225.00']);
});

test('a period offset posts later, a start offset begins later', () => {
  const even = { method: 'STRAIGHT_LINE_EVEN_PERIODS', amount: '300', startDate: '2026-01-15' } as const;
  const periods = (more: Partial<Schedule>) =>
    makeRevenueSchedule({ ...even, ...more }).lines.map((line) => `${line.periodId} ${line.amount}`);
  expect(periods({ termMonths: 3, periodOffset: 2 })).toEqual([
    '2026-03 100.00',
    '2026-04 100.00',
    '2026-05 100.00',
  ]);
  expect(periods({ termMonths: 3, startOffset: 1 })).toEqual([
    '2026-02 100.00',
    '2026-03 100.00',
    '2026-04 100.00',
  ]);
  expect(periods({ endDate: '2026-03-31', startOffset: 1 })).toEqual(['2026-02 150.00', '2026-03 150.00']);
});

test('a custom rule has lines of its own', () => {
  expect(
    makeRevenueSchedule({
      method: 'CUSTOM',
      amount: '1000',
      startDate: '2026-01-10',
      customLines: [
        { periodOffset: 0, share: '0.5' },
        { periodOffset: 2, share: '0.5' },
      ],
    }).lines.map((line) => `${line.periodId} ${line.amount}`),
  ).toEqual(['2026-01 500.00', '2026-02 0.00', '2026-03 500.00']);
});

test('the shares of a custom rule add up nearly enough where they are thirds, and are refused where they do not', () => {
  const custom = { method: 'CUSTOM', amount: '3000000', startDate: '2026-01-01' } as const;
  const lines = (share: string) => [0, 1, 2].map((periodOffset) => ({ periodOffset, share }));
  expect(amounts({ ...custom, customLines: lines('0.3333') })).toEqual(Array(3).fill('1000000.00'));
  expect(() => makeRevenueSchedule({ ...custom, customLines: lines('0.333') })).toThrow(
    'customLines: the shares must add up to 1',
  );
  expect(() => makeRevenueSchedule(custom)).toThrow('customLines: the shares must add up to 1');
});

test('a 4-4-5 year has twelve periods of weeks, and one week more when it has 53', () => {
  const calendar = accountingCalendar({
    pattern: '4-4-5',
    startDate: '2026-02-01',
    firstFiscalYear: 2027,
    years: 2,
    yearsWith53Weeks: [2027],
  });
  expect(calendar).toHaveLength(24);
  expect(calendar[0]).toEqual({ id: '2027-01', startDate: '2026-02-01', endDate: '2026-02-28' });
  expect(calendar[2]).toEqual({ id: '2027-03', startDate: '2026-03-29', endDate: '2026-05-02' });
  expect(calendar[11]?.endDate).toBe('2027-02-06');
  expect(calendar[12]?.startDate).toBe('2027-02-07');
  expect(
    accountingCalendar({ pattern: '13x4', startDate: '2026-01-01', firstFiscalYear: 2026 }),
  ).toHaveLength(13);
});

test('a schedule runs over the accounting periods that it is given', () => {
  const periods = accountingCalendar({ pattern: '4-4-5', startDate: '2026-02-01', firstFiscalYear: 2027 });
  expect(
    amounts({
      method: 'STRAIGHT_LINE_EXACT_DAYS',
      amount: '910',
      startDate: '2026-02-01',
      endDate: '2026-05-02',
      periods,
    }),
  ).toEqual(['280.00', '280.00', '350.00']);
  const fiscal = accountingCalendar({
    pattern: 'CALENDAR_MONTHS',
    startDate: '2025-07-01',
    firstFiscalYear: 2026,
  });
  expect(
    makeRevenueSchedule({ method: 'POINT_IN_TIME', amount: '1', startDate: '2026-02-10', periods: fiscal })
      .lines[0]?.periodId,
  ).toBe('2026-08');
});

test('periods that are needed and not defined are named with what falls into them', () => {
  const periods = accountingCalendar({
    pattern: 'CALENDAR_MONTHS',
    startDate: '2026-01-01',
    firstFiscalYear: 2026,
  });
  const result = makeRevenueSchedule({
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '1200',
    startDate: '2026-11-01',
    termMonths: 4,
    periods,
  });
  expect(result.lines.map((line) => line.periodId)).toEqual(['2026-11', '2026-12']);
  expect([result.scheduled, result.unscheduled]).toEqual(['600.00', '600.00']);
  expect(result.missingPeriods).toEqual([
    { startDate: '2027-01-01', endDate: '2027-01-31', amount: '300.00' },
    { startDate: '2027-02-01', endDate: '2027-02-28', amount: '300.00' },
  ]);
});

test('quarters among the periods are refused', () => {
  expect(() =>
    amounts({
      method: 'POINT_IN_TIME',
      amount: '1',
      startDate: '2026-01-01',
      periods: [
        { id: 'Jan', startDate: '2026-01-01', endDate: '2026-01-31' },
        { id: 'Q1', startDate: '2026-01-01', endDate: '2026-03-31' },
      ],
    }),
  ).toThrow('overlaps with');
});

test('schedules of 400 random terms add up by every method', () => {
  const dice = new Dice(606);
  const methods = [
    'STRAIGHT_LINE_EVEN_PERIODS',
    'STRAIGHT_LINE_PRORATE_FIRST_LAST',
    'STRAIGHT_LINE_EXACT_DAYS',
    'STRAIGHT_LINE_PERIOD_RATE',
  ] as const;
  for (let round = 0; round < 400; round++) {
    const method = dice.one(methods);
    const amount = (dice.between(1, 100_000_000) / 100).toFixed(2);
    const startDate = `2026-0${dice.between(1, 9)}-${dice.between(10, 28)}`;
    const { lines, unscheduled } = makeRevenueSchedule({
      method,
      amount,
      startDate,
      termDays: dice.between(1, 900),
    });
    expect(unscheduled).toBe('0.00');
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
    expect(cents).toBe(Math.round(Number(amount) * 100));
    expect(lines.at(-1)?.remaining).toBe('0.00');
  }
});

test('Stripe, 120 from 15 June noon to 13 October noon by instant', () => {
  const service = { amount: '120', startAt: '2026-06-15T12:00:00Z', endAt: '2026-10-13T12:00:00Z' };
  expect(scheduleByExactTime(service).lines.map((line) => line.amount)).toEqual([
    '15.50',
    '31.00',
    '31.00',
    '30.00',
    '12.50',
  ]);
});

test('Stripe, the same by month evenly with the first and last prorated: the cents are in the last month between', () => {
  const service = { amount: '120', startAt: '2026-06-15T12:00:00Z', endAt: '2026-10-13T12:00:00Z' };
  expect(
    scheduleByExactTime({ ...service, firstAndLastMonthProrated: true }).lines.map((line) => line.amount),
  ).toEqual(['15.50', '30.66', '30.66', '30.68', '12.50']);
});

test('Stripe, the same by day and by month', () => {
  const day = { amount: '120', startDate: '2026-06-15', endDate: '2026-10-12' };
  expect(amounts({ ...day, method: 'STRAIGHT_LINE_EXACT_DAYS' })).toEqual([
    '16.00',
    '31.00',
    '31.00',
    '30.00',
    '12.00',
  ]);
  expect(
    amounts({ amount: '120', startDate: '2026-06-15', termMonths: 4, method: 'STRAIGHT_LINE_EVEN_PERIODS' }),
  ).toEqual(Array(4).fill('30.00'));
});

const ordered = [
  { periodId: '2026-08', amount: '39.34' },
  { periodId: '2026-09', amount: '98.36' },
  { periodId: '2026-10', amount: '101.64' },
  { periodId: '2026-11', amount: '98.36' },
  { periodId: '2026-12', amount: '62.30' },
];

test('NetSuite, an order billed 100, 200 and 100 uses up its schedule invoice by invoice', () => {
  const { invoices, unbilled } = consumeScheduleByInvoices({
    lines: ordered,
    invoices: [
      { id: '1', amount: '100' },
      { id: '2', amount: '200' },
      { id: '3', amount: '100' },
    ],
  });
  expect(invoices.map((invoice) => invoice.lines.map((line) => line.amount))).toEqual([
    ['39.34', '60.66'],
    ['37.70', '101.64', '60.66'],
    ['37.70', '62.30'],
  ]);
  expect(unbilled).toBe('0.00');
  expect(() => consumeScheduleByInvoices({ lines: ordered, invoices: [{ id: '1', amount: '401' }] })).toThrow(
    'invoices.1: bills 1.00 beyond the schedule',
  );
});

test('NetSuite, an event’s plan is its part of the element', () => {
  expect(
    planAmountByEvent({
      amountSource: 'EVENT_PERCENT_BASED_ON_AMOUNT',
      revenueAmount: '900',
      discountedSalesAmount: '1000',
      eventAmount: '250',
    }).amount,
  ).toBe('225.00');
  expect(
    planAmountByEvent({
      amountSource: 'EVENT_PERCENT_BASED_ON_QUANTITY',
      revenueAmount: '900',
      totalQuantity: '12',
      eventQuantity: '4',
    }).amount,
  ).toBe('300.00');
});

test('a changed amount is caught up in the first open period, or spread over those that are open', () => {
  const changed = {
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '1500',
    startDate: '2026-01-01',
    termMonths: 5,
    recognized: [
      { periodId: '2026-01', amount: '240' },
      { periodId: '2026-02', amount: '240' },
    ],
    firstOpenDate: '2026-03-01',
  } as const;
  const lines = (reforecastMethod: 'CATCH_UP' | 'PROSPECTIVE') =>
    reforecastSchedule({ ...changed, recognized: [...changed.recognized], reforecastMethod });
  const caughtUp = lines('CATCH_UP');
  expect(caughtUp.lines.map((line) => line.amount)).toEqual([
    '240.00',
    '240.00',
    '420.00',
    '300.00',
    '300.00',
  ]);
  expect(caughtUp.lines[2]?.catchUp).toBe('120.00');
  expect(caughtUp.total).toBe('1500.00');
  expect(lines('PROSPECTIVE').lines.map((line) => line.amount)).toEqual([
    '240.00',
    '240.00',
    '340.00',
    '340.00',
    '340.00',
  ]);
});

test('a plan that begins in closed periods posts them in the first open one', () => {
  const result = reforecastSchedule({
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '600',
    startDate: '2026-01-01',
    termMonths: 6,
    firstOpenDate: '2026-03-01',
    reforecastMethod: 'CATCH_UP',
  });
  expect(result.lines.map((line) => line.amount)).toEqual(['300.00', '100.00', '100.00', '100.00']);
});
