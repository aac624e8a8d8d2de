import { findField, findObject, findParent, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Path } from '../soql/syntax.ts';
import { quoted } from '../store/layout.ts';
import { type Fragment, raw } from './fragment.ts';

const MAX_LEVELS = 5;
const MAX_PARENTS = 55;
/** What can be asked of a record whose type is not known beforehand. */
const NAME_FIELDS = new Set([
  'id',
  'name',
  'firstname',
  'lastname',
  'email',
  'username',
  'alias',
  'isactive',
  'title',
  'phone',
  'profileid',
]);

/** A record's table in the SQL statement, reached over a chain of parents. */
export interface Place {
  readonly object: SObject;
  /** Its alias in SQL. */
  readonly table: string;
  /** Canonical relationship names from the query's own object. */
  readonly relationships: readonly string[];
  /** The reference has several possible types. */
  readonly polymorphic: boolean;
}

export interface ResolvedField {
  readonly place: Place;
  readonly field: Field;
  /** Its column in SQL. */
  readonly column: string;
}

/** The tables of one SELECT: the object itself and each parent once, however many paths go through it. */
export class Scope {
  readonly root: Place;
  readonly #alias: string | undefined;
  readonly #prefix: string;
  readonly #parents = new Map<string, { place: Place; join: string }>();

  /** `prefix` keeps the aliases of nested statements apart; `alias` is the query's own name for the object. */
  constructor(object: SObject, alias: string | undefined, prefix: string) {
    this.#alias = alias?.toLowerCase();
    this.#prefix = prefix;
    this.root = { object, table: `${prefix}0`, relationships: [], polymorphic: false };
  }

  /** The field that a path names; throws MalformedQuery in Salesforce's words. */
  resolve(path: Path): ResolvedField {
    const names = this.#withoutPrefix(path.names);
    const place = this.#parentAt(names.slice(0, -1), path);
    return this.fieldAt(place, names.at(-1) as string, path.at + offsetOfLast(path));
  }

  fieldAt(place: Place, name: string, at: number): ResolvedField {
    const field = findField(place.object, name);
    if (!field || (place.polymorphic && !NAME_FIELDS.has(name.toLowerCase())))
      throw new MalformedQuery(
        `No such column '${name}' on entity '${place.polymorphic ? 'Name' : place.object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
        at,
        'INVALID_FIELD',
      );
    return { place, field, column: `${place.table}.${quoted(field.name)}` };
  }

  /** The parent that a path's relationship names lead to, for TYPEOF. */
  parent(path: Path, target?: SObject): Place {
    return this.#parentAt(this.#withoutPrefix(path.names), path, target);
  }

  /** The reference field at the end of a path of relationship names. */
  reference(path: Path): ResolvedField {
    const names = this.#withoutPrefix(path.names);
    const place = this.#parentAt(names.slice(0, -1), path);
    const field = findParent(place.object, names.at(-1) as string);
    if (!field) throw unknownRelationship(names.at(-1) as string, path.at);
    return { place, field, column: `${place.table}.${quoted(field.name)}` };
  }

  /** FROM with every parent that has been resolved so far. */
  from(): Fragment {
    const joins = [...this.#parents.values()].map(({ join }) => join);
    return raw([`${quoted(this.root.object.name)} AS ${this.root.table}`, ...joins].join(' '));
  }

  #withoutPrefix(names: readonly string[]): readonly string[] {
    const first = (names[0] as string).toLowerCase();
    if (names.length === 1) return names;
    if (first === this.#alias) return names.slice(1);
    if (
      this.#alias === undefined &&
      findObject(first) === this.root.object &&
      !findParent(this.root.object, first)
    )
      return names.slice(1);
    return names;
  }

  #parentAt(names: readonly string[], path: Path, target?: SObject): Place {
    if (names.length > MAX_LEVELS)
      throw new MalformedQuery(
        `The relationship path '${path.names.join('.')}' has more than ${MAX_LEVELS} levels`,
        path.at,
      );
    let place = this.root;
    names.forEach((name, i) => {
      place = this.#step(place, name, path, i === names.length - 1 ? target : undefined);
    });
    return place;
  }

  #step(from: Place, name: string, path: Path, target: SObject | undefined): Place {
    const reference = findParent(from.object, name);
    if (!reference?.reference) throw unknownRelationship(name, path.at);
    const { relationship, to } = reference.reference;
    const relationships = [...from.relationships, relationship];
    const key = `${relationships.join('.')}:${target?.name ?? ''}`;
    const known = this.#parents.get(key);
    if (known) return known.place;
    if (this.#parents.size >= MAX_PARENTS)
      throw new MalformedQuery(`A query may not use more than ${MAX_PARENTS} parent relationships`, path.at);
    const object = target ?? objectNamed(to.at(-1) as string);
    const table = `${this.#prefix}${this.#parents.size + 1}`;
    const place: Place = { object, table, relationships, polymorphic: !target && to.length > 1 };
    const join = `LEFT JOIN ${quoted(object.name)} AS ${table} ON ${table}."Id" = ${from.table}.${quoted(reference.name)}`;
    this.#parents.set(key, { place, join });
    return place;
  }
}

function unknownRelationship(name: string, at: number): MalformedQuery {
  return new MalformedQuery(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    at,
    'INVALID_FIELD',
  );
}

/** How far the last name of a path starts behind the path. */
function offsetOfLast(path: Path): number {
  return path.names.slice(0, -1).reduce((sum, name) => sum + name.length + 1, 0);
}
