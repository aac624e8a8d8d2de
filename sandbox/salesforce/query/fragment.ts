/** SQL text with its bound values in order; values that depend on the day are made when the query runs. */

type BoundValue = string | number | bigint | null;
export type Bind = BoundValue | ((today: string) => BoundValue);

export interface Fragment {
  readonly text: string;
  readonly binds: readonly Bind[];
}

/** Composes fragments; a string part is SQL of our own making (identifiers), never a value. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Fragment | string)[]): Fragment {
  let text = strings[0] as string;
  const binds: Bind[] = [];
  parts.forEach((part, i) => {
    if (typeof part === 'string') text += part;
    else {
      text += part.text;
      binds.push(...part.binds);
    }
    text += strings[i + 1];
  });
  return { text, binds };
}

export function value(bind: Bind): Fragment {
  return { text: '?', binds: [bind] };
}

export function raw(text: string): Fragment {
  return { text, binds: [] };
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    text: fragments.map((fragment) => fragment.text).join(separator),
    binds: fragments.flatMap((fragment) => fragment.binds),
  };
}

/** The values to run a fragment with. */
export function bound(fragment: Fragment, today: string): BoundValue[] {
  return fragment.binds.map((bind) => (typeof bind === 'function' ? bind(today) : bind));
}

/** Joins conditions as a balanced tree: SQLite refuses trees that are more than 1,000 levels deep. */
export function joinBalanced(fragments: readonly Fragment[], operator: 'AND' | 'OR'): Fragment {
  if (fragments.length <= 100) return sql`(${join(fragments, ` ${operator} `)})`;
  const half = Math.ceil(fragments.length / 2);
  const [left, right] = [fragments.slice(0, half), fragments.slice(half)];
  return sql`(${joinBalanced(left, operator)} ${operator} ${joinBalanced(right, operator)})`;
}
