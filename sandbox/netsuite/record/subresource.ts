import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Company } from '../company.ts';
import { recordNotFound } from '../errors.ts';
import { resourceType } from '../request/media-types.ts';
import type { Row } from '../store/database.ts';
import { isJson, property } from './field-values.ts';
import { readOptions } from './read-options.ts';
import { RecordJson } from './record-json.ts';
import type { RecordType } from './record-type.ts';

/** `GET …/{id}/{subrecord}` and `…/{sublist}[/{key}[/{subrecord}]]`: a part of a record by itself. */
export function readSubresource(
  exchange: Exchange,
  type: RecordType,
  row: Row,
  [name = '', key, subrecord, ...deeper]: readonly string[],
  company: Company,
): Reply {
  const json = new RecordJson(company, readOptions(exchange));
  const part = type.subrecords.find((entry) => entry.toLowerCase() === name.toLowerCase());
  const whole = part && key === undefined && json.subrecord(type, row, part);
  if (whole) return reply('singular', whole);
  const sublist = type.sublists.find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (!sublist || deeper.length > 0) throw recordNotFound();
  if (key === undefined) return reply('collection', json.sublist(type, row, sublist));
  const line = json.line(type, row, sublist, key);
  if (!line) throw recordNotFound();
  if (subrecord === undefined) return reply('singular', line);
  const inner = property(line, subrecord);
  if (!isJson(inner) || property(inner, 'id') !== undefined) throw recordNotFound();
  return reply('singular', inner);
}

function reply(kind: 'collection' | 'singular', json: unknown): Reply {
  return { status: 200, headers: { 'content-type': resourceType(kind) }, json };
}
