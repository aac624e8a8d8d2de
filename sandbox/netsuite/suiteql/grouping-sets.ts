import type { Expression, GroupItem } from './ast.ts';

/** Every way to take some of the entries, all of them first: what CUBE groups by. */
function subsets(entries: readonly (readonly Expression[])[]): Expression[][] {
  const [first, ...rest] = entries;
  if (!first) return [[]];
  const others = subsets(rest);
  return [...others.map((set) => [...first, ...set]), ...others];
}

function ownSets({ kind, expressions }: GroupItem): Expression[][] {
  switch (kind) {
    case 'rollup':
      return [...expressions.keys(), expressions.length]
        .reverse()
        .map((length) => expressions.slice(0, length).flat());
    case 'cube':
      return subsets(expressions);
    case 'sets':
      return expressions.map((entry) => [...entry]);
    case 'plain':
      return [expressions.flat()];
  }
}

/** The grouping sets of a GROUP BY: one for plain columns, more for ROLLUP, CUBE and GROUPING SETS. */
export function groupingSets(items: readonly GroupItem[]): Expression[][] {
  let sets: Expression[][] = [[]];
  for (const item of items) {
    const own = ownSets(item);
    sets = sets.flatMap((set) => own.map((more) => [...set, ...more]));
  }
  return sets;
}
