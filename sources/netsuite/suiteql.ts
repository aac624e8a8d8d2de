/** SuiteQL made from typed values; the only place that builds it. Every value travels as a bind parameter. */
export class SuiteQl {
  readonly text: string;
  readonly params: readonly string[];

  constructor(text: string, params: readonly string[] = []) {
    this.text = text;
    this.params = params;
  }
}

/** A value in a SuiteQL template: text becomes a parameter, a `SuiteQl` is taken as it is, a list becomes `(?, ?)`. */
export type SuiteQlValue = SuiteQl | string | readonly string[];

const MAX_IN_LIST = 1_000;

/** Distinct ids in parts that NetSuite takes in one IN list. */
export function inLists(ids: Iterable<string>): string[][] {
  const distinct = [...new Set(ids)];
  const parts: string[][] = [];
  for (let i = 0; i < distinct.length; i += MAX_IN_LIST) parts.push(distinct.slice(i, i + MAX_IN_LIST));
  return parts;
}

/** ``suiteql`SELECT id FROM customer WHERE entityid = ${name}` ``. */
export function suiteql(strings: TemplateStringsArray, ...values: readonly SuiteQlValue[]): SuiteQl {
  let text = strings[0] as string;
  const params: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as SuiteQlValue;
    if (value instanceof SuiteQl) {
      text += value.text;
      params.push(...value.params);
    } else if (typeof value === 'string') {
      text += '?';
      params.push(value);
    } else {
      if (value.length === 0) throw new TypeError('an IN list must not be empty');
      text += `(${value.map(() => '?').join(',')})`;
      params.push(...value);
    }
    text += strings[i + 1];
  }
  return new SuiteQl(text, params);
}

/** A date parameter. */
export function date(day: string): SuiteQl {
  return suiteql`TO_DATE(${day}, 'YYYY-MM-DD')`;
}

/** A trusted column name from configuration. Throws when it is none. */
export function column(name: string): SuiteQl {
  if (!/^[a-z]\w*$/i.test(name)) throw new TypeError(`not a column name: ${name}`);
  return new SuiteQl(name.toLowerCase());
}

/** Parts joined by a separator such as `' AND '` or `' UNION ALL '`. */
export function join(
  parts: readonly SuiteQl[],
  separator: ' AND ' | ' OR ' | ' UNION ALL ' | ', ' | ' ',
): SuiteQl {
  return new SuiteQl(
    parts.map(({ text }) => text).join(separator),
    parts.flatMap(({ params }) => params),
  );
}

/** `WHERE` and the given conditions, each in parentheses; empty when there are none. */
export function where(conditions: readonly (SuiteQl | undefined)[]): SuiteQl {
  const given = conditions
    .filter((condition) => condition !== undefined)
    .map((condition) => suiteql`(${condition})`);
  return given.length === 0 ? new SuiteQl('') : suiteql`WHERE ${join(given, ' AND ')}`;
}

/** A whole number where the grammar takes no parameter, as in FETCH FIRST. */
export function whole(value: number): SuiteQl {
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError('a limit must be a whole number');
  return new SuiteQl(String(value));
}

/** That a column is one of these ids, where they are few enough for one list; undefined where they are not. */
export function amongFew(idColumn: SuiteQl, ids: readonly string[]): SuiteQl | undefined {
  return ids.length > 0 && ids.length <= MAX_IN_LIST ? suiteql`${idColumn} IN ${ids}` : undefined;
}
