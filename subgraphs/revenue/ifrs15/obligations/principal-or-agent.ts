import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, fraction, positiveAmount, read, rounding } from '../values.ts';

const indicators = [
  'primarilyResponsibleForFulfilment',
  'hasInventoryRisk',
  'hasDiscretionInPricing',
] as const;

export const determinePrincipalOrAgentInput = z.strictObject({
  controlsBeforeTransfer: flag
    .optional()
    .describe(
      'whether the entity controls the good or service before the customer does (15.B35); not given: by the indicators, two of three',
    ),
  primarilyResponsibleForFulfilment: flag.default(false).describe('15.B37 a'),
  hasInventoryRisk: flag.default(false).describe('15.B37 b'),
  hasDiscretionInPricing: flag.default(false).describe('15.B37 c'),
  grossConsideration: positiveAmount.describe('what the customer pays'),
  payableToSupplier: positiveAmount
    .optional()
    .describe(
      'what goes to the other party; or give commission or commissionRate. An agent needs one, a principal’s cost may be left out',
    ),
  commission: positiveAmount.optional().describe('what the entity keeps'),
  commissionRate: fraction.optional().describe('what the entity keeps, of grossConsideration'),
  ...rounding,
});

export interface PrincipalOrAgent {
  readonly role: 'PRINCIPAL' | 'AGENT';
  /** GROSS: revenue is what the customer pays; NET: revenue is the fee or commission. */
  readonly presentation: 'GROSS' | 'NET';
  readonly metIndicators: readonly string[];
  readonly revenue: string;
  /** What goes to the other party, as a cost of the principal; zero for an agent. */
  readonly costOfSales: string;
  readonly grossProfit: string;
}

/** Step 2: principal or agent, and revenue gross or net accordingly. IFRS 15.B34-B38; IE examples 45-48A. */
export function determinePrincipalOrAgent(
  input: z.input<typeof determinePrincipalOrAgentInput>,
): PrincipalOrAgent {
  const facts = read(determinePrincipalOrAgentInput, input);
  const amounts = new Amounts(facts);
  const metIndicators = indicators.filter((name) => facts[name]);
  const isPrincipal = facts.controlsBeforeTransfer ?? metIndicators.length >= 2;
  const gross = facts.grossConsideration;
  const kept = keptOf(facts, isPrincipal);
  return {
    role: isPrincipal ? 'PRINCIPAL' : 'AGENT',
    presentation: isPrincipal ? 'GROSS' : 'NET',
    metIndicators,
    revenue: amounts.text(isPrincipal ? gross : kept),
    costOfSales: amounts.text(isPrincipal ? gross.minus(kept) : new Decimal(0)),
    grossProfit: amounts.text(kept),
  };
}

function keptOf(facts: z.output<typeof determinePrincipalOrAgentInput>, isPrincipal: boolean): Decimal {
  const { grossConsideration, payableToSupplier, commission, commissionRate } = facts;
  const given = [payableToSupplier, commission, commissionRate].filter((one) => one !== undefined);
  if (given.length > 1 || (given.length === 0 && !isPrincipal))
    throw badInput('payableToSupplier, commission, commissionRate: give one of the three');
  if (commission) return commission;
  return commissionRate
    ? grossConsideration.times(commissionRate)
    : grossConsideration.minus(payableToSupplier ?? 0);
}

export const determineChannelRevenueInput = z.strictObject({
  channel: z.enum(['DIRECT', 'SELF_SERVICE', 'RESELLER']),
  endCustomerConsideration: positiveAmount.describe('what the end customer pays'),
  resellerMargin: positiveAmount
    .optional()
    .describe('what the reseller keeps; or give resellerMarginRate; none in other channels'),
  resellerMarginRate: fraction.optional().describe('of endCustomerConsideration'),
  resellerControlsBeforeTransfer: flag
    .default(true)
    .describe('the reseller is the principal towards the end customer, and so the entity’s customer'),
  ...rounding,
});

export interface ChannelRevenue {
  /** Whom the contract with the customer is with. */
  readonly customer: 'END_CUSTOMER' | 'RESELLER';
  /** The reseller’s part towards the end customer; null without one. */
  readonly resellerRole: 'PRINCIPAL' | 'AGENT' | null;
  /** Of the entity: gross of the margin where the reseller is its agent, else what the reseller pays. */
  readonly revenue: string;
  /** The agent’s commission, an incremental cost of obtaining the contract (15.91). */
  readonly costToObtain: string;
}

/** Step 2: revenue by sales channel: a reseller that controls the goods buys them, one that does not earns a commission. IFRS 15.B34-B38. */
export function determineChannelRevenue(input: z.input<typeof determineChannelRevenueInput>): ChannelRevenue {
  const facts = read(determineChannelRevenueInput, input);
  const amounts = new Amounts(facts);
  if (facts.resellerMargin !== undefined && facts.resellerMarginRate !== undefined)
    throw badInput('resellerMargin, resellerMarginRate: give one of the two at the most');
  const price = facts.endCustomerConsideration;
  const isReseller = facts.channel === 'RESELLER';
  const margin = isReseller
    ? (facts.resellerMargin ?? price.times(facts.resellerMarginRate ?? 0))
    : new Decimal(0);
  const buys = isReseller && facts.resellerControlsBeforeTransfer;
  return {
    customer: buys ? 'RESELLER' : 'END_CUSTOMER',
    resellerRole: isReseller ? (buys ? 'PRINCIPAL' : 'AGENT') : null,
    revenue: amounts.text(buys ? price.minus(margin) : price),
    costToObtain: amounts.text(buys ? new Decimal(0) : margin),
  };
}
