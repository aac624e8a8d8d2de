import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';

/** A rule that the org's administrators made: a record that it holds of is not saved. */
interface ValidationRule {
  readonly object: string;
  readonly holds: (row: Row) => boolean;
  /** What users read, and the field that they read it at. */
  readonly message: string;
  readonly field: string;
}

const RULES: readonly ValidationRule[] = [
  {
    object: 'Order',
    holds: (row) => row.Channel__c === 'RESELLER' && row.Partner__c === null,
    message: 'An order of the channel RESELLER needs its partner.',
    field: 'Partner__c',
  },
  ...['OpportunityLineItem', 'QuoteLineItem'].map((object) => ({
    object,
    holds: (row: Row) => typeof row.Discount === 'bigint' && (row.Discount < 0n || row.Discount > 10_000n),
    message: 'A discount is from 0 to 100 percent.',
    field: 'Discount',
  })),
  {
    object: 'OrderItem',
    holds: (row) =>
      typeof row.ServiceDate === 'string' && typeof row.EndDate === 'string' && row.EndDate < row.ServiceDate,
    message: 'A service does not end before it starts.',
    field: 'EndDate',
  },
];

/** Refuses a record that one of the org's validation rules holds of. */
export function refuseByValidationRules(object: string, row: Row): void {
  for (const rule of RULES)
    if (rule.object === object && rule.holds(row))
      refuse('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, [rule.field]);
}
