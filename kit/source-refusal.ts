/** Why a source refuses a write for good, each in our own words for whoever asked for it. */
export const refusalTexts = {
  PERIOD_CLOSED: 'The accounting period of this date is closed or locked.',
  CREDIT_HOLD: 'The customer is on credit hold.',
  CREDIT_LIMIT: 'The customer’s credit limit does not allow it.',
  RECORD_LOCKED: 'The record is locked while its approval is under way.',
  RECORD_GONE: 'The record does not exist any more.',
  WRONG_STATE: 'The present status of the record does not allow it.',
  ITEM_INACTIVE: 'The product is no longer sold.',
  PRICE_MISSING: 'The product has no price in this price book and currency.',
  ALREADY_BILLED: 'It has been billed already.',
  AMOUNT_TOO_LARGE: 'The amount is more than what is left.',
  CURRENCY_MISMATCH: 'The currencies do not fit together.',
  OTHER_CUSTOMER: 'The documents belong to different customers.',
  DUPLICATE: 'Another record has the same name or key.',
  VALIDATION_RULE: 'A rule of the company’s own does not allow it.',
  VALUE_MISSING: 'A value that the system requires is missing.',
  VALUE_REFUSED: 'A value is of a form or size that the system does not take.',
  TOO_LARGE: 'There are more lines than the system takes at once.',
  NOT_PERMITTED: 'The integration’s user is not permitted to do it.',
  NOT_CONFIGURED: 'The system lacks a field or a record type that this write needs.',
} as const;

/** A reason for which a source refuses a write for good. */
export type Refusal = keyof typeof refusalTexts;
