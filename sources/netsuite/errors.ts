import { SourceError } from '../../kit/source-error.ts';
import type { Refusal } from '../../kit/source-refusal.ts';

/** NetSuite says "too many at once" in two ways, one of them as an HTTP 400. */
const RATE_LIMITS = new Set(['CONCURRENCY_LIMIT_EXCEEDED', 'SSS_REQUEST_LIMIT_EXCEEDED']);
/** Somebody else has changed or is changing the record; a little later nobody is. */
const BUSY =
  /^(RCRD_HAS_BEEN_CHANGED|RECORD_LOCKED|CUSTOM_RECORD_COLLISION|COLLISION|THIS_RECORD_IS_LOCKED)$/;
const BUSY_TEXT = /record has been changed|locked by another (user|process)|being edited by/i;

const REFUSALS: Readonly<Record<string, Refusal>> = {
  INSUFFICIENT_PERMISSION: 'NOT_PERMITTED',
  NONEXISTENT_ID: 'RECORD_GONE',
  INVALID_CONTENT: 'VALUE_REFUSED',
  INVALID_VALUE: 'VALUE_REFUSED',
};

/** Most refusals share the code USER_ERROR, so the text tells them apart; the first that fits holds. */
const REFUSALS_BY_TEXT: readonly (readonly [RegExp, Refusal])[] = [
  [/posting period|accounting period/i, 'PERIOD_CLOSED'],
  [/credit hold/i, 'CREDIT_HOLD'],
  [/credit limit/i, 'CREDIT_LIMIT'],
  [/already exists|uniqueness error/i, 'DUPLICATE'],
  [/inactive/i, 'ITEM_INACTIVE'],
  [/has been billed|quantity to bill/i, 'ALREADY_BILLED'],
  [/not open for billing|not an open|has been voided|linked (with|to)/i, 'WRONG_STATE'],
  [/is more than the|cannot be (less than|negative)|no amount that is not applied/i, 'AMOUNT_TOO_LARGE'],
  [/another currency|exchange rate/i, 'CURRENCY_MISMATCH'],
  [/another (customer|subsidiary)/i, 'OTHER_CUSTOMER'],
  [/please enter value/i, 'VALUE_MISSING'],
  [/maximum number/i, 'VALUE_REFUSED'],
];

/** What a NetSuite error answer means to us. `body` is the problem document as sent. */
export function netsuiteError(status: number, body: string): SourceError {
  const { code, message } = firstDetail(body);
  const text = `HTTP ${status}`;
  const detail = { vendorCode: code, vendorText: message };
  if (status === 429 || (code !== undefined && RATE_LIMITS.has(code))) {
    return new SourceError('netsuite', 'rateLimited', text, detail);
  }
  if (BUSY.test(code ?? '') || BUSY_TEXT.test(message ?? ''))
    return new SourceError('netsuite', 'busy', text, detail);
  if (status >= 500 || status === 401) return new SourceError('netsuite', 'unavailable', text, detail);
  return new SourceError('netsuite', 'rejected', text, { ...detail, refusal: refusal(code, message) });
}

function refusal(code: string | undefined, message: string | undefined): Refusal | undefined {
  const byText = REFUSALS_BY_TEXT.find(([pattern]) => message !== undefined && pattern.test(message))?.[1];
  return byText ?? (code === undefined ? undefined : REFUSALS[code]);
}

function firstDetail(body: string): { code?: string; message?: string } {
  try {
    const problem = JSON.parse(body) as Record<string, unknown>;
    const details = problem['o:errorDetails'];
    const first = (Array.isArray(details) ? details[0] : undefined) as Record<string, unknown> | undefined;
    const code = first?.['o:errorCode'] ?? problem.error;
    const message = first?.detail ?? problem.title;
    return {
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof message === 'string' ? { message } : {}),
    };
  } catch {
    return {};
  }
}
