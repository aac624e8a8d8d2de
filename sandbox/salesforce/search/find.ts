import type { SObject } from '../objects/sobject.ts';
import { type Fragment, join, raw, sql, value } from '../query/fragment.ts';
import { quoted } from '../store/layout.ts';
import type { Store } from '../store/store.ts';
import { fieldsIn } from './searchable.ts';
import type { SearchExpression, SearchScope } from './syntax.ts';
import { matcherOf, plainPartOf, wordsOf } from './words.ts';

/** The ids of an object's records whose text is what a search asks for, those found by name first. */
export function findRecords(
  store: Store,
  object: SObject,
  expression: SearchExpression,
  scope: SearchScope,
): string[] {
  const fields = fieldsIn(object, scope);
  if (fields.length === 0) return [];
  const columns = fields.map((field) => quoted(field.name));
  const statement = sql`SELECT "Id", ${columns.join(', ')} FROM ${quoted(object.name)} WHERE "IsDeleted" = 0 AND ${narrowed(expression, columns)} ORDER BY "Id"`;
  const rows = store.arrays(statement.text).all(...(statement.binds as string[])) as unknown as (
    | string
    | null
  )[][];
  const matches = evaluator(expression);
  const names = fields.flatMap((field, i) => (field.nameField ? [i] : []));
  const byName: string[] = [];
  const others: string[] = [];
  for (const [id, ...cells] of rows) {
    const texts = cells.map((cell) => (cell === null ? [] : wordsOf(cell)));
    if (!matches(texts)) continue;
    (matches(names.map((i) => texts[i] as string[])) ? byName : others).push(id as string);
  }
  return [...byName, ...others];
}

/** Tells whether a record, as the words of its fields, is what is asked for. */
function evaluator(expression: SearchExpression): (texts: readonly string[][]) => boolean {
  switch (expression.kind) {
    case 'not': {
      const inner = evaluator(expression.term);
      return (texts) => !inner(texts);
    }
    case 'and':
    case 'or': {
      const terms = expression.terms.map(evaluator);
      return expression.kind === 'and'
        ? (texts) => terms.every((term) => term(texts))
        : (texts) => terms.some((term) => term(texts));
    }
    case 'words': {
      const matchers = expression.words.map(matcherOf);
      return (texts) => texts.some((words) => follows(words, matchers));
    }
  }
}

/** Whether the words occur one after another. */
function follows(words: readonly string[], matchers: readonly ((word: string) => boolean)[]): boolean {
  for (let start = 0; start + matchers.length <= words.length; start++)
    if (matchers.every((matches, i) => matches(words[start + i] as string))) return true;
  return false;
}

/** A condition that every match fulfils and SQLite checks fast; it may let through more. */
function narrowed(expression: SearchExpression, columns: readonly string[]): Fragment {
  switch (expression.kind) {
    case 'not':
      return raw('1');
    case 'and':
    case 'or': {
      const terms = expression.terms.map((term) => narrowed(term, columns));
      return sql`(${join(terms, expression.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'words': {
      const parts = expression.words.map(plainPartOf).filter((part) => part !== '');
      const conditions = parts.map(
        (part) =>
          sql`(${join(
            columns.map((column) => sql`${column} LIKE ${value(`%${part}%`)}`),
            ' OR ',
          )})`,
      );
      return conditions.length === 0 ? raw('1') : join(conditions, ' AND ');
    }
  }
}
