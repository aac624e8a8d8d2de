import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../kit/time.ts';

test('days are counted by the calendar, over the ends of months, years and February', () => {
  expect([addDays('2024-02-28', 1), addDays('2024-02-28', 2), addDays('2023-02-28', 1)]).toEqual([
    '2024-02-29',
    '2024-03-01',
    '2023-03-01',
  ]);
  expect([addDays('2024-01-01', -1), addDays('2023-12-31', 366), addDays('2024-03-31', 0)]).toEqual([
    '2023-12-31',
    '2024-12-31',
    '2024-03-31',
  ]);
  expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2024-03-01', '2024-02-28')]).toEqual([2, -2]);
  expect(daysBetween('2023-12-31', '2024-12-31')).toBe(366);
});
