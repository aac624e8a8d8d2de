import { clientError } from '../../kit/errors.ts';
import type { Send, SubgraphLink } from './subgraph-link.ts';

/** Gives each fetch of a subgraph so long to answer; the rest of the answer does not wait for it any longer. */
export function withTimeLimit(link: SubgraphLink, timeoutMs: number): SubgraphLink {
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      return (...sent) => limited(send, sent, timeoutMs);
    },
  };
}

function limited(send: Send, sent: Parameters<Send>, timeoutMs: number): ReturnType<Send> {
  const { signal } = sent[1];
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const stop = (error: unknown): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      reject(error);
    };
    const onAbort = (): void => stop(signal.reason);
    const timer = setTimeout(
      () => stop(clientError('SOURCE_TIMEOUT', 'A part of the graph did not answer in time')),
      timeoutMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    send(...sent).then((answer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
    }, stop);
  });
}
