import { OWNERS, type Owner } from '../support/canary-company.ts';

/** What must not be in an answer to an owner, and what shows that it saw its own. */
export interface Lookout {
  readonly owner: Owner;
  /** Ids, numbers and amounts that are somebody else's alone. */
  readonly foreign: ReadonlySet<string>;
  /** Its own ids, numbers and amounts. */
  readonly own: ReadonlySet<string>;
  /** How many it has of what is counted, by the type of the list. */
  readonly most: Readonly<Record<string, number>>;
}

export interface Seen {
  /** What was found that is not the owner's. */
  readonly leaks: readonly string[];
  /** What was found that is. */
  readonly own: readonly string[];
}

/** A text without ids, amounts and numbers is looked through for marks alone. */
const TOKEN = /[A-Za-z]{3}_[sn]\w+|[A-Z]{2,6}\d+|\d[\d.]*\d|[A-Za-z0-9_-]{24,}/g;
const CURSOR = /^(\w+)\|(salesforce|netsuite)\|[^|]*\|(\w+)$/;

/** The marks of everybody else: no text without one is anybody's. */
export function foreignMarks(owner: Owner): RegExp {
  return new RegExp(`zq[${OWNERS.filter((one) => one !== owner).join('')}][^"\\\\]*`, 'gi');
}

/** Looks through all of an answer, its headers or a line of a stream; `repeated` is what the answer may repeat. */
export function look(text: string, { owner, foreign, own }: Lookout, repeated: readonly string[] = []): Seen {
  let rest = text;
  for (const one of repeated) rest = rest.replaceAll(JSON.stringify(one).slice(1, -1), '');
  const leaks = new Set(rest.match(foreignMarks(owner)) ?? []);
  const seen = new Set(rest.match(new RegExp(`zq${owner}[^"\\\\]*`, 'gi')) ?? []);
  for (const [token] of rest.matchAll(TOKEN)) {
    const one = idOfCursor(token) ?? token;
    if (foreign.has(one)) leaks.add(one);
    else if (own.has(one)) seen.add(one);
  }
  return { leaks: [...leaks], own: [...seen] };
}

/** The id of the record that a cursor stands at; undefined: it is no cursor. */
function idOfCursor(token: string): string | undefined {
  const [, list = '', system = '', id] = CURSOR.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  return id === undefined ? undefined : `${LISTS[list]}_${system.charAt(0)}${id}`;
}

const LISTS: Readonly<Record<string, string>> = {
  customers: 'cus',
  quotes: 'quo',
  orders: 'ord',
  products: 'pro',
  invoices: 'inv',
  payments: 'pay',
  creditMemos: 'cre',
};

/** Counts of lists in an answer's data that are more than the owner has. */
export function overcounts(data: unknown, { most }: Lookout): string[] {
  if (typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return data.flatMap((one) => overcounts(one, { most } as Lookout));
  const fields = data as Record<string, unknown>;
  const type = String(fields.__typename);
  const found = Object.entries(fields).flatMap(([name, value]) =>
    /^totalCount(_\d+)?$/.test(name) && type in most && Number(value) > (most[type] as number)
      ? [`${type} ${name} ${value}`]
      : overcounts(value, { most } as Lookout),
  );
  return found;
}

/** Values of an answer that say whose it is: ids, documents' numbers and amounts with cents. */
export function telling(data: unknown): string[] {
  const text = JSON.stringify(data);
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token);
  return tokens
    .filter((one) => /^[a-z]{3}_[sn]|^[A-Z]{2,6}\d+$|^\d{3,}\.\d\d$|^\d{8}$/.test(one))
    .filter((one) => !one.startsWith('pro_') && !COMMON.has(one));
}

/** Amounts of the catalogue. */
const COMMON: ReadonlySet<string> = new Set(['9900.00']);
