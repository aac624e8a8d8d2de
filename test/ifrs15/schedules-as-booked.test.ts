import { expect, test } from 'vitest';
import { type RecognitionMethod, sharesOf } from '../../sandbox/netsuite/books/revenue/schedule.ts';
import { makeRevenueSchedule } from '../../subgraphs/revenue/ifrs15/schedule/revenue-schedule.ts';
import { Dice } from '../support/dice.ts';

const seconds = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;
const dates = Array.from({ length: 60 }, (_, month) => ({
  id: `${month}`,
  startDate: new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10),
  endDate: new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10),
}));
const books = dates.map(({ id, startDate, endDate }) => ({
  id: Number(id),
  name: id,
  start: seconds(startDate),
  end: seconds(endDate),
  closed: false,
  allLocked: false,
  receivablesLocked: false,
}));

test('what is scheduled before booking is what the books plan then, by every method, to the cent', () => {
  const dice = new Dice(15);
  const methods: readonly RecognitionMethod[] = [
    'POINT_IN_TIME',
    'STRAIGHT_LINE_EVEN_PERIODS',
    'STRAIGHT_LINE_PRORATE_FIRST_LAST',
    'STRAIGHT_LINE_EXACT_DAYS',
    'STRAIGHT_LINE_PERIOD_RATE',
  ];
  for (let round = 0; round < 500; round++) {
    const method = dice.one(methods);
    const months = dice.between(1, 30);
    const startDate = new Date(Date.UTC(2024, dice.below(24), dice.between(1, 31)))
      .toISOString()
      .slice(0, 10);
    const units = dice.between(1, 90_000_000);
    const { lines } = makeRevenueSchedule({
      method,
      amount: (units / 100).toFixed(2),
      startDate,
      ...(method === 'POINT_IN_TIME' ? {} : { termMonths: months }),
      periods: dates,
    });
    const planned = sharesOf(
      { method, months, amount: units * 100, digits: 2, start: seconds(startDate) },
      books,
    );
    expect(
      lines.map(({ periodId, amount }) => [Number(periodId), Math.round(Number(amount) * 10_000)]),
      `${method} ${units} from ${startDate} for ${months}`,
    ).toEqual(planned?.map(({ period, amount }) => [period, amount]));
  }
});
