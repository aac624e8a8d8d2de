import { isConfidential } from '../../kit/http/confidential-url.ts';
import { LoggableError } from '../../kit/loggable-error.ts';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 512 * 1024;

/**
 * What an address of the identity provider answers. Throws for an address that others may listen to, a redirect, and an
 * answer that is late, too long or no JSON.
 */
export async function fetchJson(url: string): Promise<unknown> {
  if (!isConfidential(url)) throw new LoggableError('the address is not an https URL');
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new LoggableError(`status ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new LoggableError('the answer is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}
