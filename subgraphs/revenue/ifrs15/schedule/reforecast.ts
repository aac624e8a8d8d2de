import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, date, id, read } from '../values.ts';
import { scheduleFields, scheduleParts } from './revenue-schedule.ts';

export const reforecastScheduleInput = z.strictObject({
  ...scheduleFields,
  amount: amount.describe('to recognize in all, as it is known now'),
  recognized: z
    .array(z.strictObject({ periodId: id, amount }))
    .default([])
    .describe('what is posted already, by period; it stays'),
  firstOpenDate: date.describe('the first day of the first period that can still be posted to'),
  reforecastMethod: z
    .enum(['CATCH_UP', 'PROSPECTIVE'])
    .describe(
      'CATCH_UP: the first open period makes good what should have been recognized before; PROSPECTIVE: what is left is spread over the open periods',
    ),
});

export interface ReforecastSchedule {
  readonly lines: readonly {
    readonly periodId: string;
    readonly amount: string;
    readonly isRecognized: boolean;
    /** Of the amount, what belongs to closed periods. */
    readonly catchUp: string;
  }[];
  readonly total: string;
  readonly missingPeriods: readonly {
    readonly startDate: string;
    readonly endDate: string;
    readonly amount: string;
  }[];
}

/** Step 5: a schedule anew, after its amount or dates changed or because it begins in closed periods. Closed periods stay as they were posted. */
export function reforecastSchedule(input: z.input<typeof reforecastScheduleInput>): ReforecastSchedule {
  const { recognized, firstOpenDate, reforecastMethod, ...schedule } = read(reforecastScheduleInput, input);
  const amounts = new Amounts(schedule);
  const parts = scheduleParts(schedule, amounts);
  const open = parts.filter(({ stretch }) => stretch.endDate >= firstOpenDate);
  const posted = total(recognized.map((line) => line.amount));
  if (open.length === 0 && !posted.eq(amounts.round(schedule.amount)))
    throw badInput('firstOpenDate: no open period of the term is left for what is not recognized');
  const left = amounts.round(schedule.amount).minus(posted);
  const planned = total(open.map((part) => part.value));
  const behind = left.minus(planned);
  const values =
    reforecastMethod === 'CATCH_UP'
      ? open.map((part, index) => (index === 0 ? part.value.plus(behind) : part.value))
      : spread(
          left,
          planned,
          open.map((part) => part.value),
          amounts,
        );
  const missing = open
    .map((part, index) => ({ ...part, value: values[index] as Decimal }))
    .filter(({ stretch }) => stretch.id === null);
  return {
    lines: [
      ...recognized.map((line) => ({
        periodId: line.periodId,
        amount: amounts.text(line.amount),
        isRecognized: true,
        catchUp: amounts.text(new Decimal(0)),
      })),
      ...open.flatMap(({ stretch }, index) =>
        stretch.id === null
          ? []
          : [
              {
                periodId: stretch.id,
                amount: amounts.text(values[index] as Decimal),
                isRecognized: false,
                catchUp: amounts.text(
                  index === 0 && reforecastMethod === 'CATCH_UP' ? behind : new Decimal(0),
                ),
              },
            ],
      ),
    ],
    total: amounts.text(posted.plus(total(values))),
    missingPeriods: missing.map(({ stretch, value }) => ({
      startDate: stretch.startDate,
      endDate: stretch.endDate,
      amount: amounts.text(value),
    })),
  };
}

function spread(left: Decimal, planned: Decimal, values: readonly Decimal[], amounts: Amounts): Decimal[] {
  let rest = left;
  return values.map((value, index) => {
    const share = planned.isZero() ? left.dividedBy(values.length) : left.times(value).dividedBy(planned);
    const own = index === values.length - 1 ? rest : amounts.round(share);
    rest = rest.minus(own);
    return own;
  });
}
