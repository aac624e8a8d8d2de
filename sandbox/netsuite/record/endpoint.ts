import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Company } from '../company.ts';
import { malformedRequest, methodNotAllowed, NetSuiteError, recordNotFound } from '../errors.ts';
import { pageLinks, readPaging } from '../paging.ts';
import type { Row } from '../store/database.ts';
import { translateFilter } from './collection-filter.ts';
import { isJson, type Json } from './field-values.ts';
import { RECORD_ROOT, RecordJson, selfLink } from './record-json.ts';
import { type RecordType, recordTypeNamed } from './record-types.ts';
import { RecordWrites } from './writes.ts';

const PAGE = 1000;
const SINGULAR = { 'content-type': 'application/vnd.oracle.resource+json; type=singular; charset=UTF-8' };
const COLLECTION = { 'content-type': 'application/vnd.oracle.resource+json; type=collection; charset=UTF-8' };
/** What a body may hold besides the type's own fields. */
const OTHER_PROPERTIES: ReadonlySet<string> = new Set([
  'links',
  'id',
  'status',
  'orderstatus',
  'subtotal',
  'taxtotal',
  'payment',
  'customform',
  'refname',
]);

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
  if (!type)
    throw new NetSuiteError(404, 'NONEXISTENT_ID', `Record type '${name}' does not exist.`, {
      url: exchange.target,
    });
  const writes = new RecordWrites(company);
  const { method } = exchange;
  if (key === undefined) {
    if (method === 'GET') return list(exchange, type, company);
    if (method !== 'POST') throw methodNotAllowed();
    const body = readBody(exchange);
    const warning = checkNames(exchange, type, body);
    return created(exchange, type, writes.create(type, body), warning);
  }
  if (deeper.length > 0) {
    const id = recordId(type, key, writes, company);
    if (deeper[0] === '!transform' && method === 'POST')
      return transform(exchange, type, id, deeper[1] ?? '', writes);
    if (method !== 'GET') throw methodNotAllowed();
    if (deeper.length > 2) throw recordNotFound();
    return sublist(exchange, type, id, deeper, company);
  }
  const replaced = new Set(
    (exchange.query.get('replace') ?? '').split(',').map((part) => part.trim().toLowerCase()),
  );
  if (method === 'PUT') {
    if (!key.startsWith('eid:')) throw methodNotAllowed();
    const body = readBody(exchange);
    const warning = checkNames(exchange, type, body);
    return created(exchange, type, writes.upsert(type, key.slice(4), body, replaced), warning);
  }
  const id = recordId(type, key, writes, company);
  if (method === 'GET') return get(exchange, type, id, company);
  if (method === 'PATCH') {
    const body = readBody(exchange);
    const warning = checkNames(exchange, type, body);
    writes.update(type, id, body, replaced);
    return created(exchange, type, id, warning);
  }
  if (method !== 'DELETE') throw methodNotAllowed();
  writes.delete(type, id);
  return { status: 204 };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw malformedRequest();
  }
}

function recordId(type: RecordType, key: string, writes: RecordWrites, company: Company): number {
  const id = key.startsWith('eid:')
    ? writes.byExternalId(type, key.slice(4))
    : /^\d{1,15}$/.test(key)
      ? Number(key)
      : undefined;
  if (id === undefined || !row(type, id, company)) throw recordNotFound();
  return id;
}

function row(type: RecordType, id: number, { store }: Company): Row | undefined {
  const found = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
  return found && Object.entries(type.filter).every(([column, value]) => found[column] === value)
    ? found
    : undefined;
}

function readBody(exchange: Exchange): Json {
  if (exchange.body.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(exchange.body);
    if (isJson(body)) return body;
  } catch {
    // answered below like any other body that is no record
  }
  throw malformedRequest();
}

/** Properties that the type does not have: ignored, warned of or refused, as the client asks. */
function checkNames(exchange: Exchange, type: RecordType, body: Json): string | undefined {
  const mode = String(exchange.headers['x-netsuite-propertynamevalidation'] ?? 'warning').toLowerCase();
  if (mode === 'ignore') return undefined;
  const unknown = Object.keys(body).find((key) => {
    const name = key.toLowerCase();
    return (
      !type.fields.has(name) && !OTHER_PROPERTIES.has(name) && !type.sublists.some((entry) => entry === name)
    );
  });
  if (unknown === undefined) return undefined;
  const detail = `Unknown reference or property name '${unknown}' in the record ${type.name}.`;
  if (mode === 'error')
    throw new NetSuiteError(400, 'INVALID_CONTENT', `Error while accessing resource: ${detail}`, {
      path: unknown,
    });
  return `Warning: ${detail}`;
}

function created(exchange: Exchange, type: RecordType, id: number, warning: string | undefined): Reply {
  return {
    status: 204,
    headers: {
      location: `${exchange.origin}${RECORD_ROOT}/${type.name}/${id}`,
      ...(warning === undefined ? {} : { 'x-netsuite-propertyvalidation': warning }),
    },
  };
}

function json(exchange: Exchange, company: Company): RecordJson {
  const fields = exchange.query.get('fields');
  const expand = exchange.query.get('expandSubResources')?.toLowerCase() === 'true';
  if (fields !== null && expand)
    throw new NetSuiteError(
      400,
      'INVALID_PARAMETER',
      'The parameters fields and expandSubResources cannot be used together.',
      { queryParam: 'fields' },
    );
  return new RecordJson(company, {
    origin: exchange.origin,
    expand,
    simpleEnums: exchange.query.get('simpleEnumFormat')?.toLowerCase() === 'true',
    fields: fields === null ? undefined : new Set(fields.split(',').map((part) => part.trim().toLowerCase())),
  });
}

function get(exchange: Exchange, type: RecordType, id: number, company: Company): Reply {
  return {
    status: 200,
    headers: SINGULAR,
    json: json(exchange, company).record(type, row(type, id, company) as Row),
  };
}

function sublist(
  exchange: Exchange,
  type: RecordType,
  id: number,
  [name = '', line]: readonly string[],
  company: Company,
): Reply {
  const known = type.sublists.find((entry) => entry === name.toLowerCase());
  if (!known) throw recordNotFound();
  const whole = json(exchange, company).sublist(type, row(type, id, company) as Row, known);
  if (line === undefined) return { status: 200, headers: COLLECTION, json: whole };
  const found = (whole.items as Json[]).find((item) => String(item.line) === line);
  if (!found) throw recordNotFound();
  return { status: 200, headers: SINGULAR, json: found };
}

/** The transforms of order to cash: source type → targets. */
const TRANSFORMS: Readonly<Record<string, readonly string[]>> = {
  salesOrder: ['invoice', 'cashSale'],
  invoice: ['creditMemo', 'customerPayment'],
};

function transform(
  exchange: Exchange,
  type: RecordType,
  id: number,
  target: string,
  writes: RecordWrites,
): Reply {
  const to = recordTypeNamed(target);
  if (!to || !TRANSFORMS[type.name]?.includes(to.name))
    throw new NetSuiteError(
      400,
      'INVALID_REQUEST',
      `The record ${type.name} cannot be transformed to ${target}.`,
      { url: exchange.target },
    );
  const body = readBody(exchange);
  const warning = checkNames(exchange, to, body);
  return created(exchange, to, writes.create(to, body, id), warning);
}

function list(exchange: Exchange, type: RecordType, company: Company): Reply {
  const { query, origin } = exchange;
  const { limit, offset } = readPaging(query, PAGE);
  const filter = query.get('q');
  const own = Object.keys(type.filter).map((column) => `"${column}" = ?`);
  const values: (string | number)[] = Object.values(type.filter);
  if (filter !== null && filter.trim() !== '') {
    const translated = translateFilter(filter, type);
    own.push(translated.sql);
    values.push(...translated.values);
  }
  const from = `FROM "${type.table.name}"${own.length > 0 ? ` WHERE ${own.join(' AND ')}` : ''}`;
  const ids = company.store
    .all(`SELECT id ${from} ORDER BY id LIMIT ? OFFSET ?`, ...values, limit, offset)
    .map((entry) => Number(entry.id));
  const total =
    ids.length < limit && (ids.length > 0 || offset === 0)
      ? offset + ids.length
      : Number(company.store.get(`SELECT count(*) AS n ${from}`, ...values)?.n);
  const address = `${origin}${RECORD_ROOT}/${type.name}`;
  const hasMore = offset + ids.length < total;
  return {
    status: 200,
    headers: COLLECTION,
    json: {
      links: pageLinks(address, query, limit, offset, total, hasMore),
      count: ids.length,
      hasMore,
      items: ids.map((id) => ({ links: selfLink(`${address}/${id}`), id: String(id) })),
      offset,
      totalResults: total,
    },
  };
}
