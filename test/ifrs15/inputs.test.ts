import { expect, test } from 'vitest';
import { allocatePriceChange } from '../../subgraphs/revenue/ifrs15/allocation/price-changes.ts';
import { estimateStandAloneSellingPrice } from '../../subgraphs/revenue/ifrs15/allocation/stand-alone-selling-price.ts';
import { ifrs15Functions } from '../../subgraphs/revenue/ifrs15/functions.ts';
import { accountForUpfrontFee } from '../../subgraphs/revenue/ifrs15/obligations/upfront-fees.ts';
import { presentContractBalances } from '../../subgraphs/revenue/ifrs15/presentation/contract-balances.ts';
import { disaggregateRevenue } from '../../subgraphs/revenue/ifrs15/presentation/disaggregation.ts';
import { remainingPerformanceObligations } from '../../subgraphs/revenue/ifrs15/presentation/remaining-obligations.ts';
import { rollForwardContractLiability } from '../../subgraphs/revenue/ifrs15/presentation/roll-forward.ts';
import { makeRevenueSchedule } from '../../subgraphs/revenue/ifrs15/schedule/revenue-schedule.ts';

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'not refused';
};

test('a null is what is left out, in every function', () => {
  for (const { name, run, example } of Object.values(ifrs15Functions).flat())
    expect(run({ ...(example as object), currencyCode: null } as never), name).toEqual(
      // some take no currency
      'currencyCode' in (example as object)
        ? run({ ...(example as object), currencyCode: undefined } as never)
        : run(example as never),
    );
  const schedule = makeRevenueSchedule({
    method: 'POINT_IN_TIME',
    amount: '100',
    startDate: '2026-01-01',
    ...({ endDate: null, periods: null, initialRate: null } as object),
  });
  expect(schedule.lines).toHaveLength(1);
});

test('a refusal names the field and what it must be, in plain words', () => {
  const schedule = { method: 'POINT_IN_TIME', amount: '100', startDate: '2026-01-01' };
  const refused = (input: object): string =>
    refusalOf(() => makeRevenueSchedule({ ...schedule, ...input } as never));
  expect(refused({ amount: 100 })).toBe('amount: must be an amount, as a decimal string');
  expect(refused({ enddate: '2026-03-31' })).toBe('input: there is no enddate to give');
  expect(refused({ periodOffset: -1 })).toBe('periodOffset: must be zero or more');
  expect(refused({ periods: 'none' })).toBe('periods: must be a list');
  expect(refused({ roundingPeriod: 'FIRST' })).toBe('roundingPeriod: must be LAST or NEXT_TO_LAST');
  expect(refused({ currencyCode: 'usd' })).toBe(
    'currencyCode: must be a code of ISO 4217 in capitals, such as USD',
  );
  expect(refused({ decimals: 13 })).toBe('decimals: must be 12 or less');
  expect(refusalOf(() => makeRevenueSchedule([] as never))).toContain('input: must be an object');
  expect(refusalOf(() => makeRevenueSchedule({ amount: '1', startDate: '2026-01-01' } as never))).toContain(
    'method: must be POINT_IN_TIME or STRAIGHT_LINE_EVEN_PERIODS',
  );
  expect(refusalOf(() => estimateStandAloneSellingPrice({ method: 'COST' } as never))).toBe(
    'method: must be OBSERVABLE or OBSERVED_RANGE or ADJUSTED_MARKET_ASSESSMENT or EXPECTED_COST_PLUS_MARGIN or RESIDUAL',
  );
  expect(refusalOf(() => allocatePriceChange({ change: '1', performanceObligations: [] }))).toBe(
    'performanceObligations: must have 1 or more entries',
  );
  expect(
    refusalOf(() =>
      allocatePriceChange({
        change: '1',
        performanceObligations: [{ id: 'A', standAloneSellingPrice: '1' }],
        relatesOnlyTo: ['A', 'Z'],
      }),
    ),
  ).toBe('relatesOnlyTo: there is no Z');
});

test('an unknown currency has two decimals, and zeros behind the point do not matter', () => {
  const { lines } = makeRevenueSchedule({
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '0100.0000',
    startDate: '2026-01-01',
    termMonths: 3,
    currencyCode: 'XXQ',
  });
  expect(lines.map((line) => line.amount)).toEqual(['33.33', '33.33', '33.34']);
});

test('a report on nothing is zero', () => {
  expect(presentContractBalances({ events: [] })).toMatchObject({ receivable: '0.00', revenue: '0.00' });
  expect(remainingPerformanceObligations({ asOf: '2026-12-31', contracts: [] })).toMatchObject({
    total: '0.00',
    withinTwelveMonths: '0.00',
  });
  expect(disaggregateRevenue({ revenues: [] })).toMatchObject({ total: '0.00', kinds: [] });
  expect(rollForwardContractLiability({ opening: '10', periods: [] }).closing).toBe('10.00');
});

/** Every field of an example, by the path to it. */
function* paths(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (value === null || typeof value !== 'object') return;
  for (const [name, field] of Object.entries(value)) yield* paths(field, [...path, name]);
}

function withField(value: unknown, [name, ...rest]: readonly string[], field: unknown): unknown {
  if (name === undefined) return field;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as never)
    : { ...(value as object) };
  copy[name] = withField(copy[name], rest, field);
  return copy;
}

test('whatever stands in place of a field is answered in plain decimals, or refused with the field’s name', () => {
  const odd = [
    '',
    '-0',
    '0',
    '-1',
    '0.000000000000000000001',
    '1e9',
    null,
    [],
    {},
    true,
    -1,
    1.5,
    '9999-12-31',
  ];
  for (const { name, run, example } of Object.values(ifrs15Functions).flat())
    for (const path of paths(example))
      for (const field of odd) {
        const input = withField(example, path, field);
        let answer: string;
        try {
          answer = JSON.stringify(run(input as never));
        } catch (error) {
          expect(error, `${name} ${path.join('.')} ${JSON.stringify(field)}`).toMatchObject({
            extensions: { code: 'BAD_USER_INPUT' },
            message: expect.stringMatching(/^[a-z][^:]*: \S/i),
          });
          continue;
        }
        expect(answer, `${name} ${path.join('.')} ${JSON.stringify(field)}`).not.toMatch(
          /NaN|Infinity|\d"?e[+-]/,
        );
      }
});

test('a term is a hundred years at the most, and a material right needs to know how long customers stay', () => {
  const schedule = { method: 'STRAIGHT_LINE_EXACT_DAYS', amount: '100', startDate: '2026-01-01' } as const;
  const refused = (term: object): string => refusalOf(() => makeRevenueSchedule({ ...schedule, ...term }));
  expect(refused({ termMonths: 1201 })).toBe('termMonths: must be 1200 or less');
  expect(refused({ termDays: 36526 })).toBe('termDays: must be 36525 or less');
  expect(refused({ endDate: '9999-12-31' })).toBe(
    'endDate: must be within a hundred years of the first day of the term',
  );
  expect(makeRevenueSchedule({ ...schedule, termMonths: 1200 }).lines).toHaveLength(1200);
  expect(
    refusalOf(() =>
      accountForUpfrontFee({
        fee: '50',
        transfersGoodOrService: false,
        contractMonths: 12,
        renewalIsMaterialRight: true,
      }),
    ),
  ).toBe('expectedCustomerMonths: is needed where renewing is a material right');
});
