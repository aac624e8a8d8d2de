import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { directiveName } from '../supergraph/features.ts';

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined;
  /** Names of arguments, or of input fields below them joined by dots, that say how long the list may be. */
  readonly slicingArguments: readonly (readonly string[])[];
  /** Which fields of the object that the field gives are the lists meant; none: the field itself is. */
  readonly sizedFields: ReadonlySet<string>;
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says of costs, by schema coordinate. */
export interface Weights {
  /** `@cost` of types (`Order`), fields and input fields (`Order.total`) and arguments (`Order.total(at:)`). */
  readonly weights: ReadonlyMap<string, number>;
  /** `@listSize` of fields. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

/** Reads `@cost` and `@listSize`, under whichever names the supergraph links them. */
export function readWeights(supergraph: DocumentNode): Weights {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const cost = directiveName(supergraph, 'cost');
  const listSize = directiveName(supergraph, 'cost', 'listSize');
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
    for (const directive of directives) {
      if (directive.name.value === cost) weights.set(coordinate, Number(argumentValue(directive, 'weight')));
      else if (directive.name.value === listSize) listSizes.set(coordinate, listSizeOf(directive));
    }
  };
  if (cost === undefined) return { weights, listSizes };
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      note(coordinate, field.directives);
      if (field.kind === Kind.FIELD_DEFINITION)
        for (const argument of field.arguments ?? [])
          note(`${coordinate}(${argument.name.value}:)`, argument.directives);
    }
  }
  return { weights, listSizes };
}

function listSizeOf(directive: ConstDirectiveNode): ListSize {
  const assumedSize = argumentValue(directive, 'assumedSize');
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : undefined,
    slicingArguments: names(argumentValue(directive, 'slicingArguments')).map((path) => path.split('.')),
    sizedFields: new Set(names(argumentValue(directive, 'sizedFields'))),
    requireOneSlicingArgument: argumentValue(directive, 'requireOneSlicingArgument') !== false,
  };
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function argumentValue(directive: ConstDirectiveNode, name: string): unknown {
  const value: ConstValueNode | undefined = directive.arguments?.find(
    (one) => one.name.value === name,
  )?.value;
  return value && valueFromASTUntyped(value);
}
