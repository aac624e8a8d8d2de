import { clientError } from '../../kit/errors.ts';
import type { Send, SubgraphLink } from './subgraph-link.ts';

/** Gives each fetch of a subgraph so long to answer; the rest of the answer does not wait for it any longer. */
export function withTimeLimit(link: SubgraphLink, timeoutMs: number): SubgraphLink {
  return {
    name: link.name,
    prepare(operation) {
      const send = link.prepare(operation);
      return (variables, context) => limited(send, variables, context, timeoutMs);
    },
  };
}

function limited(
  send: Send,
  variables: Parameters<Send>[0],
  context: Parameters<Send>[1],
  timeoutMs: number,
): ReturnType<Send> {
  const { signal } = context;
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
    send(variables, context).then((answer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
    }, stop);
  });
}
