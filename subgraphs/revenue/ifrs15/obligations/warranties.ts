import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';

export const accountForWarrantyInput = z.strictObject({
  canBePurchasedSeparately: flag.default(false).describe('priced or negotiated separately (15.B29)'),
  providesServiceBeyondAssurance: flag
    .default(false)
    .describe('more than assurance that the product complies with its specifications (15.B30-B31)'),
  alsoProvidesAssurance: flag.default(false).describe('there is an assurance-type part beside the service'),
  partsAreSeparable: flag
    .default(true)
    .describe('false: assurance and service cannot reasonably be accounted for separately (15.B32)'),
  transactionPrice: positiveAmount.optional().describe('of the product with its warranty'),
  productStandAloneSellingPrice: positiveAmount.optional(),
  warrantyStandAloneSellingPrice: positiveAmount.optional().describe('of the service-type warranty'),
  expectedWarrantyCosts: positiveAmount.optional().describe('of the assurance, for its provision'),
  ...rounding,
});

export interface WarrantyTreatment {
  readonly type: 'ASSURANCE_TYPE' | 'SERVICE_TYPE' | 'BOTH';
  /** Whether the warranty is a performance obligation, its revenue recognized over its coverage. */
  readonly isPerformanceObligation: boolean;
  readonly productRevenue: string | null;
  /** Allocated to the service-type warranty: a contract liability at the sale. */
  readonly warrantyRevenue: string | null;
  /** IAS 37 (ASC 460) provision and expense for the assurance-type part. */
  readonly warrantyProvision: string;
}

/** Step 2: whether a warranty is of assurance type (a provision) or of service type (a performance obligation). IFRS 15.B28-B33; IE example 44. */
export function accountForWarranty(input: z.input<typeof accountForWarrantyInput>): WarrantyTreatment {
  const facts = read(accountForWarrantyInput, input);
  const amounts = new Amounts(facts);
  const isService = facts.canBePurchasedSeparately || facts.providesServiceBeyondAssurance;
  const hasAssurance = !isService || (facts.alsoProvidesAssurance && facts.partsAreSeparable);
  const costs = hasAssurance ? (facts.expectedWarrantyCosts ?? new Decimal(0)) : new Decimal(0);
  return {
    type: isService ? (facts.alsoProvidesAssurance ? 'BOTH' : 'SERVICE_TYPE') : 'ASSURANCE_TYPE',
    isPerformanceObligation: isService,
    ...revenue(facts, isService, amounts),
    warrantyProvision: amounts.text(costs),
  };
}

function revenue(
  facts: z.output<typeof accountForWarrantyInput>,
  isService: boolean,
  amounts: Amounts,
): Pick<WarrantyTreatment, 'productRevenue' | 'warrantyRevenue'> {
  const { transactionPrice, productStandAloneSellingPrice, warrantyStandAloneSellingPrice } = facts;
  if (transactionPrice === undefined) return { productRevenue: null, warrantyRevenue: null };
  if (!isService)
    return { productRevenue: amounts.text(transactionPrice), warrantyRevenue: amounts.text(new Decimal(0)) };
  if (productStandAloneSellingPrice === undefined || warrantyStandAloneSellingPrice === undefined)
    throw badInput(
      'productStandAloneSellingPrice, warrantyStandAloneSellingPrice: needed to allocate transactionPrice',
    );
  const [product, warranty] = amounts.split(transactionPrice, [
    productStandAloneSellingPrice,
    warrantyStandAloneSellingPrice,
  ]) as [Decimal, Decimal];
  return { productRevenue: amounts.text(product), warrantyRevenue: amounts.text(warranty) };
}
