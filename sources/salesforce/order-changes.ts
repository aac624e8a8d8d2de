import type { ExactJson } from '../exact-json.ts';
import { type ChangeSource, MISSED } from '../feed/change.ts';
import type { SalesforceConnection } from './connection.ts';
import { type OrderStatusCode, orderStatusCode } from './orders.ts';
import { ChannelReader, NEW_EVENTS } from './streaming/channel-reader.ts';

const CHANNEL = '/data/OrderChangeEvent';

/** An order that was created, or whose status changed. */
export interface OrderChange {
  readonly orderId: string;
  readonly kind: 'CREATED' | 'STATUS_CHANGED';
  /** What the change made it; undefined where the event does not say. */
  readonly status: OrderStatusCode | undefined;
  /** When, as an ISO instant in UTC. */
  readonly changedAt: string;
}

/** Whether a text is the position of a change of an order. */
export function isOrderPosition(text: string): boolean {
  return text === NEW_EVENTS || /^\d{1,18}(\+\d{1,6})?$/.test(text);
}

interface Header {
  readonly changeType: string;
  readonly recordIds: readonly string[];
  readonly changedFields: readonly string[];
  readonly commitTimestamp: string;
}

/**
 * Orders created and changes of their status, from the org's change events, which it keeps for 72 hours. A position is
 * a replay id, or `id+n` for the first n orders of the event behind that id: one event may tell of many.
 * `onFailure` gets what went wrong where it is tried again.
 */
export function orderChanges(
  connection: SalesforceConnection,
  onFailure: (error: unknown) => void,
): ChangeSource<OrderChange | typeof MISSED> {
  return {
    async run(after, emit, started, signal) {
      const [place, done] = after?.split('+') ?? [];
      let toSkip = Number(done ?? 0);
      const reader = new ChannelReader(connection, CHANNEL, place, {
        event(data, replayId, previous) {
          const changes = changesOf(data);
          changes.forEach((value, i) => {
            const isLast = i === changes.length - 1 || previous === undefined;
            if (i >= toSkip) emit({ position: isLast ? replayId : `${previous}+${i + 1}`, value });
          });
          toSkip = 0;
        },
        missed() {
          toSkip = 0;
          emit({ position: NEW_EVENTS, value: MISSED });
        },
        failed: onFailure,
      });
      await reader.read(started, signal);
    },
  };
}

/** What an event tells of orders' statuses: mostly nothing, since every change of an order has its event. */
function changesOf(data: ExactJson): (OrderChange | typeof MISSED)[] {
  const { payload } = data as unknown as {
    payload: { ChangeEventHeader: Header; StatusCode?: string | null };
  };
  const { changeType, recordIds, changedFields, commitTimestamp } = payload.ChangeEventHeader;
  // Salesforce could not say what happened, or to which records.
  const named = recordIds.filter((id) => !id.includes('*'));
  if (changeType === 'GAP_OVERFLOW' || named.length < recordIds.length) return [MISSED];
  const isCreated = changeType === 'CREATE' || changeType === 'GAP_CREATE';
  const isMoved =
    changeType === 'GAP_UPDATE' ||
    (changeType === 'UPDATE' && changedFields.some((field) => field === 'Status' || field === 'StatusCode'));
  if (!isCreated && !isMoved) return [];
  const changedAt = new Date(Number(commitTimestamp)).toISOString();
  const status = payload.StatusCode ? orderStatusCode(payload.StatusCode) : undefined;
  return named.map((orderId) => ({
    orderId,
    kind: isCreated ? 'CREATED' : 'STATUS_CHANGED',
    status,
    changedAt,
  }));
}
