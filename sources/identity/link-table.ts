/** Keys and links of one system's record: no names, no money. */
export interface KeyRow {
  readonly id: string;
  /** The key that both systems share. */
  readonly key: string | null;
  /** The other system's id, where this record stores it. */
  readonly linkedId: string | null;
  /** What lists of such records are sorted by: a date or an instant. */
  readonly sort: string;
  /** The record that this one belongs to, in the same system: an order's customer. */
  readonly ownerId: string | null;
}

export type System = 'salesforce' | 'netsuite';

interface Side {
  readonly rows: Map<string, KeyRow>;
  readonly byKey: Map<string, string>;
  readonly byLinkedId: Map<string, string>;
}

/**
 * Which record of one system is which of the other, for one kind of object. A link is a stored id on either side or
 * the shared key; nothing is ever linked by name. Each record has at most one partner.
 */
export class LinkTable {
  readonly #salesforce: Side = emptySide();
  readonly #netsuite: Side = emptySide();
  #netsuiteOnly: readonly KeyRow[] | undefined;
  #salesforceSorted: readonly KeyRow[] | undefined;

  /** Takes a record's keys. Returns whether that changed anything: a look at the source sees most records again. */
  put(system: System, row: KeyRow): boolean {
    const side = this.#side(system);
    if (isSame(side.rows.get(row.id), row)) return false;
    forget(side, row.id);
    side.rows.set(row.id, row);
    if (row.key !== null) side.byKey.set(fold(row.key), row.id);
    if (row.linkedId !== null) side.byLinkedId.set(row.linkedId, row.id);
    this.#changed();
    return true;
  }

  /** Drops a record. Returns whether it was known. */
  remove(system: System, id: string): boolean {
    const side = this.#side(system);
    if (!side.rows.has(id)) return false;
    forget(side, id);
    this.#changed();
    return true;
  }

  /** Drops every record of a system but these. Returns whether there was one to drop. */
  retain(system: System, ids: ReadonlySet<string>): boolean {
    const gone = [...this.#side(system).rows.keys()].filter((id) => !ids.has(id));
    for (const id of gone) this.remove(system, id);
    return gone.length > 0;
  }

  get(system: System, id: string): KeyRow | undefined {
    return this.#side(system).rows.get(id);
  }

  byKey(system: System, key: string): KeyRow | undefined {
    const side = this.#side(system);
    const id = side.byKey.get(fold(key));
    return id === undefined ? undefined : side.rows.get(id);
  }

  /** The NetSuite record of a Salesforce record; each has at most one, so of two that claim it one stays alone. */
  netsuiteOf(salesforceId: string): KeyRow | undefined {
    const row = this.#salesforce.rows.get(salesforceId);
    const found = row && counterpart(row, this.#netsuite);
    return found && this.salesforceOf(found.id)?.id === salesforceId ? found : undefined;
  }

  /** The Salesforce record of a NetSuite record: the one whose counterpart it is. */
  salesforceOf(netsuiteId: string): KeyRow | undefined {
    const row = this.#netsuite.rows.get(netsuiteId);
    if (!row) return undefined;
    const candidates = [
      row.linkedId,
      this.#salesforce.byLinkedId.get(row.id),
      row.key && this.#salesforce.byKey.get(fold(row.key)),
    ];
    for (const id of candidates) {
      const candidate = id ? this.#salesforce.rows.get(id) : undefined;
      if (candidate && counterpart(candidate, this.#netsuite)?.id === netsuiteId) return candidate;
    }
    return undefined;
  }

  /** Records that only NetSuite knows, newest first, then by internal id, descending. */
  netsuiteOnly(): readonly KeyRow[] {
    this.#netsuiteOnly ??= [...this.#netsuite.rows.values()]
      .filter((row) => !this.salesforceOf(row.id))
      .sort(newestFirst);
    return this.#netsuiteOnly;
  }

  /** All of Salesforce's records, newest first, then by id, descending: what a list falls back on when it is down. */
  salesforceSorted(): readonly KeyRow[] {
    this.#salesforceSorted ??= [...this.#salesforce.rows.values()].sort(newestFirst);
    return this.#salesforceSorted;
  }

  #side(system: System): Side {
    return system === 'salesforce' ? this.#salesforce : this.#netsuite;
  }

  #changed(): void {
    this.#netsuiteOnly = undefined;
    this.#salesforceSorted = undefined;
  }
}

function isSame(known: KeyRow | undefined, row: KeyRow): boolean {
  return (
    known !== undefined &&
    known.key === row.key &&
    known.linkedId === row.linkedId &&
    known.sort === row.sort &&
    known.ownerId === row.ownerId
  );
}

function emptySide(): Side {
  return { rows: new Map(), byKey: new Map(), byLinkedId: new Map() };
}

function counterpart(row: KeyRow, other: Side): KeyRow | undefined {
  const candidates = [row.linkedId, other.byLinkedId.get(row.id), row.key && other.byKey.get(fold(row.key))];
  for (const id of candidates) {
    const found = id ? other.rows.get(id) : undefined;
    if (found) return found;
  }
  return undefined;
}

function forget(side: Side, id: string): void {
  const row = side.rows.get(id);
  if (!row) return;
  side.rows.delete(id);
  if (row.key !== null && side.byKey.get(fold(row.key)) === id) side.byKey.delete(fold(row.key));
  if (row.linkedId !== null && side.byLinkedId.get(row.linkedId) === id) side.byLinkedId.delete(row.linkedId);
}

/** External ids are the same whatever their case, in both systems. */
function fold(key: string): string {
  return key.toLowerCase();
}

/** Newest first, then by id, descending; NetSuite's ids are numbers and compare as such. */
export function newestFirst(a: { sort: string; id: string }, b: { sort: string; id: string }): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? 1 : -1;
  if (a.id.length !== b.id.length) return b.id.length - a.id.length;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
