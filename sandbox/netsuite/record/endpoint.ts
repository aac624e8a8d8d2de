import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import type { Company } from '../company.ts';
import {
  malformedRequest,
  methodNotAllowed,
  NetSuiteError,
  recordNotFound,
  unknownRecordType,
} from '../errors.ts';
import { formKind, resourceType } from '../request/media-types.ts';
import type { Row } from '../store/database.ts';
import { attachContact } from './attach.ts';
import { listRecords } from './collection.ts';
import { isJson, type Json } from './field-values.ts';
import { answerForm } from './forms.ts';
import { RECORD_ROOT } from './links.ts';
import { checkProperties, warningHeaders } from './property-validation.ts';
import { flagParameter, namesParameter, readOptions } from './read-options.ts';
import { RecordJson } from './record-json.ts';
import type { RecordType } from './record-type.ts';
import { recordTypeNamed } from './record-types.ts';
import { answerSelectOptions } from './select-options.ts';
import { readSubresource } from './subresource.ts';
import { transformTarget } from './transform.ts';
import { RecordWrites } from './writes.ts';

/** How a request to the record service counts. */
export function recordOperation(method: string, rest: string): string {
  if (rest.includes('/!transform/')) return 'record.transform';
  if (method === 'POST') return 'record.create';
  if (method === 'PATCH') return 'record.update';
  if (method === 'PUT') return 'record.upsert';
  if (method === 'DELETE') return 'record.delete';
  return rest.includes('/') ? 'record.get' : 'record.list';
}

/** The record service; `rest` is the path after `/record/v1/`. */
export function answerRecord(exchange: Exchange, rest: string, company: Company): Reply {
  const [name = '', key, ...deeper] = rest
    .split('/')
    .filter((part) => part !== '')
    .map(decodeSegment);
  const type = recordTypeNamed(name);
  if (!type) throw unknownRecordType(name, exchange.target);
  const call = new RecordCall(exchange, type, company);
  if (key === undefined) return call.onCollection();
  if (exchange.method === 'PUT' && deeper.length === 0) return call.upsert(key);
  const row = call.row(key);
  return deeper.length === 0 ? call.onRecord(row) : call.below(row, deeper);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw malformedRequest();
  }
}

/** One request to the record service, its type known. */
class RecordCall {
  readonly #exchange: Exchange;
  readonly #type: RecordType;
  readonly #company: Company;
  readonly #writes: RecordWrites;

  constructor(exchange: Exchange, type: RecordType, company: Company) {
    this.#exchange = exchange;
    this.#type = type;
    this.#company = company;
    this.#writes = new RecordWrites(company);
  }

  onCollection(): Reply {
    const { method } = this.#exchange;
    if (method === 'GET') return listRecords(this.#exchange, this.#type, this.#company);
    if (method !== 'POST') throw methodNotAllowed();
    return this.#create(this.#type);
  }

  onRecord(row: Row): Reply {
    const { method } = this.#exchange;
    const id = Number(row.id);
    if (method === 'GET') return this.#read(row);
    if (method === 'PATCH') return this.#update(id);
    if (method !== 'DELETE') throw methodNotAllowed();
    this.#writes.delete(this.#type, id);
    return { status: 204 };
  }

  /** What lies below a record's address: its parts, and what can be done with it. */
  below(row: Row, [first = '', ...rest]: readonly string[]): Reply {
    const { method, target } = this.#exchange;
    const id = Number(row.id);
    if (first.startsWith('!') && method !== 'POST') throw methodNotAllowed();
    if (first === '!transform')
      return this.#create(transformTarget(this.#type, rest[0] ?? '', target), { type: this.#type, id });
    if (first === '!attach' || first === '!detach') {
      attachContact(first, this.#type, id, rest, this.#body(), this.#company);
      return { status: 204 };
    }
    if (method !== 'GET') throw methodNotAllowed();
    return readSubresource(this.#exchange, this.#type, row, [first, ...rest], this.#company);
  }

  upsert(key: string): Reply {
    if (!key.startsWith('eid:') || key.length === 4) throw methodNotAllowed();
    const { body, warnings } = checkProperties(this.#exchange, this.#type, this.#body());
    const id = this.#writes.upsert(this.#type, key.slice(4), body, this.#replaced(this.#type));
    return this.#written(this.#type, id, warnings);
  }

  /** The record with that id or `eid:` and external id. */
  row(key: string): Row {
    const id = key.startsWith('eid:')
      ? this.#writes.byExternalId(this.#type, key.slice(4))
      : /^\d{1,15}$/.test(key)
        ? Number(key)
        : undefined;
    const { table, filter } = this.#type;
    const found =
      id === undefined
        ? undefined
        : this.#company.store.get(`SELECT * FROM "${table.name}" WHERE id = ?`, id);
    if (!found || Object.entries(filter).some(([column, value]) => found[column] !== value))
      throw recordNotFound();
    return found;
  }

  #read(row: Row): Reply {
    return {
      status: 200,
      headers: { 'content-type': resourceType('singular') },
      json: new RecordJson(this.#company, readOptions(this.#exchange)).record(this.#type, row),
    };
  }

  #create(type: RecordType, source?: { type: RecordType; id: number }): Reply {
    const kind = formKind(this.#exchange);
    if (kind === 'select-options') return answerSelectOptions(this.#exchange, type, this.#company);
    const { body, warnings } = checkProperties(this.#exchange, type, this.#body());
    if (kind)
      return answerForm(
        this.#exchange,
        { kind, type, body, ...(source ? { source } : {}) },
        this.#writes,
        this.#company,
      );
    return this.#written(type, this.#writes.create(type, body, source), warnings);
  }

  #update(id: number): Reply {
    const type = this.#type;
    const kind = formKind(this.#exchange);
    if (kind === 'select-options') return answerSelectOptions(this.#exchange, type, this.#company);
    const { body, warnings } = checkProperties(this.#exchange, type, this.#body());
    if (kind) return answerForm(this.#exchange, { kind, type, body, id }, this.#writes, this.#company);
    const replaced = this.#replaced(type);
    this.#writes.update(type, id, this.#cleared(type, body, replaced), replaced);
    return this.#written(type, id, warnings);
  }

  /** The fields and sublists that `?replace=` names, lower case. */
  #replaced(type: RecordType): ReadonlySet<string> {
    const names = namesParameter(this.#exchange, 'replace') ?? new Set();
    for (const name of names)
      if (!type.fields.has(name) && !type.sublists.some((sublist) => sublist.toLowerCase() === name))
        throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.parameter('replace', name), {
          queryParam: 'replace',
        });
    return names;
  }

  /** With `replaceSelectedFields` what `replace` names and the body leaves out is cleared. */
  #cleared(type: RecordType, body: Json, replaced: ReadonlySet<string>): Json {
    if (!flagParameter(this.#exchange, 'replaceSelectedFields')) return body;
    const given = new Set(Object.keys(body).map((key) => key.toLowerCase()));
    const cleared: Json = { ...body };
    for (const name of replaced) if (!given.has(name) && type.fields.has(name)) cleared[name] = null;
    return cleared;
  }

  #body(): Json {
    if (this.#exchange.body.trim() === '') return {};
    try {
      const body: unknown = JSON.parse(this.#exchange.body);
      if (isJson(body)) return body;
    } catch {
      // answered below like any other body that is no record
    }
    throw malformedRequest();
  }

  #written(type: RecordType, id: number, warnings: readonly string[]): Reply {
    return {
      status: 204,
      headers: {
        location: `${this.#exchange.origin}${RECORD_ROOT}/${type.name}/${id}`,
        ...warningHeaders(warnings),
      },
    };
  }
}
