import { type DocumentNode, type GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import { isDefer } from './defer-rule.ts';
import { fragmentsOf } from './fragments.ts';

/** How large a document may be, each fragment counted wherever it is spread. */
export const LIMITS = {
  /** Words and signs; more are refused while reading. */
  tokens: 10_000,
  /** Nested selection sets of fields. */
  depth: 20,
  /** Nested selection sets, also of fragments. */
  nesting: 100,
  fields: 2_000,
  aliases: 100,
  /** One response name in one selection set. */
  repeats: 30,
  directives: 60,
  /** Directives at one place. */
  directivesAtOnce: 4,
  /** Deferred fragments, each of which is planned apart. */
  defers: 20,
} as const;

type Measure =
  | 'depth'
  | 'nesting'
  | 'fields'
  | 'aliases'
  | 'repeats'
  | 'directives'
  | 'directivesAtOnce'
  | 'defers';
type Size = Record<Measure, number>;

const SHOWN: Readonly<Record<Measure, string>> = {
  depth: 'levels of selections',
  nesting: 'levels of fragments',
  fields: 'fields',
  aliases: 'aliases',
  repeats: 'selections of one field',
  directives: 'directives',
  directivesAtOnce: 'directives at one place',
  defers: 'deferred fragments',
};

/** Refuses a document whose validation or execution could cost too much; counts without expanding anything. */
export function refuseTooLarge(document: DocumentNode): GraphQLError | undefined {
  const fragments = fragmentsOf(document);
  const sizes = new Map<string, Size>();

  const ofFragment = (name: string): Size => {
    const known = sizes.get(name);
    if (known) return known;
    // A fragment that spreads itself counts as empty inside itself; validation refuses it.
    sizes.set(name, empty());
    const fragment = fragments.get(name);
    const size = fragment ? of(fragment.selectionSet) : empty();
    sizes.set(name, size);
    return size;
  };

  const of = (selectionSet: SelectionSetNode): Size => {
    const size = empty();
    const names = new Map<string, number>();
    for (const selection of selectionSet.selections) {
      const directives = selection.directives?.length ?? 0;
      size.directives += directives;
      if (directives > 0 && selection.directives?.some(isDefer)) size.defers++;
      size.directivesAtOnce = Math.max(size.directivesAtOnce, directives);
      if (selection.kind === Kind.FIELD) {
        size.fields++;
        const name = selection.alias?.value ?? selection.name.value;
        const repeats = (names.get(name) ?? 0) + 1;
        names.set(name, repeats);
        size.repeats = Math.max(size.repeats, repeats);
        if (selection.alias) size.aliases++;
        if (selection.selectionSet) add(size, of(selection.selectionSet), 1);
        else size.depth = Math.max(size.depth, 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) add(size, of(selection.selectionSet), 0);
      else add(size, ofFragment(selection.name.value), 0);
    }
    return size;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    const size = of(definition.selectionSet);
    add(size, { ...empty(), directives: definition.directives?.length ?? 0 }, 0);
    size.directivesAtOnce = Math.max(size.directivesAtOnce, definition.directives?.length ?? 0);
    for (const measure of Object.keys(SHOWN) as Measure[])
      if (size[measure] > LIMITS[measure])
        return clientError(
          'GRAPHQL_VALIDATION_FAILED',
          `The document has too many ${SHOWN[measure]}; ${LIMITS[measure]} are allowed`,
        );
  }
  return undefined;
}

function empty(): Size {
  return {
    depth: 0,
    nesting: 0,
    fields: 0,
    aliases: 0,
    repeats: 0,
    directives: 0,
    directivesAtOnce: 0,
    defers: 0,
  };
}

function add(size: Size, more: Size, levels: number): void {
  size.depth = Math.max(size.depth, more.depth + levels);
  size.nesting = Math.max(size.nesting, more.nesting + 1);
  size.fields += more.fields;
  size.aliases += more.aliases;
  size.directives += more.directives;
  size.defers += more.defers;
  size.repeats = Math.max(size.repeats, more.repeats);
  size.directivesAtOnce = Math.max(size.directivesAtOnce, more.directivesAtOnce);
}
