/** SOQL made from typed values; the only place that builds it. Salesforce has no bind parameters over REST. */
export class Soql {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a SOQL template: text is quoted and escaped, `Soql` is taken as it is, a list becomes `(a, b)`. */
export type SoqlValue = Soql | string | SoqlDate | number | boolean | null | readonly string[];

/** A date or instant literal, which SOQL writes without quotes. */
export class SoqlDate {
  readonly text: string;

  /** Takes `YYYY-MM-DD` or an ISO instant; throws for anything else, since it is not quoted. */
  constructor(text: string) {
    if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d))?$/.test(text))
      throw new TypeError('not a SOQL date');
    this.text = text;
  }
}

/** ``soql`SELECT Id FROM Account WHERE Name = ${name}` ``: every `${}` becomes a literal or a trusted fragment. */
export function soql(strings: TemplateStringsArray, ...values: readonly SoqlValue[]): Soql {
  let text = strings[0] as string;
  for (let i = 0; i < values.length; i++) text += literal(values[i] as SoqlValue) + strings[i + 1];
  return new Soql(text);
}

function literal(value: SoqlValue): string {
  if (value instanceof Soql || value instanceof SoqlDate) return value.text;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('only whole numbers may stand in SOQL');
    return String(value);
  }
  if (typeof value === 'string') return quote(value);
  // An empty list would be a syntax error at best and a dropped condition at worst.
  if (value.length === 0) throw new TypeError('an IN list must not be empty');
  return `(${value.map(quote).join(',')})`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function quote(text: string): string {
  return `'${text.replace(/[\\'"\n\r\t\b\f]/g, (character) => ESCAPES[character] as string)}'`;
}

/** A LIKE pattern that matches texts containing this one, with its wildcards taken literally. */
export function containing(text: string): Soql {
  const escaped = quote(text)
    .slice(1, -1)
    .replace(/[%_]/g, (wildcard) => `\\${wildcard}`);
  return new Soql(`'%${escaped}%'`);
}

/** A trusted field name or path from configuration. Throws when it is none. */
export function field(name: string): Soql {
  if (!/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(name)) throw new TypeError(`not a field name: ${name}`);
  return new Soql(name);
}

/** Conditions joined by AND, `WHERE` included; empty text when there are none. */
export function where(conditions: readonly (Soql | undefined)[]): Soql {
  const given = conditions.filter((condition) => condition !== undefined);
  return new Soql(given.length === 0 ? '' : `WHERE ${given.map(({ text }) => `(${text})`).join(' AND ')}`);
}

/** A query of 2,000 ids stays under SOQL's 100,000 characters and in one page of rows. */
const IDS_PER_QUERY = 2_000;

/** Ids in lists that one query can each ask for. */
export function idLists(ids: Iterable<string>): string[][] {
  const all = [...ids];
  const lists: string[][] = [];
  for (let i = 0; i < all.length; i += IDS_PER_QUERY) lists.push(all.slice(i, i + IDS_PER_QUERY));
  return lists;
}
