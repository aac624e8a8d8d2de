import { SourceError } from '../../kit/source-error.ts';

/** NetSuite says "too many at once" in two ways, one of them as an HTTP 400. */
const RATE_LIMITS = new Set(['CONCURRENCY_LIMIT_EXCEEDED', 'SSS_REQUEST_LIMIT_EXCEEDED']);

/** What a NetSuite error answer means to us. `body` is the problem document as sent. */
export function netsuiteError(status: number, body: string): SourceError {
  const { code, message } = firstDetail(body);
  const text = `HTTP ${status} ${code ?? ''} ${message ?? ''}`.trim();
  const detail = { vendorCode: code };
  if (status === 429 || (code !== undefined && RATE_LIMITS.has(code))) {
    return new SourceError('netsuite', 'rateLimited', text, detail);
  }
  if (status >= 500 || status === 401) return new SourceError('netsuite', 'unavailable', text, detail);
  return new SourceError('netsuite', 'rejected', text, detail);
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
