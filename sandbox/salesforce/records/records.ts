import type { OrgClock } from '../clock.ts';
import { refuse } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { referrersOf } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { RuleContext } from '../rules/rules.ts';
import { rulesOf } from '../rules/rules-of.ts';
import { isStored } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';
import { givenFields } from './given-fields.ts';
import { newRow, requireActiveCurrency, requireFields } from './new-row.ts';
import { ruleContext, stamps } from './rule-context.ts';

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
      requireFields(object, row);
      requireActiveCurrency(context, row);
      this.#refuseDuplicates(object, row);
      const rules = rulesOf(object.name);
      rules.creating?.(context, row);
      this.#store.insert(object, row);
      rules.saved?.(context, row, undefined);
      return row.Id as string;
    });
  }

  update(object: SObject, id: string, body: JsonObject, userId: string): void {
    if (!object.updateable) refuseOperation('updated', object);
    this.#store.atomically(() => {
      const before = this.#live(object, id);
      const given = givenFields(this.#store, object, body, 'update');
      const context = this.#context(userId);
      const row: Row = { ...before, ...given };
      requireFields(object, row);
      if ('CurrencyIsoCode' in given) requireActiveCurrency(context, row);
      this.#refuseDuplicates(object, given, id);
      const rules = rulesOf(object.name);
      rules.updating?.(context, row, before, new Set(Object.keys(given)));
      this.#store.update(object, id, { ...difference(object, before, row), ...stamps(userId, context.now) });
      rules.saved?.(context, row, before);
    });
  }

  remove(object: SObject, id: string, userId: string): void {
    if (!object.deletable) refuseOperation('deleted', object);
    this.#store.atomically(() => {
      this.#live(object, id);
      this.#removeTree(object, id, this.#context(userId));
    });
  }

  /** Deletes a record with its details, and empties the lookups to it. */
  #removeTree(object: SObject, id: string, context: RuleContext): void {
    const row = context.read(object.name, id);
    if (!row) return;
    const rules = rulesOf(object.name);
    rules.deleting?.(context, row);
    for (const { object: referrer, field } of referrersOf(object)) {
      for (const child of context.referring(referrer.name, field.name, id)) {
        const childId = child.Id as string;
        if (field.reference?.onDelete === 'cascade') this.#removeTree(referrer, childId, context);
        else if (field.reference?.onDelete === 'restrict')
          refuse(
            'DELETE_FAILED',
            `Your attempt to delete ${row.Name ?? id} could not be completed because it is associated with the following ${referrer.labelPlural.toLowerCase()}: ${childId}`,
          );
        else context.update(referrer.name, childId, { [field.name]: null });
      }
    }
    context.update(object.name, id, { IsDeleted: 1n });
    rules.saved?.(context, { ...row, IsDeleted: 1n }, row);
  }

  #live(object: SObject, id: string): Row {
    const row = this.#store.read(object, id);
    if (!row) return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (row.IsDeleted === 1n) refuse('ENTITY_IS_DELETED', 'entity is deleted');
    return row;
  }

  #refuseDuplicates(object: SObject, values: Row, self?: string): void {
    for (const field of object.fields.filter(({ unique }) => unique)) {
      const value = values[field.name];
      if (typeof value !== 'string') continue;
      const other = this.#otherWith(object, field, value, self);
      if (other === undefined) continue;
      if (object.name === 'User')
        refuse('DUPLICATE_USERNAME', 'Duplicate Username. Another user has already selected this username.', [
          field.name,
        ]);
      refuse(
        'DUPLICATE_VALUE',
        `duplicate value found: ${field.name} duplicates value on record with id: ${other}`,
      );
    }
  }

  #otherWith(object: SObject, field: Field, value: string, self: string | undefined): string | undefined {
    return this.#store.idsWhere(object, field, value).find((id) => id !== self);
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
