import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import type { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';

const criteria = [
  'reasonIsSubstantive',
  'identifiedSeparately',
  'readyForPhysicalTransfer',
  'cannotBeUsedOrRedirected',
] as const;

export const assessBillAndHoldInput = z.strictObject({
  reasonIsSubstantive: flag.describe('such as the customer’s request (15.B81 a)'),
  identifiedSeparately: flag.describe('as belonging to the customer (15.B81 b)'),
  readyForPhysicalTransfer: flag.describe('15.B81 c'),
  cannotBeUsedOrRedirected: flag.describe('to another customer (15.B81 d)'),
  consideration: positiveAmount.describe('of the goods with their keeping'),
  goodsStandAloneSellingPrice: positiveAmount.optional(),
  custodialServiceStandAloneSellingPrice: positiveAmount
    .optional()
    .describe('where keeping the goods is a performance obligation of its own (15.B82)'),
  ...rounding,
});

export interface BillAndHold {
  /** Whether the customer controls goods that the entity still keeps. */
  readonly controlTransferred: boolean;
  readonly unmetCriteria: readonly string[];
  /** Revenue now; zero until control passes. */
  readonly goodsRevenue: string;
  /** Allocated to the custodial service, recognized while the goods are kept. */
  readonly custodialServiceRevenue: string;
}

/** Step 5: whether control passed of goods that are billed and kept for the customer. IFRS 15.B79-B82; IE example 63. */
export function assessBillAndHold(input: z.input<typeof assessBillAndHoldInput>): BillAndHold {
  const facts = read(assessBillAndHoldInput, input);
  const amounts = new Amounts(facts);
  const unmetCriteria = criteria.filter((name) => !facts[name]);
  const controlTransferred = unmetCriteria.length === 0;
  const { goodsStandAloneSellingPrice: goods, custodialServiceStandAloneSellingPrice: service } = facts;
  if (service !== undefined && goods === undefined)
    throw badInput('goodsStandAloneSellingPrice: needed to allocate to the custodial service');
  const [toGoods, toService] = (
    goods === undefined || service === undefined
      ? [facts.consideration, facts.consideration.times(0)]
      : amounts.split(facts.consideration, [goods, service])
  ) as [Decimal, Decimal];
  return {
    controlTransferred,
    unmetCriteria,
    goodsRevenue: amounts.text(controlTransferred ? toGoods : toGoods.times(0)),
    custodialServiceRevenue: amounts.text(toService),
  };
}
