import { beforeEach, describe, expect, test } from 'vitest';
import { ownTableStatements } from '../../../sandbox/salesforce/store/own-tables.ts';
import { Store } from '../../../sandbox/salesforce/store/store.ts';
import { EventLog, type Family } from '../../../sandbox/salesforce/streaming/event-log.ts';

const HOUR = 60 * 60 * 1000;

let now: number;
let log: EventLog;
beforeEach(() => {
  const store = new Store();
  for (const statement of ownTableStatements()) store.db.exec(statement);
  now = Date.parse('2024-05-15T00:00:00Z');
  log = new EventLog(store, () => now);
});

const add = (family: Family, channel: string) => {
  log.add({ family, channel, content: '{"a":1}', extras: '{}' });
  return log.last();
};
const found = (family: Family, after = 0) =>
  log.after({ family }, after, 'u').map(({ replayId }) => replayId);

describe('Events', () => {
  test('of changes are kept for 72 hours, others for 24', () => {
    const [change, topic] = [add('change', 'AccountChangeEvent'), add('topic', 'Accounts')];
    now += 23 * HOUR;
    const later = add('topic', 'Accounts');
    expect([found('change'), found('topic')]).toEqual([[change], [topic, later]]);
    now += 2 * HOUR;
    expect([found('change'), found('topic')]).toEqual([[change], [later]]);
    expect([log.earliest('change'), log.earliest('topic')]).toEqual([0, topic]);
    now += 46 * HOUR;
    expect(found('change')).toEqual([change]);
    now += 2 * HOUR;
    expect(found('change')).toEqual([]);
    expect(log.earliest('change')).toBe(change);
  });

  test('never share a replay id, not even with one that is forgotten', () => {
    const first = add('change', 'AccountChangeEvent');
    now += 100 * HOUR;
    expect(log.earliest('change')).toBe(first);
    const second = add('change', 'AccountChangeEvent');
    expect(second).toBeGreaterThan(first);
    expect(found('change', first)).toEqual([second]);
  });

  test('say which was the newest at an instant', () => {
    const first = add('topic', 'Accounts');
    now += 1000;
    const second = add('topic', 'Accounts');
    expect([log.lastBefore(now - 1000), log.lastBefore(now), log.lastBefore(now + 1)]).toEqual([
      first - 1,
      first,
      second,
    ]);
  });
});
