import type { OperationRecord } from '#engine/graph/operation.ts';
import { isSettled } from '#engine/transitions.ts';
import type { SubscriptionEvent } from '#kit/subscription.ts';
import type { Context } from '../context.ts';
import { findOperation } from './find.ts';

/**
 * How the operation stands now, then each of its checkpoints; ends when it goes on no more by itself. One null where there
 * is none, or not for the viewer. Events have no position: whoever comes back begins with how it stands by then.
 */
export async function* followOperation(
  context: Context,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionEvent<OperationRecord | null>, void, void> {
  // Listened to before it is read, so that nothing happens in between.
  const changes = context.engine.changes(id, signal)[Symbol.asyncIterator]();
  try {
    const now = await findOperation(context, id);
    yield { id: undefined, value: now };
    if (!now || isSettled(now.operation)) return;
    let last = now.operation;
    for (let next = await changes.next(); !next.done; next = await changes.next()) {
      // What was told between listening and reading is part of how it stood.
      if (next.value.updatedAt < last.updatedAt) continue;
      last = next.value;
      yield { id: undefined, value: { operation: last, replayed: false } };
    }
  } finally {
    await changes.return?.();
  }
}
