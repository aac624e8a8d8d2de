import { ASSUMED } from '../assumed.ts';
import { findField, findObject, findParent, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Path, Query } from '../soql/syntax.ts';
import { quoted } from '../store/layout.ts';
import { type Fragment, raw } from './fragment.ts';
import { nameColumn, nameField, type PossibleType } from './name-entity.ts';

const MAX_LEVELS = 5;
const MAX_PARENTS = 55;
/** A record's table in the SQL statement, reached over a chain of parents. */
export interface Place {
  readonly object: SObject;
  /** Its alias in SQL. */
  readonly table: string;
  /** Canonical relationship names from the query's own object. */
  readonly relationships: readonly string[];
  /** The types that the reference may be of, where there are several. */
  readonly types?: readonly PossibleType[];
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
  /** The query's own names, in lower case, for its object (no names) and for parents of it. */
  readonly #aliases = new Map<string, readonly string[]>();
  readonly #prefix: string;
  readonly #parents = new Map<string, { place: Place; join: string }>();

  /** `prefix` keeps the aliases of nested statements apart; `names` has the query's own names. */
  constructor(object: SObject, prefix: string, names?: Pick<Query, 'alias' | 'parentAliases'>) {
    this.#prefix = prefix;
    this.root = { object, table: `${prefix}0`, relationships: [] };
    if (names?.alias !== undefined) this.#aliases.set(names.alias.toLowerCase(), []);
    for (const { path, alias } of names?.parentAliases ?? [])
      this.#aliases.set(alias.toLowerCase(), this.#withoutPrefix(path.names));
  }

  /** The field that a path names; throws MalformedQuery in Salesforce's words. */
  resolve(path: Path): ResolvedField {
    const names = this.#withoutPrefix(path.names);
    const place = this.#parentAt(names.slice(0, -1), path);
    return this.fieldAt(place, names.at(-1) as string, path.at);
  }

  fieldAt(place: Place, name: string, at: number): ResolvedField {
    const field = place.types ? nameField(name) : findField(place.object, name);
    if (!field)
      throw new MalformedQuery(
        noSuch('column', name, place.types ? 'Name' : place.object.name),
        at,
        'INVALID_FIELD',
      );
    return { place, field, column: columnAt(place, field) };
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
    if (!field)
      throw new MalformedQuery(
        noSuch('relation', names.at(-1) as string, place.object.name),
        path.at,
        'INVALID_FIELD',
      );
    return { place, field, column: `${place.table}.${quoted(field.name)}` };
  }

  /** FROM with every parent that has been resolved so far. */
  from(): Fragment {
    const joins = [...this.#parents.values()].map(({ join }) => join);
    return raw([`${quoted(this.root.object.name)} AS ${this.root.table}`, ...joins].join(' '));
  }

  /** The path from the query's object: its own names and the object's name in front are replaced. */
  #withoutPrefix(names: readonly string[]): readonly string[] {
    if (names.length === 1) return names;
    const first = (names[0] as string).toLowerCase();
    const aliased = this.#aliases.get(first);
    if (aliased) return [...aliased, ...names.slice(1)];
    const own = findObject(first) === this.root.object && !findParent(this.root.object, first);
    return own ? names.slice(1) : names;
  }

  #parentAt(names: readonly string[], path: Path, target?: SObject): Place {
    if (names.length > MAX_LEVELS)
      throw new MalformedQuery(ASSUMED.pathTooLong(path.names.join('.'), MAX_LEVELS), path.at);
    let place = this.root;
    names.forEach((name, i) => {
      place = this.#step(place, name, path, i === names.length - 1 ? target : undefined);
    });
    return place;
  }

  #step(from: Place, name: string, path: Path, target: SObject | undefined): Place {
    const reference = from.types ? undefined : findParent(from.object, name);
    if (!reference?.reference) throw unknownRelationship(name, path.at);
    const { relationship, to } = reference.reference;
    const relationships = [...from.relationships, relationship];
    const key = `${relationships.join('.')}:${target?.name ?? ''}`;
    const known = this.#parents.get(key);
    if (known) return known.place;
    if (this.#parents.size >= MAX_PARENTS)
      throw new MalformedQuery(ASSUMED.tooManyParents(MAX_PARENTS), path.at);
    const objects = target ? [target] : to.map(objectNamed);
    const serial = this.#parents.size + 1;
    const types = objects.map((object, i) => ({
      object,
      table: `${this.#prefix}${serial}${i === 0 ? '' : `p${i}`}`,
    }));
    const [{ object, table }] = types as [PossibleType];
    const place: Place = { object, table, relationships, ...(types.length > 1 ? { types } : {}) };
    const joins = types.map(
      (type) =>
        `LEFT JOIN ${quoted(type.object.name)} AS ${type.table} ON ${type.table}."Id" = ${from.table}.${quoted(reference.name)}`,
    );
    this.#parents.set(key, { place, join: joins.join(' ') });
    return place;
  }
}

/** A field's value at a place, in SQL. */
export function columnAt(place: Place, field: Field): string {
  return place.types ? nameColumn(place.types, field) : `${place.table}.${quoted(field.name)}`;
}

function noSuch(what: 'column' | 'relation', name: string, entity: string): string {
  return `No such ${what} '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
}

function unknownRelationship(name: string, at: number): MalformedQuery {
  return new MalformedQuery(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    at,
    'INVALID_FIELD',
  );
}
