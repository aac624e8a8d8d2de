import { conditionText, scalarText } from './expressions.ts';
import type { Aggregate, Ordering, Question, Source, WindowColumn } from './questions.ts';
import { TABLE_OF } from './rows.ts';

/** A question as SuiteQL. */
export function suiteQlOf(question: Question): string {
  const { source, where, select, windows, aggregates, groupBy, having, order } = question;
  const columns = [
    ...select.map(scalarText),
    ...windows.map(windowText),
    ...aggregates.map(aggregateText),
  ].map((text, index) => `${text} AS x${index}`);
  const conditions = [joinCondition(source), where && conditionText(where)].filter(
    (text) => text !== undefined,
  );
  const keys = groupBy?.map(scalarText).join(', ') ?? '';
  return [
    `SELECT ${question.distinct ? 'DISTINCT ' : ''}${columns.join(', ')} FROM ${fromText(source)}`,
    conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    keys === '' ? '' : `GROUP BY ${question.rollup ? `ROLLUP(${keys})` : keys}`,
    having
      ? `HAVING ${aggregateText(aggregates[having.aggregate] as Aggregate)} ${having.operator} ${having.value / 10_000n}`
      : '',
    order.length > 0 ? `ORDER BY ${order.map(orderText).join(', ')}` : '',
    question.offset === undefined ? '' : `OFFSET ${question.offset} ROWS`,
    question.fetch === undefined ? '' : `FETCH NEXT ${question.fetch} ROWS ONLY`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** What links the tables of a source, the second one to the first. */
function link({ aliases }: Source, mark = ''): string {
  if (aliases[1] === 'tl') return `tl.transaction${mark} = t.id`;
  return aliases[0] === 't' ? `c.id${mark} = t.entity` : `t.entity${mark} = c.id`;
}

function fromText(source: Source): string {
  const [first, second] = source.aliases.map((alias) => `${TABLE_OF[alias]} ${alias}`);
  if (source.join === 'none') return first as string;
  if (source.join === 'comma' || source.join === 'outer mark') return `${first}, ${second}`;
  return `${first} ${source.join === 'left' ? 'LEFT OUTER' : 'INNER'} JOIN ${second} ON ${link(source)}`;
}

function joinCondition(source: Source): string | undefined {
  if (source.join === 'comma') return link(source);
  return source.join === 'outer mark' ? link(source, '(+)') : undefined;
}

function orderText({ scalar, descending, nulls }: Ordering): string {
  return `${scalarText(scalar)}${descending ? ' DESC' : ''}${nulls === undefined ? '' : ` NULLS ${nulls.toUpperCase()}`}`;
}

function aggregateText({ name, distinct, of }: Aggregate): string {
  return `${name.toUpperCase()}(${distinct ? 'DISTINCT ' : ''}${of ? scalarText(of) : '*'})`;
}

const WITHOUT_ARGUMENT = ['row_number', 'rank', 'dense_rank'];

function windowText({ name, of, partition, order }: WindowColumn): string {
  const argument = WITHOUT_ARGUMENT.includes(name) ? '' : scalarText(of);
  return `${name.toUpperCase()}(${argument}) OVER (PARTITION BY ${scalarText(partition)} ORDER BY ${order.map(orderText).join(', ')})`;
}
