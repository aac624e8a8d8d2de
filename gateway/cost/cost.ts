import { type Condition, holds } from '../projection/collect-fields.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A number that is known, or that depends on the variables of a request. What is known is worked out once, when compiled. */
export type Cost = number | ((variables: Variables) => number);

/** The value of a variable; undefined: it is not given, though every object may have something of its name. */
export function givenValue(variables: Variables, name: string): unknown {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

export function costFor(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

export function sum(costs: readonly Cost[]): Cost {
  let known = 0;
  const open: ((variables: Variables) => number)[] = [];
  for (const cost of costs)
    if (typeof cost === 'number') known += cost;
    else open.push(cost);
  if (open.length === 0) return known;
  const [only] = open;
  if (only && open.length === 1) return known === 0 ? only : (variables) => known + only(variables);
  return (variables) => {
    let total = known;
    for (const cost of open) total += cost(variables);
    return total;
  };
}

export function product(a: Cost, b: Cost): Cost {
  if (typeof a !== 'number') {
    if (typeof b !== 'number') return (variables) => a(variables) * b(variables);
    return b === 0 ? 0 : b === 1 ? a : (variables) => a(variables) * b;
  }
  if (typeof b !== 'number') return a === 0 ? 0 : a === 1 ? b : (variables) => a * b(variables);
  return a * b;
}

/** The greatest of some; 0 where there are none. */
export function greatest(costs: readonly Cost[]): Cost {
  const different = [...new Set(costs)];
  const known = different.filter((cost) => typeof cost === 'number');
  const open = different.filter((cost) => typeof cost !== 'number');
  const least = known.length === 0 ? undefined : Math.max(...known);
  const [only] = open;
  if (only === undefined) return least ?? 0;
  if (open.length === 1 && least === undefined) return only;
  return (variables) => {
    let most = least ?? Number.NEGATIVE_INFINITY;
    for (const cost of open) most = Math.max(most, cost(variables));
    return most;
  };
}

/** A cost that counts where any of the conditions holds. */
export function counting(conditions: readonly Condition[], cost: Cost): Cost {
  if (cost === 0 || conditions.some((condition) => condition.length === 0)) return cost;
  return (variables) =>
    conditions.some((condition) => holds(condition, variables)) ? costFor(cost, variables) : 0;
}
