import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

type Given = Readonly<Record<string, unknown>>;

/** `@cost` and `@listSize` as the schema document has them, looked up anew each time. */
export interface Directives {
  cost(coordinate: string): number | undefined;
  listSize(coordinate: string): Given | undefined;
}

/** The specification's words, word by word: walks the operation with its variables in hand, and keeps nothing. */
export function naiveCost(
  schema: GraphQLSchema,
  directives: Directives,
  document: DocumentNode,
  given: Given,
): number {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const variables: Record<string, unknown> = { ...given };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (!(variable.name.value in variables) && defaultValue)
      variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  const base = operation.operation === 'mutation' ? 10 : 0;
  return base + objectCost(root, [operation.selectionSet], [], 0);

  function objectCost(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    sizedFields: readonly string[],
    size: number,
  ): number {
    const fields = new Map<string, FieldNode[]>();
    for (const selectionSet of selectionSets) collect(type, selectionSet, fields);
    let total = 0;
    for (const same of fields.values()) {
      const [field] = same as [FieldNode];
      const definition = type.getFields()[field.name.value];
      if (!definition) continue;
      const coordinate = `${type.name}.${definition.name}`;
      const sizes = directives.listSize(coordinate);
      const expected = sizes && expectedSize(sizes, field, definition.args);
      const ownSizedFields = (sizes?.sizedFields ?? []) as string[];
      const named = getNamedType(definition.type);
      const below = same.flatMap(({ selectionSet }) => selectionSet ?? []);
      const instance = (possible: GraphQLNamedType): number =>
        (directives.cost(coordinate) ??
          directives.cost(possible.name) ??
          (isCompositeType(possible) ? 1 : 0)) +
        (isObjectType(possible)
          ? objectCost(possible, below, expected === undefined ? [] : ownSizedFields, expected ?? 0)
          : 0);
      const one = isAbstractType(named)
        ? Math.max(...schema.getPossibleTypes(named).map(instance))
        : instance(named);
      let count = 1;
      let list = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
      for (let outermost = true; isListType(list); outermost = false) {
        const inner = list.ofType;
        if (!outermost) count *= 10;
        else if (sizedFields.includes(definition.name)) count *= size;
        else count *= ownSizedFields.length === 0 ? (expected ?? 10) : 10;
        list = isNonNullType(inner) ? inner.ofType : inner;
      }
      total += count * one;
      for (const { name, value } of field.arguments ?? []) {
        const argument = definition.args.find((one) => one.name === name.value);
        if (argument)
          total += inputCost(
            `${coordinate}(${name.value}:)`,
            argument.type,
            valueFromASTUntyped(value, variables),
          );
      }
    }
    return total;
  }

  function collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    fields: Map<string, FieldNode[]>,
  ): void {
    for (const selection of selections) {
      if (!counts(selection.directives ?? [])) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        fields.set(name, [...(fields.get(name) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : (document.definitions.find(
              (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
            ) as FragmentDefinitionNode);
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const fits =
        !condition ||
        condition === type ||
        (isAbstractType(condition) && schema.getPossibleTypes(condition).includes(type));
      if (fits) collect(type, fragment.selectionSet, fields);
    }
  }

  function counts(directives: readonly DirectiveNode[]): boolean {
    return directives.every(({ name, arguments: args }) => {
      if (name.value !== 'skip' && name.value !== 'include') return true;
      const value = args?.[0] && valueFromASTUntyped(args[0].value, variables);
      return value === (name.value === 'include');
    });
  }

  function expectedSize(
    sizes: Given,
    field: FieldNode,
    args: readonly { readonly name: string; readonly defaultValue?: unknown }[],
  ): number | undefined {
    const paths = (sizes.slicingArguments ?? []) as string[];
    if (paths.length === 0) return sizes.assumedSize as number | undefined;
    const numbers: number[] = [];
    for (const path of paths) {
      const [first, ...rest] = path.split('.');
      const given = field.arguments?.find(({ name }) => name.value === first);
      const at = (value: unknown) =>
        rest.reduce<unknown>((inner, name) => (inner as Given | null | undefined)?.[name], value);
      const value = given && at(valueFromASTUntyped(given.value, variables));
      const usual = at(args.find(({ name }) => name === first)?.defaultValue);
      const size = typeof value === 'number' ? value : usual;
      if (typeof size === 'number') numbers.push(size);
    }
    if (sizes.requireOneSlicingArgument !== false && numbers.length !== 1) throw new Error('one is needed');
    return numbers.length === 0 ? ((sizes.assumedSize as number | undefined) ?? 10) : Math.max(0, ...numbers);
  }

  function inputCost(coordinate: string, type: GraphQLInputType, value: unknown): number {
    if (value === undefined || value === null) return 0;
    if (Array.isArray(value))
      return value.reduce<number>((total, one) => total + inputCost(coordinate, type, one), 0);
    const named = getNamedType(type);
    const own =
      directives.cost(coordinate) ?? directives.cost(named.name) ?? (isInputObjectType(named) ? 1 : 0);
    if (!isInputObjectType(named)) return own;
    return Object.entries(value as Given).reduce(
      (total, [name, inner]) =>
        total + inputCost(`${named.name}.${name}`, named.getFields()[name]?.type as GraphQLInputType, inner),
      own,
    );
  }
}
