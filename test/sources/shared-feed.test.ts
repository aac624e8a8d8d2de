import { expect, test } from 'vitest';
import { SourceError } from '../../kit/source-error.ts';
import type { Change, ChangeSource } from '../../sources/feed/change.ts';
import { SharedFeed } from '../../sources/feed/shared-feed.ts';

const CHANGES = 3_000;

/** As many invoices as are billed in one night, found by one poll. */
const night: ChangeSource<number> = {
  run: async (_after, emit, started, signal) => {
    started();
    await new Promise((resolve) => setImmediate(resolve));
    for (let n = 1; n <= CHANGES; n++) emit({ position: `${n}`, value: n });
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  },
};

async function taken(
  changes: AsyncIterable<Change<number>>,
  most: number,
): Promise<{ count: number; failure: unknown }> {
  let count = 0;
  try {
    for await (const { value } of changes) {
      expect(value).toBe(++count);
      if (count === most) break;
    }
  } catch (failure) {
    return { count, failure };
  }
  return { count, failure: undefined };
}

test('what comes at once in any number is given to a listener who says that it may wait, and subscribers come again for it', async () => {
  const feed = new SharedFeed('netsuite', night);
  const { signal } = new AbortController();
  const [patient, subscriber] = await Promise.all([
    feed.listen(undefined, signal, Number.POSITIVE_INFINITY),
    feed.listen(undefined, signal),
  ]);
  const [all, some] = await Promise.all([taken(patient, CHANGES), taken(subscriber, CHANGES)]);
  expect(all).toEqual({ count: CHANGES, failure: undefined });
  expect(some.failure).toBeInstanceOf(SourceError);
  // One that was being waited for, and as many as may wait.
  expect(some.count).toBe(1_001);
  await feed.stop();
});
