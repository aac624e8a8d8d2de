import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, fraction, positiveAmount, quantity, read, rounding } from '../values.ts';

export const accountForConsignmentInput = z.strictObject({
  controlledUntilSaleOrExpiry: flag.describe(
    'the entity controls the product until a specified event, such as the sale to the dealer’s customer (15.B78 a)',
  ),
  canRequireReturn: flag.describe('the entity can demand it back or send it to another dealer (15.B78 b)'),
  dealerHasUnconditionalObligationToPay: flag.describe('15.B78 c'),
  unitsDelivered: quantity.describe('to the dealer'),
  unitsSold: quantity.describe('by the dealer to end customers'),
  unitPrice: positiveAmount,
  unitCost: positiveAmount.prefault('0'),
  commissionRate: fraction.prefault('0').describe('of the consignee, on what it sells'),
  ...rounding,
});

export interface Consignment {
  readonly isConsignment: boolean;
  /** Units of which control has passed: those sold on, where it is a consignment, else those delivered. */
  readonly unitsRecognized: string;
  readonly revenue: string;
  readonly costOfSales: string;
  /** Held by the dealer and still the entity’s, at cost. */
  readonly consignedInventory: string;
  /** Expense for the consignee’s service. */
  readonly commission: string;
}

/** Step 5: goods delivered to a dealer that the entity still controls give no revenue until they are sold on. IFRS 15.B77-B78. */
export function accountForConsignment(input: z.input<typeof accountForConsignmentInput>): Consignment {
  const facts = read(accountForConsignmentInput, input);
  if (facts.unitsSold.gt(facts.unitsDelivered))
    throw badInput('unitsSold: must not be more than unitsDelivered');
  const amounts = new Amounts(facts);
  const isConsignment =
    (facts.controlledUntilSaleOrExpiry || facts.canRequireReturn) &&
    !facts.dealerHasUnconditionalObligationToPay;
  const units = isConsignment ? facts.unitsSold : facts.unitsDelivered;
  const revenue = units.times(facts.unitPrice);
  return {
    isConsignment,
    unitsRecognized: units.toFixed(),
    revenue: amounts.text(revenue),
    costOfSales: amounts.text(units.times(facts.unitCost)),
    consignedInventory: amounts.text(facts.unitsDelivered.minus(units).times(facts.unitCost)),
    commission: amounts.text(isConsignment ? revenue.times(facts.commissionRate) : new Decimal(0)),
  };
}
