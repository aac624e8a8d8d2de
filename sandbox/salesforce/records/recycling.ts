import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { objectNamed, referrersOf } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import type { RuleContext } from '../rules/rules.ts';
import { rulesOf } from '../rules/rules-of.ts';
import { keepRemoved, takeRemoved } from '../store/recycle-bin.ts';
import type { Row, Store } from '../store/store.ts';
import { refuseDuplicates } from './duplicates.ts';

/**
 * Deletes a record with its details and empties the lookups to it, keeping in the recycle bin what went; throws
 * SaveRefusal where a record that depends on it forbids that.
 */
export function removeTree(store: Store, context: RuleContext, object: SObject, id: string): void {
  removeUnder(id, object, id);

  function removeUnder(root: string, object: SObject, id: string): void {
    const row = context.read(object.name, id);
    if (!row) return;
    const rules = rulesOf(object.name);
    rules.deleting?.(context, row);
    keepRemoved(store, root, { object: object.name, id });
    context.update(object.name, id, { IsDeleted: 1n });
    for (const { object: referrer, field } of referrersOf(object)) {
      const children = context.referring(referrer.name, field.name, id);
      if (children.length === 0) continue;
      if (field.reference?.onDelete === 'restrict') refuseDependents(row, referrer, children);
      for (const child of children) {
        const childId = child.Id as string;
        if (field.reference?.onDelete === 'cascade') {
          removeUnder(root, referrer, childId);
          continue;
        }
        keepRemoved(store, root, {
          object: referrer.name,
          id: childId,
          lookup: { field: field.name, value: id },
        });
        context.update(referrer.name, childId, { [field.name]: null });
      }
    }
    rules.saved?.(context, { ...row, IsDeleted: 1n }, row);
  }
}

/**
 * Takes a record that a client deleted back out of the recycle bin, with its details and the lookups to it that are
 * still empty; throws SaveRefusal if it is not there or no longer fits.
 */
export function restoreTree(store: Store, context: RuleContext, id: string): void {
  const removed = takeRemoved(store, id);
  if (removed.length === 0) refuse('UNDELETE_FAILED', ASSUMED.saves.notInRecycleBin);
  const records = removed.filter(({ lookup }) => lookup === undefined);
  for (const { object, id: restored } of records) context.update(object, restored, { IsDeleted: 0n });
  for (const { object, id: holder, lookup } of removed) {
    if (!lookup || context.read(object, holder)?.[lookup.field] !== null) continue;
    context.update(object, holder, { [lookup.field]: lookup.value });
  }
  for (const { object, id: restored } of records) dropDeadLookups(context, objectNamed(object), restored);
  for (const { object: name, id: restored } of records) {
    const row = context.read(name, restored) as Row;
    refuseDuplicates(store, objectNamed(name), row, restored);
    rulesOf(name).restoring?.(context, row);
  }
  for (const { object: name, id: restored } of records)
    rulesOf(name).saved?.(context, context.read(name, restored) as Row, undefined);
}

/** What a restored record refers to may have been deleted meanwhile: it cannot live without its master. */
function dropDeadLookups(context: RuleContext, object: SObject, id: string): void {
  const row = context.read(object.name, id) as Row;
  for (const { name, reference } of object.fields) {
    const value = row[name];
    if (!reference || typeof value !== 'string') continue;
    if (reference.to.some((target) => context.read(target, value) !== undefined)) continue;
    if (reference.onDelete !== 'clear') refuse('UNDELETE_FAILED', ASSUMED.saves.notInRecycleBin, [name]);
    context.update(object.name, id, { [name]: null });
  }
}

function refuseDependents(row: Row, referrer: SObject, children: readonly Row[]): never {
  const nameField = referrer.fields.find((field) => field.nameField)?.name ?? 'Id';
  const names = children.map((child) => child[nameField] ?? child.Id).join(', ');
  return refuse(
    'DELETE_FAILED',
    ASSUMED.saves.dependents(String(row.Name ?? row.Id), referrer.labelPlural.toLowerCase(), names),
  );
}
