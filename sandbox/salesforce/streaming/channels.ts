import type { Store } from '../store/store.ts';
import { objectOfChannel } from './change-events.ts';
import type { Source } from './event-log.ts';

/** What a subscription to a channel reads, and of those events which it wants. */
export interface Channel {
  readonly source: Source;
  /** Of a topic `/topic/Name?Industry=Energy`: the values that a record's fields must have. */
  readonly filter?: ReadonlyMap<string, string>;
}

/** What a channel's name stands for; undefined: there is no such channel. */
export function channelNamed(store: Store, name: string): Channel | undefined {
  if (name === '/data/ChangeEvents') return { source: { family: 'change' } };
  const [, folder, rest = ''] = /^\/(\w+)\/(.+)$/.exec(name) ?? [];
  switch (folder) {
    case 'data':
      return objectOfChannel(rest) ? { source: { family: 'change', channel: rest } } : undefined;
    case 'topic':
      return topicNamed(store, rest);
    case 'u':
      return exists(store, 'StreamingChannel', name, '')
        ? { source: { family: 'generic', channel: name } }
        : undefined;
    default:
      return undefined;
  }
}

function topicNamed(store: Store, text: string): Channel | undefined {
  const cut = text.indexOf('?');
  const channel = cut < 0 ? text : text.slice(0, cut);
  if (!exists(store, 'PushTopic', channel, ' AND "IsActive" = 1')) return undefined;
  const source: Source = { family: 'topic', channel };
  if (cut < 0) return { source };
  const filter = new Map(
    [...new URLSearchParams(text.slice(cut + 1))].map(([key, value]) => [
      key,
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  );
  return { source, filter };
}

function exists(store: Store, object: string, name: string, more: string): boolean {
  const found = store.statement(`SELECT 1 FROM "${object}" WHERE "Name" = ? AND "IsDeleted" = 0${more}`);
  return found.get(name) !== undefined;
}
