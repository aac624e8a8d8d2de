import { SourceError } from '../../kit/source-error.ts';
import type { Refusal } from '../../kit/source-refusal.ts';

const RATE_LIMITS = new Set(['REQUEST_LIMIT_EXCEEDED', 'rate_limit_exceeded']);
const TIMEOUTS = new Set(['QUERY_TIMEOUT', 'SERVER_UNAVAILABLE']);
/** Somebody else holds the record; a little later nobody does. */
const BUSY = new Set(['UNABLE_TO_LOCK_ROW']);

const REFUSALS: Readonly<Record<string, Refusal>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'VALIDATION_RULE',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'VALIDATION_RULE',
  ENTITY_IS_LOCKED: 'RECORD_LOCKED',
  ENTITY_IS_DELETED: 'RECORD_GONE',
  NOT_FOUND: 'RECORD_GONE',
  INVALID_CROSS_REFERENCE_KEY: 'RECORD_GONE',
  FAILED_ACTIVATION: 'WRONG_STATE',
  INVALID_STATUS: 'WRONG_STATE',
  FIELD_INTEGRITY_EXCEPTION: 'WRONG_STATE',
  DEPENDENCY_EXISTS: 'WRONG_STATE',
  DELETE_FAILED: 'WRONG_STATE',
  STANDARD_PRICE_NOT_DEFINED: 'PRICE_MISSING',
  INVALID_CURRENCY_ISO: 'CURRENCY_MISMATCH',
  DUPLICATE_VALUE: 'DUPLICATE',
  DUPLICATES_DETECTED: 'DUPLICATE',
  DUPLICATE_EXTERNAL_ID: 'DUPLICATE',
  REQUIRED_FIELD_MISSING: 'VALUE_MISSING',
  STRING_TOO_LONG: 'VALUE_REFUSED',
  JSON_PARSER_ERROR: 'VALUE_REFUSED',
  MALFORMED_ID: 'VALUE_REFUSED',
  INVALID_EMAIL_ADDRESS: 'VALUE_REFUSED',
  NUMBER_OUTSIDE_VALID_RANGE: 'VALUE_REFUSED',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'VALUE_REFUSED',
  LIMIT_EXCEEDED: 'TOO_LARGE',
  INSUFFICIENT_ACCESS: 'NOT_PERMITTED',
  INSUFFICIENT_ACCESS_OR_READONLY: 'NOT_PERMITTED',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'NOT_PERMITTED',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'NOT_PERMITTED',
  INVALID_FIELD: 'NOT_CONFIGURED',
  INVALID_TYPE: 'NOT_CONFIGURED',
};

/** What a Salesforce error answer means to us. `body` is the error envelope as sent. */
export function salesforceError(status: number, body: string): SourceError {
  const { errorCode, message } = firstError(body);
  const text = `HTTP ${status}`;
  const detail = { vendorCode: errorCode, vendorText: message };
  if (errorCode !== undefined && RATE_LIMITS.has(errorCode))
    return new SourceError('salesforce', 'rateLimited', text, detail);
  if (errorCode !== undefined && TIMEOUTS.has(errorCode))
    return new SourceError('salesforce', 'timeout', text, detail);
  if (errorCode !== undefined && BUSY.has(errorCode))
    return new SourceError('salesforce', 'busy', text, detail);
  if (status === 429) return new SourceError('salesforce', 'rateLimited', text, detail);
  if (status >= 500 || status === 401) return new SourceError('salesforce', 'unavailable', text, detail);
  return new SourceError('salesforce', 'rejected', text, { ...detail, refusal: refusal(errorCode, message) });
}

function refusal(code: string | undefined, message: string | undefined): Refusal | undefined {
  // Salesforce has one code for whatever does not fit together.
  if (code === 'FIELD_INTEGRITY_EXCEPTION' && message !== undefined) {
    if (/inactive/i.test(message)) return 'ITEM_INACTIVE';
    if (/currency/i.test(message)) return 'CURRENCY_MISMATCH';
  }
  return code === undefined ? undefined : REFUSALS[code];
}

function firstError(body: string): { errorCode?: string; message?: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof first !== 'object' || first === null) return {};
    const { errorCode, message } = first as { errorCode?: unknown; message?: unknown };
    return {
      ...(typeof errorCode === 'string' ? { errorCode } : {}),
      ...(typeof message === 'string' ? { message } : {}),
    };
  } catch {
    return {};
  }
}
