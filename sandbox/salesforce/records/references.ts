import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { SObject } from '../objects/sobject.ts';
import type { RuleContext } from '../rules/rules.ts';
import type { Row } from '../store/store.ts';

/** Refuses a record that is given to a user who is not active. */
export function requireActiveOwner(context: RuleContext, object: SObject, row: Row): void {
  const owner = row.OwnerId;
  if (typeof owner !== 'string') return;
  if (context.read('User', owner)?.IsActive === 0n)
    refuse('INACTIVE_OWNER_OR_USER', ASSUMED.saves.inactiveOwner(owner, object.label.toLowerCase()), [
      'OwnerId',
    ]);
}

/** Refuses to make a record its own ancestor: its parent account, its manager. */
export function refuseCycles(context: RuleContext, object: SObject, row: Row, given: Row): void {
  for (const { name, reference } of object.fields) {
    if (!(name in given) || !reference?.to.includes(object.name)) continue;
    const seen = new Set<unknown>([row.Id]);
    for (let id = row[name]; typeof id === 'string'; id = context.read(object.name, id)?.[name]) {
      if (seen.has(id)) refuse('CIRCULAR_DEPENDENCY', ASSUMED.saves.hierarchy, [name]);
      seen.add(id);
    }
  }
}
