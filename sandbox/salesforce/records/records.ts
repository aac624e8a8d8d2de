import { requireUnlocked } from '../approvals/lock.ts';
import type { OrgClock } from '../clock.ts';
import { refuse } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { SObject } from '../objects/sobject.ts';
import type { RuleContext } from '../rules/rules.ts';
import { rulesOf } from '../rules/rules-of.ts';
import { refuseByValidationRules } from '../rules/validation-rules.ts';
import { isStored } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';
import { refuseDuplicates } from './duplicates.ts';
import { givenFields } from './given-fields.ts';
import { newRow, requireActiveCurrency, requireFields } from './new-row.ts';
import { requireRange } from './number-range.ts';
import { removeTree, restoreTree } from './recycling.ts';
import { refuseCycles, requireActiveOwner } from './references.ts';
import { ruleContext } from './rule-context.ts';
import { stamps } from './stamps.ts';

/** Creates, changes and deletes records as Salesforce does; each call is all or nothing and throws SaveRefusal. */
export class Records {
  readonly #store: Store;
  readonly #clock: OrgClock;

  constructor(store: Store, clock: OrgClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The new record's id. */
  create(object: SObject, body: JsonObject, userId: string): string {
    if (!object.createable) refuseOperation('inserted', object);
    return this.#store.atomically(() => {
      const given = givenFields(this.#store, object, body, 'create');
      const context = this.#context(userId);
      const row = newRow(this.#store, context, object, given, context.now);
      requireUnlocked(this.#store, object, row);
      const rules = rulesOf(object.name);
      rules.completing?.(context, row);
      requireFields(object, row);
      requireActiveCurrency(context, row);
      requireActiveOwner(context, object, row);
      refuseDuplicates(this.#store, object, row);
      rules.creating?.(context, row);
      rules.validating?.(context, row, undefined, new Set(Object.keys(given)));
      refuseByValidationRules(object.name, row);
      requireRange(object, row);
      this.#store.insert(object, row);
      rules.saved?.(context, row, undefined);
      return row.Id as string;
    });
  }

  update(object: SObject, id: string, body: JsonObject, userId: string): void {
    if (!object.updateable) refuseOperation('updated', object);
    this.#store.atomically(() => {
      const before = this.#live(object, id);
      requireUnlocked(this.#store, object, before);
      const given = givenFields(this.#store, object, body, 'update');
      const context = this.#context(userId);
      const row: Row = { ...before, ...given };
      requireFields(object, row);
      if ('CurrencyIsoCode' in given) requireActiveCurrency(context, row);
      if ('OwnerId' in given) requireActiveOwner(context, object, row);
      refuseCycles(context, object, row, given);
      refuseDuplicates(this.#store, object, given, id);
      const rules = rulesOf(object.name);
      const changes = new Set(Object.keys(given));
      rules.updating?.(context, row, before, changes);
      rules.validating?.(context, row, before, changes);
      refuseByValidationRules(object.name, row);
      requireRange(object, row);
      this.#store.update(object, id, { ...difference(object, before, row), ...stamps(userId, context.now) });
      rules.saved?.(context, row, before);
    });
  }

  remove(object: SObject, id: string, userId: string): void {
    if (!object.deletable) refuseOperation('deleted', object);
    this.#store.atomically(() => {
      requireUnlocked(this.#store, object, this.#live(object, id));
      removeTree(this.#store, this.#context(userId), object, id);
    });
  }

  /** Takes a deleted record back out of the recycle bin, with what was deleted along with it. */
  restore(object: SObject, id: string, userId: string): void {
    this.#store.atomically(() => {
      if (!this.#store.read(object, id)) refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
      restoreTree(this.#store, this.#context(userId), id);
    });
  }

  #live(object: SObject, id: string): Row {
    const row = this.#store.read(object, id);
    if (!row) return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (row.IsDeleted === 1n) refuse('ENTITY_IS_DELETED', 'entity is deleted');
    return row;
  }

  #context(userId: string): RuleContext {
    return ruleContext(this.#store, userId, this.#clock.next());
  }
}

function difference(object: SObject, before: Row, after: Row): Row {
  const changes: Row = {};
  for (const field of object.fields) {
    const value = after[field.name];
    if (isStored(field) && value !== undefined && value !== before[field.name]) changes[field.name] = value;
  }
  return changes;
}

function refuseOperation(verb: string, object: SObject): never {
  return refuse('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${verb}: ${object.name}`);
}
