import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import type { Source } from '../projection/collect-fields.ts';
import { type Cost, costFor, type Variables } from './cost.ts';
import {
  type CostContext,
  possibleTypes,
  type SelectedField,
  selectedFields,
  typeWeight,
} from './selected-fields.ts';

type Answered = Readonly<Record<string, unknown>>;

/** What an object of an answer costs with all that is below it, without its own weight. */
type MeasureObject = (object: Answered, variables: Variables) => number;

interface MeasuredField {
  readonly responseName: string;
  readonly arguments: Cost;
  readonly weight: number;
  readonly below: MeasureObject | undefined;
}

/**
 * Makes the function that says what an answer has cost: each value that is there its weight, and each field that was
 * answered its arguments. An object of an abstract type has the weight of the most expensive possible type, since its own
 * may not have been asked for; what it holds is weighed as it is there. Leaves without a weight are not looked at.
 */
export function measure(
  context: CostContext,
  rootType: GraphQLObjectType,
  sources: readonly Source[],
): MeasureObject {
  const known = new Map<string, MeasureObject | undefined>();
  const numbers = new Map<object, number>();
  return ofType(rootType, sources) ?? (() => 0);

  /** Undefined: nothing below such an object costs anything. */
  function ofType(type: GraphQLNamedType, sources: readonly Source[]): MeasureObject | undefined {
    const key = `${type.name} ${sources.map(({ selectionSet }) => numberOf(selectionSet)).join(' ')}`;
    if (!known.has(key)) known.set(key, make(type, sources));
    return known.get(key);
  }

  function make(type: GraphQLNamedType, sources: readonly Source[]): MeasureObject | undefined {
    const fields = new Map<string, SelectedField[]>();
    for (const possible of possibleTypes(context.schema, type))
      for (const field of selectedFields(context, possible, sources)) {
        const same = fields.get(field.responseName);
        if (same) same.push(field);
        else fields.set(field.responseName, [field]);
      }
    const measured = [...fields.values()].map(measuredField).filter(costs);
    if (measured.length === 0) return undefined;
    return (object, variables) => {
      let total = 0;
      for (const { responseName, arguments: args, weight, below } of measured) {
        const value = object[responseName];
        if (value === undefined) continue;
        if (args !== 0) total += costFor(args, variables);
        if (value !== null) total += ofValue(value, weight, below, variables);
      }
      return total;
    };
  }

  /** Fields of several types that share a name in the answer: the most expensive of each kind counts. */
  function measuredField(same: readonly SelectedField[]): MeasuredField {
    const [first] = same as readonly [SelectedField];
    const below = [...new Set(same.map(({ type, sources }) => ofType(type, sources)))].filter(
      (one) => one !== undefined,
    );
    const [only] = below;
    return {
      responseName: first.responseName,
      arguments: same.find((one) => one.arguments !== 0)?.arguments ?? 0,
      weight: Math.max(...same.map(weightOf)),
      below:
        below.length < 2
          ? only
          : (object, variables) => Math.max(...below.map((one) => one(object, variables))),
    };
  }

  function weightOf({ weight, type }: SelectedField): number {
    if (weight !== undefined) return weight;
    const own = possibleTypes(context.schema, type).map((one) => typeWeight(context.weights, one) ?? 1);
    return own.length === 0 ? 1 : Math.max(...own);
  }

  function numberOf(selectionSet: object): number {
    const number = numbers.get(selectionSet) ?? numbers.size;
    numbers.set(selectionSet, number);
    return number;
  }
}

function costs({ arguments: args, weight, below }: MeasuredField): boolean {
  return args !== 0 || weight !== 0 || below !== undefined;
}

function ofValue(
  value: unknown,
  weight: number,
  below: MeasureObject | undefined,
  variables: Variables,
): number {
  if (!Array.isArray(value)) return weight + (below ? below(value as Answered, variables) : 0);
  let total = 0;
  for (const one of value) if (one !== null) total += ofValue(one, weight, below, variables);
  return total;
}
