import { Redis } from 'ioredis';
import type { Log } from '#kit/log.ts';

/** For so long a caller waits for a Redis that does not answer. */
const CALLER_WAIT_MS = 3_000;
const RECONNECT_MS = 100;

/** The connections of one engine. */
export interface Connections {
  /** For callers: what it is asked fails after `CALLER_WAIT_MS`. */
  readonly callers: Redis;
  /** For work under way: what it is asked waits until Redis is back. */
  readonly work: Redis;
  /** For reading what happens: blocks. */
  readonly feed: Redis;
  close(): void;
}

/** Connects, again and again where it fails. */
export function connect(url: string, log: Log): Connections {
  let isClosed = false;
  // Those that BullMQ makes after the pattern of ours end with them.
  const retryStrategy = (): number | null => (isClosed ? null : RECONNECT_MS);
  const open = (options: {
    readonly maxRetriesPerRequest: number | null;
    readonly commandTimeout?: number;
  }): Redis =>
    // What was sent and not answered is sent again: every script knows a call that it has done already.
    new Redis(url, { retryStrategy, connectTimeout: CALLER_WAIT_MS, ...options });
  const callers = open({
    maxRetriesPerRequest: Math.ceil(CALLER_WAIT_MS / RECONNECT_MS),
    commandTimeout: CALLER_WAIT_MS,
  });
  const work = open({ maxRetriesPerRequest: null });
  const feed = open({ maxRetriesPerRequest: null });
  const all = [callers, work, feed];
  // Its loss is told by what fails; a line for each attempt would only hide that.
  for (const one of all) one.on('error', () => {});
  let isLost = false;
  work.on('close', () => {
    if (!isLost && !isClosed) log.warn('the connection to Redis is lost: writes wait until it is back');
    isLost = true;
  });
  work.on('ready', () => {
    if (isLost && !isClosed) log.info('the connection to Redis is back');
    isLost = false;
  });
  return {
    callers,
    work,
    feed,
    close: () => {
      isClosed = true;
      for (const one of all) one.disconnect();
    },
  };
}
