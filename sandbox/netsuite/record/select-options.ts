import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import { tableNamed } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { NetSuiteError } from '../errors.ts';
import { pageLinks, readPaging } from '../paging.ts';
import { resourceType } from '../request/media-types.ts';
import { invalidFilter } from './filter-tokens.ts';
import type { Field, RecordType } from './record-type.ts';

const PAGE = 1000;
const KIND = 'select-options';

interface Option {
  readonly id: string | number;
  readonly refName: string;
}

/** Answers `Accept: …; type=select-options`: what each of the `fields` can be set to. */
export function answerSelectOptions(exchange: Exchange, type: RecordType, company: Company): Reply {
  const { query, origin, path, method } = exchange;
  const { limit, offset } = readPaging(query, PAGE);
  const names = (query.get('fields') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw refused('fields', ASSUMED.requests.optionsOfNothing);
  const wanted = filters(query.get('q'));
  const linked = (field: string, total: number): object[] => {
    const own = new URLSearchParams(query);
    own.set('fields', field);
    const hasMore = offset + limit < total;
    return pageLinks(`${origin}${path}`, own, limit, offset, total, hasMore).map((link) =>
      described(link, method),
    );
  };
  const fields = names.map((name): [string, unknown] => {
    const field = type.fields.get(name.toLowerCase());
    const options = field && optionsOf(field, company);
    if (!options) throw refused('fields', ASSUMED.requests.noOptions(name, type.name));
    const matching = options.filter(({ refName }) => wanted.get(name.toLowerCase())?.(refName) ?? true);
    const page = matching.slice(offset, offset + limit);
    return [
      name,
      {
        _selectOptions: {
          links: linked(name, matching.length),
          items: page,
          count: page.length,
          offset,
          hasMore: offset + page.length < matching.length,
          totalResults: matching.length,
        },
      },
    ];
  });
  const self = described({ rel: 'self', href: `${origin}${path}?${query}` }, method);
  return {
    status: 200,
    headers: { 'content-type': resourceType(KIND) },
    json: { links: [self], ...Object.fromEntries(fields) },
  };
}

function described(link: { rel: string; href: string }, method: string): object {
  return {
    rel: link.rel,
    method,
    mediaType: `application/vnd.oracle.resource+json; type=${KIND}`,
    href: link.href,
  };
}

function refused(queryParam: string, detail: string): NetSuiteError {
  return new NetSuiteError(400, 'INVALID_PARAMETER', detail, { queryParam });
}

function optionsOf({ column }: Field, { store }: Company): Option[] | undefined {
  const { display } = column;
  if (display?.by === 'list' && display.list !== 'yesNo')
    return Object.entries(DISPLAY_LISTS[display.list] ?? {}).map(([id, refName]) => ({
      id: /^\d+$/.test(id) ? Number(id) : id,
      refName,
    }));
  if (display?.by !== 'reference') return undefined;
  const table = tableNamed(display.table);
  const active = table.columns.has('isinactive') ? ` WHERE isinactive = 'F'` : '';
  return store
    .all(`SELECT id, "${table.label}" AS name FROM "${table.stored}"${active} ORDER BY id`)
    .map((row) => ({ id: row.id as number, refName: String(row.name ?? row.id) }));
}

/** `entitystatus START_WITH LEAD-, location IS "United States"`: a test of the shown name for each field. */
function filters(q: string | null): Map<string, (name: string) => boolean> {
  const tests = new Map<string, (name: string) => boolean>();
  if (q === null || q.trim() === '') return tests;
  for (const part of q.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const match = /^\s*(\S+)\s+(CONTAIN|IS|START_WITH)\s+(?:"([^"]*)"|(\S+))\s*$/i.exec(part);
    if (!match) throw invalidFilter(part.trim());
    const value = (match[3] ?? (match[4] as string)).toLowerCase();
    const operator = (match[2] as string).toUpperCase();
    tests.set((match[1] as string).toLowerCase(), (name) => {
      const text = name.toLowerCase();
      if (operator === 'IS') return text === value;
      return operator === 'CONTAIN' ? text.includes(value) : text.startsWith(value);
    });
  }
  return tests;
}
