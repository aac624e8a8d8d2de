import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';

/** The criteria of IFRS 15.9 (ASC 606-10-25-1), by the name of the field that tells whether each is met. */
const criteria = [
  'approvedAndCommitted',
  'rightsIdentified',
  'paymentTermsIdentified',
  'commercialSubstance',
  'collectionProbable',
] as const;

export const identifyContractInput = z.strictObject({
  approvedAndCommitted: flag.describe('the parties approved it and are committed (15.9 a)'),
  rightsIdentified: flag.describe('each party’s rights can be identified (15.9 b)'),
  paymentTermsIdentified: flag.describe('the payment terms can be identified (15.9 c)'),
  commercialSubstance: flag.describe('it has commercial substance (15.9 d)'),
  collectionProbable: flag.describe(
    'the entity will probably collect what it will be entitled to, after any price concession (15.9 e)',
  ),
  considerationReceived: positiveAmount.optional().describe('what the customer has paid so far'),
  considerationIsNonRefundable: flag.default(false),
  allConsiderationReceived: flag
    .default(false)
    .describe('all, or substantially all, of the promised consideration is received'),
  obligationsRemain: flag.default(true).describe('goods or services are still to be transferred'),
  terminated: flag.default(false).describe('the contract has been terminated'),
  stoppedTransferring: flag
    .default(false)
    .describe('control was transferred, and the entity stopped and need not go on (ASC 606-10-25-7 c)'),
  ...rounding,
});

export interface ContractIdentification {
  /** Whether all five criteria are met, so that the other steps apply. */
  readonly isContract: boolean;
  /** The criteria that are not met. */
  readonly unmetCriteria: readonly string[];
  /** What becomes of consideration received: CONTRACT (the five steps), REVENUE (15.15) or DEPOSIT_LIABILITY (15.16). */
  readonly treatment: 'CONTRACT' | 'REVENUE' | 'DEPOSIT_LIABILITY';
  /** Consideration received that is revenue although there is no contract. */
  readonly revenue: string;
  /** Consideration received that is owed: a deposit, until a contract exists or 15.15 is met. */
  readonly depositLiability: string;
}

/** Step 1: whether there is a contract with a customer, and what becomes of payments where there is none. IFRS 15.9-16. */
export function identifyContract(input: z.input<typeof identifyContractInput>): ContractIdentification {
  const facts = read(identifyContractInput, input);
  const amounts = new Amounts(facts);
  const unmetCriteria = criteria.filter((name) => !facts[name]);
  const received = facts.considerationReceived ?? new Decimal(0);
  const isContract = unmetCriteria.length === 0;
  const isRevenue =
    !isContract &&
    facts.considerationIsNonRefundable &&
    ((!facts.obligationsRemain && facts.allConsiderationReceived) ||
      facts.terminated ||
      facts.stoppedTransferring);
  const treatment = isContract ? 'CONTRACT' : isRevenue ? 'REVENUE' : 'DEPOSIT_LIABILITY';
  return {
    isContract,
    unmetCriteria,
    treatment,
    revenue: amounts.text(isRevenue ? received : new Decimal(0)),
    depositLiability: amounts.text(treatment === 'DEPOSIT_LIABILITY' ? received : new Decimal(0)),
  };
}
