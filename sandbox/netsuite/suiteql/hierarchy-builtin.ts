import { ASSUMED } from '../assumed.ts';
import { INTEGER, TEXT } from '../catalogue/column.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { unsupportedSearch } from '../errors.ts';
import type { Translator } from './scope.ts';
import { coerce, quote, type Typed } from './typed.ts';

/** What each expansion joins from the root down, and with what between. */
const JOINED: Readonly<Record<string, { column: 'label' | 'id'; separator: string }>> = {
  DISPLAY: { column: 'label', separator: ' : ' },
  DISPLAY_JOINED: { column: 'label', separator: ' : ' },
  DISPLAY_JOINED_INTEGER: { column: 'label', separator: ' : ' },
  DISPLAY_SEPARATED: { column: 'label', separator: ASSUMED.hierarchySeparator },
  IDENTIFIER: { column: 'id', separator: ' : ' },
  IDENTIFIER_JOINED: { column: 'id', separator: ' : ' },
  IDENTIFIER_SEPARATED: { column: 'id', separator: ASSUMED.hierarchySeparator },
};

/** HIERARCHY(field, expansion): where a value stands in its tree: its path by name or by id, or its level. */
export function hierarchy(values: readonly Typed[], to: Translator): Typed {
  const [value, expansion] = values;
  if (!value) throw unsupportedSearch();
  const name =
    value.display?.by === 'reference'
      ? value.display.table
      : value.origin?.column.name === 'id'
        ? value.origin.table
        : undefined;
  if (!name) throw unsupportedSearch();
  const table = tableNamed(name);
  if (!table.columns.get('parent')?.stored) throw unsupportedSearch();
  const label = table.columns.get('name') ? 'name' : table.label;
  const climb = `WITH RECURSIVE up(id, parent, label, depth) AS (SELECT id, parent, "${label}", 0 FROM "${table.stored}" WHERE id = ${value.sql} UNION ALL SELECT t.id, t.parent, t."${label}", up.depth + 1 FROM "${table.stored}" t JOIN up ON t.id = up.parent)`;
  const wanted = (expansion?.literal?.text ?? 'LEVEL').toUpperCase();
  if (wanted === 'LEVEL') return { sql: `(${climb} SELECT max(depth) FROM up)`, type: INTEGER };
  if (wanted === 'SELF_DISPLAY')
    return { sql: `(${climb} SELECT label FROM up WHERE depth = 0)`, type: TEXT };
  if (wanted === 'SELF_IDENTIFIER') return coerce(value, TEXT, to.statement);
  const joined = Object.hasOwn(JOINED, wanted) ? JOINED[wanted] : undefined;
  if (!joined) throw unsupportedSearch();
  return {
    sql: `(${climb} SELECT group_concat(${joined.column}, ${quote(joined.separator)} ORDER BY depth DESC) FROM up)`,
    type: TEXT,
  };
}
