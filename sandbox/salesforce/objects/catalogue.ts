import { accountObjects } from './accounts.ts';
import { activityObjects } from './activities.ts';
import { activityLists } from './activity-lists.ts';
import { approvalObjects } from './approvals.ts';
import { clientTestTables } from './client-test-tables.ts';
import type { Field } from './field.ts';
import { leadObjects } from './leads.ts';
import { orderObjects } from './orders.ts';
import { organizationObjects } from './organization.ts';
import { partnerObjects } from './partners.ts';
import { productObjects } from './products.ts';
import { quoteObjects } from './quotes.ts';
import { resellerSalesObjects } from './reseller-sales.ts';
import { salesObjects } from './sales.ts';
import { serviceObjects } from './service.ts';
import type { SObject } from './sobject.ts';
import { streamingObjects } from './streaming.ts';

/** A child list of an object: `Order.OrderItems`. */
interface ChildList {
  readonly name: string;
  readonly object: SObject;
  /** The child's field that refers to the parent. */
  readonly field: Field;
}

/** Every object of the org. */
export const SOBJECTS: readonly SObject[] = [
  ...organizationObjects,
  ...accountObjects,
  ...productObjects,
  ...salesObjects,
  ...partnerObjects,
  ...quoteObjects,
  ...orderObjects,
  ...resellerSalesObjects,
  ...approvalObjects,
  ...streamingObjects,
  ...leadObjects,
  ...serviceObjects,
  ...activityObjects,
  ...activityLists,
  ...clientTestTables,
];

const byName = new Map(SOBJECTS.map((object) => [object.name.toLowerCase(), object]));
const byPrefix = new Map(SOBJECTS.map((object) => [object.keyPrefix, object]));

/** By API name in any case. */
export function findObject(name: string): SObject | undefined {
  return byName.get(name.toLowerCase());
}

/** An object that the schema is known to have. */
export function objectNamed(name: string): SObject {
  const object = findObject(name);
  if (!object) throw new Error(`the schema has no object ${name}`);
  return object;
}

export function objectOfId(id: string): SObject | undefined {
  return byPrefix.get(id.slice(0, 3));
}

export function findField(object: SObject, name: string): Field | undefined {
  return object.byName.get(name.toLowerCase());
}

/** A field that the schema is known to have. */
export function fieldNamed(object: SObject, name: string): Field {
  const field = findField(object, name);
  if (!field) throw new Error(`the schema has no field ${object.name}.${name}`);
  return field;
}

/** The reference field behind a relationship name in a path (`Account`, `Partner__r`). */
export function findParent(object: SObject, relationship: string): Field | undefined {
  const name = relationship.toLowerCase();
  return object.fields.find((field) => field.reference?.relationship.toLowerCase() === name);
}

const childLists = new Map<string, ChildList[]>(SOBJECTS.map((object) => [object.name, []]));
/** Every reference to an object, whether or not it makes a child list. */
const referrers = new Map<string, { object: SObject; field: Field }[]>(
  SOBJECTS.map((object) => [object.name, []]),
);
for (const object of SOBJECTS) {
  for (const field of object.fields) {
    for (const target of field.reference?.to ?? []) {
      // What is only seen through a view follows its records by itself.
      if (object.view === undefined) referrers.get(target)?.push({ object, field });
      const name = field.reference?.children;
      const lists = childLists.get(target);
      if (name && lists?.every((list) => list.name !== name || list.object !== object))
        lists.push({ name, object, field });
    }
  }
}

export function childListsOf(object: SObject): readonly ChildList[] {
  return childLists.get(object.name) ?? [];
}

export function findChildList(object: SObject, name: string): ChildList | undefined {
  return childListsOf(object).find((list) => list.name.toLowerCase() === name.toLowerCase());
}

export function referrersOf(object: SObject): readonly { object: SObject; field: Field }[] {
  return referrers.get(object.name) ?? [];
}
