import { expect, test } from 'vitest';
import { classifyLicence } from '../../subgraphs/revenue/ifrs15/obligations/licensing.ts';
import { recognizeUnexercisedRights } from '../../subgraphs/revenue/ifrs15/obligations/unexercised-rights.ts';
import { recognizeLicence } from '../../subgraphs/revenue/ifrs15/recognition/licence.ts';

const amounts = (input: Parameters<typeof recognizeLicence>[0]): string[] =>
  recognizeLicence(input).schedule.lines.map((line) => line.amount);

test('IFRS 15 example 59: a recording at 10,000 a month for two years is used as it is, 240,000 at once', () => {
  const { nature } = classifyLicence({
    entityActivitiesSignificantlyAffectProperty: false,
    customerIsExposedToEffects: false,
  });
  expect(nature).toBe('RIGHT_TO_USE');
  const licence = { nature: 'RIGHT_TO_USE', consideration: '240000', providedOn: '2026-03-20' } as const;
  expect(recognizeLicence(licence)).toMatchObject({
    recognition: 'POINT_IN_TIME',
    recognizedFrom: '2026-03-20',
    schedule: { lines: [{ periodId: '2026-03', amount: '240000.00' }] },
  });
});

test('IFRS 15.B61: a right to use, as that of a renewal, earns nothing before the customer may use it', () => {
  const renewal = { nature: 'RIGHT_TO_USE', consideration: '900', providedOn: '2026-11-15' } as const;
  expect(recognizeLicence({ ...renewal, usableFrom: '2027-01-01' })).toMatchObject({
    recognizedFrom: '2027-01-01',
    schedule: { lines: [{ periodId: '2027-01', amount: '900.00' }] },
  });
  // a code without which the software does not run comes after the licence has begun
  expect(recognizeLicence({ ...renewal, usableFrom: '2026-11-01' }).recognizedFrom).toBe('2026-11-15');
});

test('a right to access is recognized over its term, or over what is left of it once it is provided', () => {
  const name = { nature: 'RIGHT_TO_ACCESS', consideration: '12000', termMonths: 12 } as const;
  expect(amounts({ ...name, providedOn: '2026-01-01' })).toEqual(Array(12).fill('1000.00'));
  expect(amounts({ ...name, providedOn: '2026-03-01', usableFrom: '2026-01-01' })).toEqual(
    Array(10).fill('1200.00'),
  );
  const { termMonths: _, ...byDays } = { ...name, providedOn: '2026-01-16', endDate: '2026-03-01' };
  expect(amounts({ ...byDays, consideration: '4500', method: 'STRAIGHT_LINE_EXACT_DAYS' })).toEqual([
    '1600.00',
    '2800.00',
    '100.00',
  ]);
  expect(() => recognizeLicence({ ...byDays, endDate: undefined })).toThrow(
    'endDate, termMonths: give one of the two for a right to access',
  );
});

test('IFRS 15.B40: an option worth 11 that buys for 30 is revenue of 41 when it is exercised, of 11 when it lapses', () => {
  const option = { consideration: '11', rightsGranted: '1' };
  const [exercised] = recognizeUnexercisedRights({
    ...option,
    periods: [{ id: '2026', redeemed: '1', considerationOnExercise: '30' }],
  }).periods;
  expect(exercised).toMatchObject({ revenue: '41.00', breakage: '0.00', cumulativeRevenue: '41.00' });
  const lapsed = recognizeUnexercisedRights({
    ...option,
    periods: [
      { id: '2026', redeemed: '0' },
      { id: '2027', redeemed: '0', remainingIsRemote: true },
    ],
  }).periods;
  expect(lapsed.map((period) => period.revenue)).toEqual(['0.00', '11.00']);
});
