import { SourceError } from '../../kit/source-error.ts';

const RATE_LIMITS = new Set(['REQUEST_LIMIT_EXCEEDED', 'rate_limit_exceeded']);
const TIMEOUTS = new Set(['QUERY_TIMEOUT', 'SERVER_UNAVAILABLE']);

/** What a Salesforce error answer means to us. `body` is the error envelope as sent. */
export function salesforceError(status: number, body: string): SourceError {
  const { errorCode, message } = firstError(body);
  const text = `HTTP ${status} ${errorCode ?? ''} ${message ?? ''}`.trim();
  const detail = { vendorCode: errorCode };
  if (errorCode !== undefined && RATE_LIMITS.has(errorCode))
    return new SourceError('salesforce', 'rateLimited', text, detail);
  if (errorCode !== undefined && TIMEOUTS.has(errorCode))
    return new SourceError('salesforce', 'timeout', text, detail);
  if (status === 429) return new SourceError('salesforce', 'rateLimited', text, detail);
  if (status >= 500 || status === 401) return new SourceError('salesforce', 'unavailable', text, detail);
  return new SourceError('salesforce', 'rejected', text, detail);
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
