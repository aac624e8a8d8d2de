import { randomUUID } from 'node:crypto';
import { clientError } from '#kit/errors.ts';
import { Changes } from '../changes.ts';
import { type Entry, entryFromText, entryToText } from '../entry.ts';
import { HoldLost, type Journal } from '../journal.ts';
import type { Actor, Effect, Operation, OperationStatus } from '../operation.ts';
import { isSettled } from '../transitions.ts';
import type { OperationFilter } from '../write-engine.ts';
import type { AuditList } from './audit-list.ts';
import type { Connections } from './connections.ts';
import { Script } from './script.ts';
import { forCaller } from './unavailable.ts';

const scripts = {
  accept: new Script('accept'),
  claim: new Script('claim'),
  save: new Script('save'),
  reopen: new Script('reopen'),
  ready: new Script('ready'),
  list: new Script('list'),
  prune: new Script('prune'),
};

const STATUSES: readonly OperationStatus[] = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'NEEDS_ATTENTION'];
const PRUNE_AT_ONCE = 500;

/** An operation that is the first of its lane and to be run; its turn counts how often it was reopened. */
export interface Place {
  readonly id: string;
  readonly kind: string;
  readonly turn: string;
}

/** The right to work on an operation, until somebody else claims it: then the fence is the newest no more. */
export interface Claim {
  readonly entry: Entry;
  readonly fence: string;
}

/** The journal in Redis, for any number of processes. Each of its changes is one script. */
export class RedisJournal implements Journal {
  readonly changes = new Changes();
  readonly #connections: Connections;
  readonly #audit: AuditList;

  constructor(connections: Connections, audit: AuditList) {
    this.#connections = connections;
    this.#audit = audit;
  }

  async accept(made: Entry): ReturnType<Journal['accept']> {
    const { id, kind, actor, status } = made.operation;
    const [outcome, text] = (await forCaller(() =>
      scripts.accept.run(
        this.#connections.callers,
        ...[id, kind, actorKey(actor), made.lane, status, entryToText(made), randomUUID()],
      ),
    )) as ['new' | 'held', string];
    const entry = entryFromText(text);
    if (outcome === 'new') return { entry, replayed: false };
    if (entry.fingerprint === made.fingerprint) return { entry, replayed: true };
    throw clientError(
      'IDEMPOTENCY_KEY_REUSED',
      'input.idempotencyKey: this key was used before with other content',
    );
  }

  async find(id: string): Promise<Entry | undefined> {
    const text = await forCaller(() => this.#connections.callers.hget(`q2c:op:${id}`, 'entry'));
    return text ? entryFromText(text) : undefined;
  }

  async list(
    filter: OperationFilter,
    first: number,
    after: string | undefined,
  ): Promise<readonly Operation[]> {
    const texts = (await this.#list(filter, first, after ?? '')) as readonly string[];
    return texts.map((text) => entryFromText(text).operation);
  }

  async count(filter: OperationFilter): Promise<number> {
    return (await this.#list(filter, 'count', '')) as number;
  }

  #list(filter: OperationFilter, first: number | 'count', after: string): Promise<unknown> {
    const actor = filter.actor ? actorKey(filter.actor) : '*';
    const kinds = JSON.stringify(filter.kinds ?? null);
    const statuses = JSON.stringify(filter.statuses ?? STATUSES);
    return forCaller(() => scripts.list.run(this.#connections.callers, actor, first, after, kinds, statuses));
  }

  async reopen(id: string, change: (entry: Entry) => Entry): Promise<Entry | undefined> {
    const { callers } = this.#connections;
    const nonce = randomUUID();
    for (;;) {
      const text = await forCaller(() => callers.hget(`q2c:op:${id}`, 'entry'));
      const held = text ? entryFromText(text) : undefined;
      if (!text || held?.operation.status !== 'NEEDS_ATTENTION') return undefined;
      const next = change(held);
      const outcome = await forCaller(() => scripts.reopen.run(callers, id, nonce, text, entryToText(next)));
      if (outcome === 'reopened') return next;
      if (outcome === 'none') return undefined;
    }
  }

  /** Takes the right to work on an operation from whoever has it; undefined where it is not to be run now. */
  async claim(id: string): Promise<Claim | undefined> {
    const claimed = (await scripts.claim.run(this.#connections.work, id)) as [number, string] | null;
    return claimed ? { fence: String(claimed[0]), entry: entryFromText(claimed[1]) } : undefined;
  }

  /** The checkpoint, as `Hold.save`; gives the next of its lane where the entry is settled. */
  async save(fence: string, entry: Entry, newEffects: readonly Effect[]): Promise<Place | undefined> {
    const { operation } = entry;
    const { id, status, updatedAt } = operation;
    const isFinal = status === 'SUCCEEDED' || status === 'FAILED';
    const saved = [id, fence, randomUUID(), entryToText(entry), status, isSettled(operation) ? '1' : '0'];
    const finishedAt = isFinal ? updatedAt.getTime() : '';
    return this.#audit.append(operation, newEffects, async ({ before, after, rows }) => {
      const answer = (await scripts.save.run(
        this.#connections.work,
        ...[...saved, finishedAt, before, after, ...rows],
      )) as readonly string[];
      const [outcome, next, kind, turn] = answer;
      if (outcome === 'lost') throw new HoldLost('somebody else works on the operation');
      if (outcome === 'head') return { head: next as string };
      return { written: next === undefined ? undefined : ({ id: next, kind, turn } as Place) };
    });
  }

  /** What of a kind is to be run and has no job, of which the queue holds those under the prefix; or `id` alone. */
  async ready(kind: string, jobPrefix: string, id = ''): Promise<readonly Place[]> {
    const found = (await scripts.ready.run(this.#connections.work, kind, jobPrefix, id)) as readonly string[];
    const places: Place[] = [];
    for (let n = 0; n < found.length; n += 2)
      places.push({ id: found[n] as string, kind, turn: found[n + 1] as string });
    return places;
  }

  /** Forgets operations, keys included, that succeeded or failed before that; gives how many. The audit stays. */
  async prune(before: Date): Promise<number> {
    let pruned = 0;
    for (;;) {
      const some = await scripts.prune.run(this.#connections.work, before.getTime(), PRUNE_AT_ONCE);
      pruned += some as number;
      if ((some as number) < PRUNE_AT_ONCE) return pruned;
    }
  }
}

function actorKey({ subject, partner }: Actor): string {
  return JSON.stringify([subject, partner ?? null]);
}
