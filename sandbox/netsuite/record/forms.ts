import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Company } from '../company.ts';
import { type FormKind, resourceType } from '../request/media-types.ts';
import type { Json } from './field-values.ts';
import { RECORD_ROOT } from './links.ts';
import { readOptions } from './read-options.ts';
import { RecordJson } from './record-json.ts';
import type { RecordType } from './record-type.ts';
import type { RecordWrites } from './writes.ts';

interface FormLink {
  readonly rel: string;
  readonly method: string;
  readonly mediaType?: string;
  readonly href: string;
}

/** A record as it would be after the request, with nothing kept of it. */
export interface FormRequest {
  readonly kind: FormKind;
  readonly type: RecordType;
  readonly body: Json;
  /** The record that a transform starts from. */
  readonly source?: { readonly type: RecordType; readonly id: number };
  /** The record that would be changed. */
  readonly id?: number;
}

/** Answers `Accept: …; type=create-form` and `edit-form`: every field filled in as saving would, nothing saved. */
export function answerForm(
  exchange: Exchange,
  { kind, type, body, source, id }: FormRequest,
  writes: RecordWrites,
  company: Company,
): Reply {
  const json = new RecordJson(company, readOptions(exchange));
  const record = writes.preview(type, body, { id, source, show: (row) => json.record(type, row) });
  const collection = `${exchange.origin}${RECORD_ROOT}/${type.name}`;
  const own = `${exchange.origin}${exchange.path}`;
  const form = `application/vnd.oracle.resource+json; type=${kind}`;
  const links: FormLink[] =
    id === undefined
      ? [
          { rel: 'self', method: 'POST', mediaType: form, href: own },
          { rel: source ? 'transform' : 'create', method: 'POST', href: own },
        ]
      : [
          { rel: 'self', method: 'PATCH', mediaType: form, href: own },
          { rel: 'edit', method: 'PATCH', href: own },
          { rel: 'create', method: 'POST', href: collection },
          {
            rel: 'create-form',
            method: 'POST',
            mediaType: 'application/vnd.oracle.resource+json; type=create-form',
            href: collection,
          },
        ];
  const { id: own_id, links: _, ...fields } = record;
  return {
    status: 200,
    headers: { 'content-type': resourceType(kind) },
    json: { links, ...(id === undefined ? {} : { id: own_id }), ...fields },
  };
}
