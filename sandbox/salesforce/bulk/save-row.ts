import { RequestError, refuse, SaveRefusal } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { findField } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Records } from '../records/records.ts';
import { quoted } from '../store/layout.ts';
import { takeRemoved } from '../store/recycle-bin.ts';
import type { Store } from '../store/store.ts';
import { type BulkColumn, rowBody } from './columns.ts';
import type { RowOutcome } from './jobs.ts';

/** What the rows of a job are saved with. */
export interface RowSaver {
  readonly store: Store;
  readonly records: Records;
  readonly object: SObject;
  readonly columns: readonly BulkColumn[];
  /** `insert`, `update`, `upsert`, `delete` or `hardDelete` */
  readonly operation: string;
  /** Of an upsert: the field that tells which record a row is. */
  readonly key: Field | undefined;
  readonly userId: string;
}

/** Saves one row by itself; a refusal becomes its outcome and leaves nothing behind. */
export function saveRow(saver: RowSaver, cells: readonly string[]): RowOutcome {
  const id = cell(saver, cells, 'Id');
  try {
    return saver.store.atomically(() => save(saver, cells, id));
  } catch (error) {
    return [saver.operation === 'insert' ? '' : id, false, errorText(error)];
  }
}

function save(saver: RowSaver, cells: readonly string[], id: string): RowOutcome {
  const { records, object, columns, operation, userId } = saver;
  switch (operation) {
    case 'insert':
      if (id !== '') refuse('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
      return [records.create(object, rowBody(columns, cells), userId), true, ''];
    case 'update': {
      const target = requiredId(object, id, 'update');
      records.update(object, target, rowBody(columns, cells), userId);
      return [target, false, ''];
    }
    case 'upsert':
      return upsert(saver, cells);
    default: {
      const target = requiredId(object, id, 'delete');
      records.remove(object, target, userId);
      if (operation === 'hardDelete') {
        takeRemoved(saver.store, target);
        saver.store.statement(`DELETE FROM ${quoted(object.name)} WHERE "Id" = ?`).run(target);
      }
      return [target, false, ''];
    }
  }
}

function upsert(saver: RowSaver, cells: readonly string[]): RowOutcome {
  const { store, records, object, columns, userId } = saver;
  const key = saver.key as Field;
  const value = cell(saver, cells, key.name);
  const body = rowBody(columns, cells);
  if (key.type === 'id') {
    if (value === '') return [records.create(object, body, userId), true, ''];
    const id = requiredId(object, value, 'upsert');
    records.update(object, id, body, userId);
    return [id, false, ''];
  }
  if (value === '' || value === '#N/A') refuse('MISSING_ARGUMENT', `${key.name} not specified`, [key.name]);
  const [id, ...more] = store.idsWhere(object, key, value);
  if (more.length > 0)
    refuse(
      'DUPLICATE_EXTERNAL_ID',
      `${key.name}: more than one record found for external id field: [${[id, ...more].join(', ')}]`,
      [key.name],
    );
  if (id === undefined) return [records.create(object, body, userId), true, ''];
  records.update(object, id, withoutKey(body, key), userId);
  return [id, false, ''];
}

function withoutKey(body: JsonObject, key: Field): JsonObject {
  const { [key.name]: _key, ...rest } = body;
  return rest;
}

function cell({ object, columns }: RowSaver, cells: readonly string[], name: string): string {
  const field = findField(object, name);
  return cells[columns.findIndex((column) => column.field === field && !column.parent)] ?? '';
}

function requiredId(object: SObject, text: string, call: string): string {
  if (text === '') return refuse('MISSING_ARGUMENT', `Id not specified in an ${call} call`, ['Id']);
  const id = canonicalId(text);
  if (id === undefined) return refuse('MALFORMED_ID', `bad id ${text}`, ['Id']);
  if (!id.startsWith(object.keyPrefix))
    return refuse('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${text}`, ['Id']);
  return id;
}

/** `CODE:message:Field Field --`, as results show why a row was refused. */
function errorText(error: unknown): string {
  if (error instanceof RequestError) return faultText(error.errorCode, error.message, error.fields ?? []);
  if (error instanceof SaveRefusal)
    return error.faults
      .map(({ statusCode, message, fields }) => faultText(statusCode, message, fields))
      .join(';');
  throw error;
}

function faultText(code: string, message: string, fields: readonly string[]): string {
  return `${code}:${message}:${fields.length === 0 ? '--' : `${fields.join(' ')} --`}`;
}
