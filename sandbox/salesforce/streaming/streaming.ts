import type { OrgClock } from '../clock.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Store } from '../store/store.ts';
import { StreamingClients } from './clients.ts';
import { EventLog } from './event-log.ts';
import { ChangeRecorder } from './recorder.ts';

/** The org's events: where they lie, who listens, and what makes them of the records' changes. */
export interface Streaming {
  readonly store: Store;
  readonly log: EventLog;
  readonly clients: StreamingClients;
  readonly changes: ChangeRecorder;
  /** System time in milliseconds since 1970. */
  now(): number;
}

/** From now on what is written to records is told. */
export function startStreaming(org: {
  readonly store: Store;
  readonly engine: QueryEngine;
  readonly clock: OrgClock;
}): Streaming {
  const now = (): number => org.clock.now();
  const log = new EventLog(org.store, now);
  const clients = new StreamingClients(log, now);
  const changes = new ChangeRecorder(org, log, () => clients.wake());
  org.store.observe(changes);
  return { store: org.store, log, clients, changes, now };
}
