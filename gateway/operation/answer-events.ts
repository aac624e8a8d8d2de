import { clientError } from '../../kit/errors.ts';
import type { SubscriptionContext } from '../context.ts';
import type { OpenEvents } from '../execution/compile-events.ts';
import type { Answer, PreparedOperation } from './prepare.ts';

/** A subscription, ready to run many times. */
export type PreparedSubscription = PreparedOperation & { readonly open: OpenEvents };

export function isSubscription(operation: PreparedOperation): operation is PreparedSubscription {
  return operation.open !== undefined;
}

/** An event as it is answered to the client. */
export interface EventAnswer {
  readonly answer: Answer;
  readonly eventId: string | undefined;
}

/**
 * Answers a subscription's events across subgraphs, one after another: each as a request of its own, that has so long and
 * shares nothing that was read with the events before it. Ends with the events, after an answer without `data`, or when
 * the context's signal aborts.
 */
export async function* answerEvents(
  operation: PreparedSubscription,
  variables: Readonly<Record<string, unknown>>,
  context: SubscriptionContext,
  timeoutMs: number,
): AsyncGenerator<EventAnswer, void, void> {
  const { viewer, identity, record, signal } = context;
  for await (const event of operation.open(variables, context)) {
    const over = new AbortController();
    const onAbort = (): void => over.abort(signal.reason);
    const deadline = setTimeout(
      () => over.abort(clientError('DEADLINE_EXCEEDED', 'The event took longer than allowed')),
      timeoutMs,
    );
    signal.addEventListener('abort', onAbort);
    const deadlineAt = performance.now() + timeoutMs;
    try {
      const answer = await operation.run(variables, {
        viewer,
        identity,
        record,
        signal: over.signal,
        deadlineAt,
        event,
      });
      if (signal.aborted) return;
      if ('data' in event) yield { answer, eventId: event.eventId };
      else {
        yield { answer: { errors: answer.errors ?? [] }, eventId: undefined };
        return;
      }
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onAbort);
    }
  }
}
