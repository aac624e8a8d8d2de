import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

export const planAmountByEventInput = z.discriminatedUnion('amountSource', [
  z.strictObject({
    amountSource: z.literal('EVENT_PERCENT_BASED_ON_AMOUNT'),
    revenueAmount: amount.describe('of the revenue element, as allocated'),
    discountedSalesAmount: positiveAmount.describe('of the element, as sold'),
    eventAmount: amount.describe('of the event, such as an invoice'),
    ...rounding,
  }),
  z.strictObject({
    amountSource: z.literal('EVENT_PERCENT_BASED_ON_QUANTITY'),
    revenueAmount: amount,
    totalQuantity: quantity,
    eventQuantity: quantity.describe('of the event, such as a fulfilment'),
    ...rounding,
  }),
]);

export interface PlanAmount {
  readonly amount: string;
}

/** Step 5: the amount of a revenue plan that an event makes: its part of the element's revenue, as NetSuite's rules take it. */
export function planAmountByEvent(input: z.input<typeof planAmountByEventInput>): PlanAmount {
  const facts = read(planAmountByEventInput, input);
  const [part, whole] =
    facts.amountSource === 'EVENT_PERCENT_BASED_ON_AMOUNT'
      ? [facts.eventAmount, facts.discountedSalesAmount]
      : [facts.eventQuantity, facts.totalQuantity];
  if (whole.isZero()) throw badInput('discountedSalesAmount, totalQuantity: must be above zero');
  return { amount: new Amounts(facts).text(facts.revenueAmount.times(part).dividedBy(whole)) };
}

export const consumeScheduleByInvoicesInput = z.strictObject({
  lines: z
    .array(z.strictObject({ periodId: id, amount: positiveAmount }))
    .min(1)
    .describe('the schedule of the order, in order of time'),
  invoices: z
    .array(z.strictObject({ id, amount: positiveAmount }))
    .min(1)
    .describe('in order of time'),
  ...rounding,
});

export interface ConsumedSchedule {
  readonly invoices: readonly {
    readonly id: string;
    readonly lines: readonly { readonly periodId: string; readonly amount: string }[];
  }[];
  /** Of the schedule, not billed yet. */
  readonly unbilled: string;
}

/** Step 5: an order's schedule as its invoices use it up one after the other, each taking what the ones before left. */
export function consumeScheduleByInvoices(
  input: z.input<typeof consumeScheduleByInvoicesInput>,
): ConsumedSchedule {
  const facts = read(consumeScheduleByInvoicesInput, input);
  requireUnique('invoices', facts.invoices);
  const amounts = new Amounts(facts);
  const left = facts.lines.map((line) => line.amount);
  const invoices = facts.invoices.map((invoice) => {
    let open = invoice.amount;
    const lines: { periodId: string; amount: string }[] = [];
    facts.lines.forEach((line, index) => {
      const taken = Decimal.min(open, left[index] as Decimal);
      if (taken.lte(0)) return;
      open = open.minus(taken);
      left[index] = (left[index] as Decimal).minus(taken);
      lines.push({ periodId: line.periodId, amount: amounts.text(taken) });
    });
    if (open.gt(0)) throw badInput(`invoices.${invoice.id}: bills ${amounts.text(open)} beyond the schedule`);
    return { id: invoice.id, lines };
  });
  return { invoices, unbilled: amounts.text(total(left)) };
}
