import { describe, expect, test } from 'vitest';
import {
  averageDaysDelinquent,
  averageDaysSalesOutstanding,
  collectionEffectivenessIndex,
  countbackDaysSalesOutstanding,
  daysSalesOutstanding,
} from '../../subgraphs/billing/reports/credit-figures.ts';

describe('published examples of credit management', () => {
  test('150,000 open on yearly sales of 1,800,000 are 30.4 days', () => {
    expect(daysSalesOutstanding('150000', '1800000', 365)?.toFixed(1)).toBe('30.4');
  });

  test('an average of what was open before and is open at the end takes both alike', () => {
    expect(averageDaysSalesOutstanding('100000', '200000', '1800000', 365)?.toFixed(1)).toBe('30.4');
  });

  test('212,000 open on months of 100,000, 80,000 and 70,000 are counted back to 73.7 days', () => {
    const months = ['100000', '80000', '70000'].map((amount) => ({ amount, days: 30 }));
    expect(countbackDaysSalesOutstanding('212000', months)?.toFixed(1)).toBe('73.7');
  });

  test('8,000 of 10,000 not yet due on monthly sales of 30,000 are a best possible 7.47 days in February', () => {
    expect(daysSalesOutstanding('8000', '30000', 28)?.toFixed(2)).toBe('7.47');
  });

  test('DSO of 40 days with a best possible one of 20 is 20 days late on the average', () => {
    const [dso, best] = [daysSalesOutstanding('40', '30', 30), daysSalesOutstanding('20', '30', 30)];
    expect([dso, best, averageDaysDelinquent(dso, best)].map(String)).toEqual(['40', '20', '20']);
  });

  test('a first quarter of 10,890 in sales, with 6,200 open before and 6,340 after, is collected to 55.9 percent', () => {
    const index = collectionEffectivenessIndex({
      openAtStart: '6200',
      creditSales: '10890',
      months: 3,
      openAtEnd: '6340',
      currentAtEnd: '3590',
    });
    expect(index?.toFixed(1)).toBe('55.9');
  });

  test('a year of 1,000,000 in sales, with 100,000 open before and 120,000 after, is collected to 98 percent', () => {
    const index = collectionEffectivenessIndex({
      openAtStart: '100000',
      creditSales: '1000000',
      months: 1,
      openAtEnd: '120000',
      currentAtEnd: '100000',
    });
    expect(index?.toFixed(1)).toBe('98.0');
  });
});

test('where nothing was sold, or not enough to count back, there is no figure', () => {
  expect(daysSalesOutstanding('100', '0', 90)).toBeNull();
  expect(countbackDaysSalesOutstanding('100', [{ amount: '60', days: 30 }])).toBeNull();
  expect(averageDaysDelinquent(null, null)).toBeNull();
  expect(
    collectionEffectivenessIndex({
      openAtStart: '0',
      creditSales: '0',
      months: 1,
      openAtEnd: '0',
      currentAtEnd: '0',
    }),
  ).toBeNull();
});

test('counting back takes a month up exactly, and nothing where nothing is open', () => {
  expect(String(countbackDaysSalesOutstanding('60', [{ amount: '60', days: 31 }]))).toBe('31');
  expect(String(countbackDaysSalesOutstanding('0', [{ amount: '60', days: 31 }]))).toBe('0');
});
