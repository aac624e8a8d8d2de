import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import type { Source } from '../projection/collect-fields.ts';
import { type Cost, counting, greatest, product, sum } from './cost.ts';
import { ASSUMED_LIST_SIZE } from './list-size.ts';
import {
  type CostContext,
  possibleTypes,
  type SelectedField,
  selectedFields,
  typeWeight,
} from './selected-fields.ts';

/** The list that the object around holds in some of its fields. */
interface Sized {
  readonly size: Cost;
  readonly fields: ReadonlySet<string>;
}

/** A list that is asked for at a length. */
export interface AskedPage {
  readonly argument: string;
  /** How many are asked for, and how many it ever has. */
  readonly asked: Cost;
  readonly most: number;
}

/** What a selection can cost, and the lists in it whose length is asked for and known to be limited. */
export interface Estimate {
  readonly cost: Cost;
  readonly pages: readonly AskedPage[];
}

/**
 * What a selection can cost at most, before it runs: each field its weight and what is asked below it, as often as its list
 * may be long, and its arguments. An object of an abstract type costs what the most expensive possible one does.
 */
export function estimate(
  context: CostContext,
  rootType: GraphQLObjectType,
  sources: readonly Source[],
): Estimate {
  const { schema, weights } = context;
  const pages: AskedPage[] = [];
  const known = new Map<string, Cost>();
  const numbers = new Map<object, number>();

  return { cost: ofObject(rootType, sources, undefined), pages };

  function ofObject(type: GraphQLObjectType, sources: readonly Source[], sized: Sized | undefined): Cost {
    // What is asked of an interface is asked of each of its types, and of those below again: each is weighed once.
    const key = sized ? undefined : `${type.name} ${sources.map(identity).join(' ')}`;
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return before;
    const cost = sum(selectedFields(context, type, sources).map((field) => ofField(field, sized)));
    if (key !== undefined) known.set(key, cost);
    return cost;
  }

  function ofField(field: SelectedField, around: Sized | undefined): Cost {
    const { name, type, sources, size, sizedFields, weight, page } = field;
    if (page && size !== undefined) pages.push({ ...page, asked: size });
    const sized = size !== undefined && sizedFields.size > 0 ? { size, fields: sizedFields } : undefined;
    const one = ofValue(type, weight, sources, sized);
    const all = sum([
      product(length(field, around?.fields.has(name) ? around.size : undefined), one),
      field.arguments,
    ]);
    return counting(
      field.occurrences.map(({ when }) => when),
      all,
    );
  }

  function ofValue(
    type: GraphQLNamedType,
    weight: number | undefined,
    sources: readonly Source[],
    sized: Sized | undefined,
  ): Cost {
    const possible = possibleTypes(schema, type);
    if (possible.length === 0) return weight ?? 1;
    return greatest(
      possible.map((one) => sum([weight ?? typeWeight(weights, one) ?? 1, ofObject(one, sources, sized)])),
    );
  }

  /** How many values a field may have: those of its outermost list as is said of it, all others as is assumed. */
  function length({ listDepth, size, sizedFields }: SelectedField, fromAround: Cost | undefined): Cost {
    if (listDepth === 0) return 1;
    const own = sizedFields.size === 0 ? size : undefined;
    return product(fromAround ?? own ?? ASSUMED_LIST_SIZE, ASSUMED_LIST_SIZE ** (listDepth - 1));
  }

  function identity({ selectionSet, when }: Source): string {
    let number = numbers.get(selectionSet);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(selectionSet, number);
    }
    return `${number}${when.length === 0 ? '' : JSON.stringify(when)}`;
  }
}
