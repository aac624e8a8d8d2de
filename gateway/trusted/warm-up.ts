import { setImmediate } from 'node:timers/promises';
import { audiences } from '../../kit/audience.ts';
import type { Log } from '../../kit/log.ts';
import type { Serving } from '../serving.ts';
import type { TrustedByAudience } from './trusted-documents.ts';

/** Prepares trusted documents, so that their first request need not wait for it; between two, requests are answered. */
export async function warmUp(
  serving: Serving,
  trusted: TrustedByAudience,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  for (const audience of audiences)
    for (const { name, text } of trusted[audience]) {
      await setImmediate();
      if (signal.aborted) return;
      const operation = serving.graph(audience)?.operation(text, undefined);
      if (!operation || 'errors' in operation)
        log.warn({ audience, operation: name }, 'a trusted document does not fit the graph; it is refused');
    }
}
