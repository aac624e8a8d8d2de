import type { Row } from '../store/store.ts';

/** What a rule may read and do while a record is saved. */
export interface RuleContext {
  /** Who saves. */
  readonly userId: string;
  /** When: the stamp of the records written now. */
  readonly now: string;
  /** The org's own currency. */
  readonly corporateCurrency: string;
  /** Digits after the point of an active currency; undefined: the org has no such currency. */
  decimalPlaces(currency: string): number | undefined;
  /** A record that is not deleted, to be left as it is. */
  read(object: string, id: string): Row | undefined;
  /** Records that are not deleted and refer to a record through a field. */
  referring(object: string, field: string, id: string): Row[];
  /** How many such records there are, and the sums of some of their fields. */
  totals(
    object: string,
    field: string,
    id: string,
    summed: readonly string[],
  ): { readonly count: number; readonly sums: readonly bigint[] };
  /** Writes fields of another record, which counts as a modification of it. */
  update(object: string, id: string, changes: Row): void;
  /** Adds a record that follows from the one being saved, and gives its id; its own object's rules are not asked. */
  create(object: string, values: Row): string;
  /** Likewise deletes one that is not deleted; its details and lookups to it are the caller's matter. */
  remove(object: string, id: string): void;
  /** Writes fields of another record that only sum up what happened around it: no modification. */
  note(object: string, id: string, changes: Row): void;
}

/** What an object does beyond its fields; refusals are thrown as SaveRefusal. */
export interface Rules {
  /** Fills in what a record to be created has by default, before its required fields are looked for. */
  completing?(context: RuleContext, row: Row): void;
  /** Fills in derived fields of a record to be created and refuses what may not be. */
  creating?(context: RuleContext, row: Row): void;
  /** Likewise for an update: `row` is the record with `changes` applied, `before` as it was. */
  updating?(context: RuleContext, row: Row, before: Row, changes: ReadonlySet<string>): void;
  /**
   * Refuses what may not be saved from now on, though it may once have been: a load of past records is not asked.
   * `before` is undefined, and `changes` every given field, of a record to be created.
   */
  validating?(context: RuleContext, row: Row, before: Row | undefined, changes: ReadonlySet<string>): void;
  deleting?(context: RuleContext, row: Row): void;
  /** Refuses to take a record back out of the recycle bin that no longer fits. */
  restoring?(context: RuleContext, row: Row): void;
  /** After a record was created, updated (`before` given), deleted or restored: what follows for other records. */
  saved?(context: RuleContext, row: Row, before: Row | undefined): void;
}
