import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Company } from '../company.ts';
import { pageLinks, readPaging } from '../paging.ts';
import { resourceType } from '../request/media-types.ts';
import { translateFilter } from './collection-filter.ts';
import { RECORD_ROOT, selfLink } from './links.ts';
import type { RecordType } from './record-type.ts';

const PAGE = 1000;

/** A page of a type's records, filtered by `q`: ids and links, never fields. */
export function listRecords(exchange: Exchange, type: RecordType, company: Company): Reply {
  const { query, origin } = exchange;
  const { limit, offset } = readPaging(query, PAGE);
  const filter = query.get('q');
  const own = Object.keys(type.filter).map((column) => `"${column}" = ?`);
  const values: (string | number)[] = Object.values(type.filter);
  if (filter !== null && filter.trim() !== '') {
    const translated = translateFilter(filter, type);
    own.push(`(${translated.sql})`);
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
    headers: { 'content-type': resourceType('collection') },
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
