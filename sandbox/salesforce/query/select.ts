import { ASSUMED } from '../assumed.ts';
import { fieldNamed, findObject } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import { written } from '../soql/parse-expression.ts';
import type { Expression, FunctionExpression, Path, Query, SelectItem } from '../soql/syntax.ts';
import { type CellWriter, type Columns, cell, jsonText } from './columns.ts';
import { formatForUser } from './format.ts';
import { raw, sql } from './fragment.ts';
import { argumentOf, type Operand, rowOperand } from './operand.ts';
import { addressMember, RecordWriter, valueMember } from './record-writer.ts';
import { columnAt, type Place, type ResolvedField, type Scope } from './scope.ts';

const FIELDS_LIMIT = 200;

/** Builds what writes the records of a query without aggregates; child subqueries are left to the caller. */
export class SelectBuilder {
  readonly record: RecordWriter;
  readonly #scope: Scope;
  readonly #columns: Columns;

  constructor(scope: Scope, columns: Columns) {
    this.#scope = scope;
    this.#columns = columns;
    const { name } = scope.root.object;
    this.record = new RecordWriter('', name, columns.add(raw(`${scope.root.table}."Id"`)));
  }

  add(item: Exclude<SelectItem, { kind: 'subquery' }>, query: Query): void {
    if (item.kind === 'typeof') {
      this.#addTypeof(item);
      return;
    }
    const { expression, alias } = item;
    const fields = fieldsOf(this.#scope.root.object, expression);
    if (fields && expression.kind === 'function') this.#addFields(expression, fields, query);
    else this.#addExpression(expression, alias);
  }

  addField(field: Field): void {
    const { root } = this.#scope;
    this.#put(root, field.name, { place: root, field, column: columnAt(root, field) });
  }

  #addExpression(expression: Expression, alias: string | undefined): void {
    if (expression.kind === 'function') {
      const { operand, write } = this.#function(expression);
      const place = operand.source?.place ?? this.#scope.root;
      const key = alias ?? operand.name;
      const record = this.#recordOf(alias === undefined ? place : this.#scope.root);
      refuseDuplicate(record, key, expression.at);
      record.add(valueMember(key, write));
      return;
    }
    if (alias !== undefined)
      throw new MalformedQuery('only aggregate expressions use field aliasing', expression.path.at);
    const resolved = this.#scope.resolve(expression.path);
    const written = [...resolved.place.relationships, resolved.field.name].join('.');
    refuseDuplicate(this.#recordOf(resolved.place), resolved.field.name, expression.path.at, written);
    this.#put(resolved.place, resolved.field.name, resolved);
  }

  #put(place: Place, key: string, resolved: ResolvedField): void {
    this.#recordOf(place).add(fieldMember(this.#columns, key, resolved));
  }

  /** toLabel, convertCurrency and FORMAT of a field. */
  #function(expression: FunctionExpression): { operand: Operand; write: CellWriter } {
    if (expression.name.toUpperCase() !== 'FORMAT') {
      const operand = rowOperand(this.#scope, expression);
      return { operand, write: cell(this.#columns, operand.sql, operand.type, operand.scale) };
    }
    const argument = argumentOf(expression);
    const operand = rowOperand(this.#scope, argument);
    const index = this.#columns.add(sql`CAST(${operand.sql} AS TEXT)`);
    const place = operand.source?.place;
    const own = argument.kind === 'field' && place?.object.byName.has('currencyisocode');
    const currency = this.#columns.add(own ? raw(`${place?.table}."CurrencyIsoCode"`) : raw('NULL'));
    return {
      operand,
      write: (cells) => {
        const value = cells[index] as string | null;
        const code = cells[currency] as string | null;
        return value === null ? 'null' : jsonText(formatForUser(value, operand.type, operand.scale, code));
      },
    };
  }

  #addFields(expression: FunctionExpression, fields: readonly Field[], query: Query): void {
    if (
      written(expression).toUpperCase() !== 'FIELDS(STANDARD)' &&
      (query.limit === undefined || query.limit.value > FIELDS_LIMIT)
    )
      throw new MalformedQuery(
        `The SOQL FIELDS function must have a LIMIT of at most ${FIELDS_LIMIT}`,
        expression.at,
      );
    for (const field of fields) {
      refuseDuplicate(this.record, field.name, expression.at);
      this.addField(field);
    }
  }

  /** Each possible type is its own join; the id's key prefix says which of them the record is. */
  #addTypeof(item: Extract<SelectItem, { kind: 'typeof' }>): void {
    const { field, column, place } = this.#scope.reference(item.path);
    const reference = field.reference;
    if (!reference || reference.to.length < 2)
      throw new MalformedQuery(
        `TYPEOF operand '${item.path.names.join('.')}' is not a polymorphic relationship field`,
        item.path.at,
      );
    const record = this.#recordOf(place);
    refuseDuplicate(record, reference.relationship, item.path.at);
    const reading = this.#columns.add(raw(column));
    const writers = new Map<string, RecordWriter>();
    const otherwise = this.#branch(item.path, item.otherwise ?? [], undefined);
    for (const when of item.whens) {
      const object = findObject(when.type);
      if (!object || !reference.to.includes(object.name))
        throw new MalformedQuery(
          ASSUMED.typeofOther(when.type, reference.relationship),
          when.at,
          'INVALID_TYPE',
        );
      writers.set(object.keyPrefix, this.#branch(item.path, when.fields, object.name));
    }
    record.add({
      key: reference.relationship,
      write: (cells, context) => {
        const id = cells[reading] as string | null;
        if (id === null) return 'null';
        return (writers.get(id.slice(0, 3)) ?? otherwise).write(cells, context);
      },
    });
  }

  #branch(path: Path, fields: readonly Path[], type: string | undefined): RecordWriter {
    const place = this.#scope.parent(path, type === undefined ? undefined : findObject(type));
    const writer = this.#newRecord(place);
    for (const at of fields) {
      const resolved = this.#scope.fieldAt(place, at.names.join('.'), at.at);
      writer.add(fieldMember(this.#columns, resolved.field.name, resolved));
    }
    return writer;
  }

  /** The record that holds the fields of a place, made with its parents when first needed. */
  #recordOf(place: Place): RecordWriter {
    let record = this.record;
    for (let i = 0; i < place.relationships.length; i++) {
      const key = place.relationships[i] as string;
      const known = record.get(key);
      if (known instanceof RecordWriter) {
        record = known;
        continue;
      }
      const names = place.relationships.slice(0, i + 1);
      const parent = this.#newRecord(this.#scope.parent({ names, at: 0 }));
      record.add(parent);
      record = parent;
    }
    return record;
  }

  #newRecord(place: Place): RecordWriter {
    const key = place.relationships.at(-1) ?? '';
    const id = this.#columns.add(raw(columnAt(place, fieldNamed(place.object, 'Id'))));
    return new RecordWriter(key, place.types ? undefined : place.object.name, id);
  }
}

/** The fields that FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM) stands for; undefined for other expressions. */
export function fieldsOf(object: SObject, expression: Expression): Field[] | undefined {
  if (expression.kind !== 'function' || expression.name.toUpperCase() !== 'FIELDS') return undefined;
  const argument = argumentOf(expression);
  const group = argument.kind === 'field' ? argument.path.names.join('.').toUpperCase() : '';
  if (group !== 'ALL' && group !== 'STANDARD' && group !== 'CUSTOM')
    throw new MalformedQuery(
      `The SOQL FIELDS function only supports arguments of (all), (custom), (standard); (${group}) is not supported.`,
      expression.at,
    );
  return object.fields.filter((field) => group === 'ALL' || field.custom === (group === 'CUSTOM'));
}

function fieldMember(columns: Columns, key: string, { place, field, column }: ResolvedField) {
  if (!field.parts) return valueMember(key, cell(columns, raw(column), field.type, field.scale));
  const parts = Object.entries(field.parts).map(([name, part]) => ({
    name,
    write: cell(columns, raw(columnAt(place, fieldNamed(place.object, part))), 'string', 0),
  }));
  return addressMember(key, parts);
}

function refuseDuplicate(record: RecordWriter, key: string, at: number, written = key): void {
  if (record.has(key)) throw new MalformedQuery(`duplicate field selected: ${written}`, at, 'INVALID_FIELD');
}
