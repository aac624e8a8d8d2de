import type { RecordRef } from '../../kit/ids.ts';
import type { KeyChange, LinkedKind } from './change.ts';
import { type KeyRow, LinkTable, type System } from './link-table.ts';

/** What the links say of one record. */
export interface Linked {
  /** The record's own rows in either system; at least one is there. */
  readonly salesforce: KeyRow | undefined;
  readonly netsuite: KeyRow | undefined;
}

/** Whether what the index says of a system can be relied on. */
export type Coverage =
  /** Never loaded: nothing is known. */
  | 'unknown'
  /** Loaded, but the system did not answer last time: what is known stands, what is new is missing. */
  | 'stale'
  | 'current';

/** The keys and links of all customers, orders and products of both systems; held in memory, refreshed from the sources. */
export class Identity {
  readonly #tables: Readonly<Record<LinkedKind, LinkTable>> = {
    customer: new LinkTable(),
    order: new LinkTable(),
    product: new LinkTable(),
  };
  readonly #coverage: Record<System, Coverage> = { salesforce: 'unknown', netsuite: 'unknown' };
  #ordersByOwner: Map<string, KeyRow[]> | undefined;

  coverage(system: System): Coverage {
    return this.#coverage[system];
  }

  setCoverage(system: System, coverage: Coverage): void {
    this.#coverage[system] = coverage;
  }

  apply(system: System, { kind, row, deleted }: Pick<KeyChange, 'kind' | 'row' | 'deleted'>): void {
    const table = this.#tables[kind];
    const changed = deleted ? table.remove(system, row.id) : table.put(system, row);
    if (changed) this.#ordersByOwner = undefined;
  }

  /** Drops every record of one kind and system but these: what was removed without a trace. */
  retain(system: System, kind: LinkedKind, ids: ReadonlySet<string>): void {
    if (this.#tables[kind].retain(system, ids)) this.#ordersByOwner = undefined;
  }

  /** What a record is linked to; undefined when the index does not know it. */
  linked(kind: LinkedKind, ref: RecordRef): Linked | undefined {
    const table = this.#tables[kind];
    const own = table.get(ref.system, ref.id);
    if (!own) return undefined;
    return ref.system === 'salesforce'
      ? { salesforce: own, netsuite: table.netsuiteOf(ref.id) }
      : { salesforce: table.salesforceOf(ref.id), netsuite: own };
  }

  /** The one ref by which the graph names a record: Salesforce's where it is known there. */
  canonical(kind: LinkedKind, ref: RecordRef): RecordRef {
    const salesforce = ref.system === 'netsuite' ? this.#tables[kind].salesforceOf(ref.id) : undefined;
    return salesforce ? { system: 'salesforce', id: salesforce.id } : ref;
  }

  byKey(kind: LinkedKind, key: string): Linked | undefined {
    const table = this.#tables[kind];
    const salesforce = table.byKey('salesforce', key);
    if (salesforce) return { salesforce, netsuite: table.netsuiteOf(salesforce.id) };
    const netsuite = table.byKey('netsuite', key);
    return netsuite && { salesforce: table.salesforceOf(netsuite.id), netsuite };
  }

  /** Records that only NetSuite knows, newest first. */
  netsuiteOnly(kind: LinkedKind): readonly KeyRow[] {
    return this.#tables[kind].netsuiteOnly();
  }

  /** All of Salesforce's records, newest first. */
  salesforceRows(kind: LinkedKind): readonly KeyRow[] {
    return this.#tables[kind].salesforceSorted();
  }

  /** The orders of a NetSuite customer that only NetSuite knows, newest first. */
  netsuiteOnlyOrdersOf(customerId: string): readonly KeyRow[] {
    this.#ordersByOwner ??= groupByOwner(this.netsuiteOnly('order'));
    return this.#ordersByOwner.get(customerId) ?? [];
  }
}

function groupByOwner(rows: readonly KeyRow[]): Map<string, KeyRow[]> {
  const groups = new Map<string, KeyRow[]>();
  for (const row of rows) {
    if (row.ownerId === null) continue;
    const group = groups.get(row.ownerId);
    if (group) group.push(row);
    else groups.set(row.ownerId, [row]);
  }
  return groups;
}
