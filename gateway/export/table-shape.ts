import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { fragmentAt, fragmentsOf } from '../document/fragments.ts';

/** What the cells of a column are. */
export type ColumnKind = 'text' | 'integer' | 'float' | 'boolean' | 'decimal' | 'date' | 'instant';

export interface Column {
  /** The way to it from a row, in response names: `customer.name`. Edges and nodes of pages are left out. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** Of which list's elements it is read: 0 the rows, 1 the list inside them, and so on. */
  readonly level: number;
  /** The way from such an element. */
  readonly path: readonly string[];
}

/** How a table is read from an operation's answers. */
export interface TableShape {
  readonly columns: readonly Column[];
  /** The way to the list of rows from the root; to a list inside them from a row; and so on. */
  readonly lists: readonly (readonly string[])[];
  /** How to go on, where the rows are a page; undefined: all come at once. */
  readonly paging: Paging | undefined;
}

export interface Paging {
  /** The variable that takes the cursor of the page before. */
  readonly variable: string;
  /** The way to `hasNextPage` and `endCursor` from the root. */
  readonly hasNextPage: readonly string[];
  readonly endCursor: readonly string[];
}

/** Why an operation is no table. */
export class NoTable extends Error {}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  Int: 'integer',
  Float: 'float',
  Boolean: 'boolean',
  Decimal: 'decimal',
  LocalDate: 'date',
  DateTime: 'instant',
};

/** Fields that hold a page's or a report's rows, whatever other lists stand beside them. */
const ROWS = new Set(['edges', 'rows']);

/** A field as it is found on the way through an operation. */
interface Found {
  readonly node: FieldNode;
  readonly type: GraphQLOutputType;
  /** From the root, or from the element of the list around it. */
  readonly path: readonly string[];
  /** The selections that it stands among. */
  readonly among: readonly Found[];
  /** The field around it. */
  readonly around: Found | undefined;
}

/** Reads how the one operation of a valid document makes a table. Throws NoTable. */
export function tableShape(document: DocumentNode, schema: GraphQLSchema): TableShape {
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'query') throw new NoTable('only queries are tables');
  const root = schema.getQueryType() as GraphQLObjectType;

  const fieldsOf = (
    selectionSet: SelectionSetNode,
    typeName: string,
    path: readonly string[],
    around?: Found,
  ): Found[] => {
    const type = schema.getType(typeName);
    const fields: Found[] = [];
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = fragmentAt(selection, fragments);
        const inner = fragment.typeCondition?.name.value ?? typeName;
        fields.push(...fieldsOf(fragment.selectionSet, inner, path, around));
      } else if (isCompositeType(type) && !isUnionType(type)) {
        const field = type.getFields()[selection.name.value];
        const name = selection.alias?.value ?? selection.name.value;
        if (field)
          fields.push({ node: selection, type: field.type, path: [...path, name], among: fields, around });
      }
    }
    return fields;
  };
  const below = (found: Found, path: readonly string[]): Found[] =>
    found.node.selectionSet
      ? fieldsOf(found.node.selectionSet, getNamedType(found.type).name, path, found)
      : [];
  /** Leaves and lists below fields, as far as no list is between. */
  const flat = (fields: readonly Found[]): Found[] =>
    fields.flatMap((found) =>
      isList(found.type) || !found.node.selectionSet ? [found] : flat(below(found, found.path)),
    );

  const columns = new Map<string, Column>();
  const lists: (readonly string[])[] = [];
  const takeList = (list: Found, prefix: readonly string[]): void => {
    const level = lists.push(list.path) - 1;
    const inside = flat(below(list, []));
    const inner = inside.filter(({ type }) => isList(type));
    if (inner.length > 1) throw new NoTable(`it has several lists inside ${list.node.name.value}`);
    for (const { node, type, path } of inside) {
      if (node.name.value.startsWith('__') || isList(type)) continue;
      const name = [...prefix, ...shown(path)].join('.');
      const kind = KINDS[getNamedType(type).name] ?? 'text';
      const known = columns.get(name);
      if (known && (known.level !== level || known.path.join() !== path.join()))
        throw new NoTable(`two of its columns would be ${name}`);
      columns.set(name, { name, kind, level, path });
    }
    const [next] = inner;
    if (!next) return;
    if (!next.node.selectionSet) throw new NoTable(`${next.path.join('.')} is a list of values`);
    takeList(next, [...prefix, ...shown(next.path)]);
  };

  const outer = flat(fieldsOf(operation.selectionSet, root.name, [])).filter(({ type }) => isList(type));
  const named = outer.filter(({ node }) => ROWS.has(node.name.value));
  const [rows, ...others] = named.length > 0 ? named : outer;
  if (!rows || others.length > 0) throw new NoTable(rows ? 'it has several lists' : 'it has no list');
  takeList(rows, []);
  return { columns: [...columns.values()], lists, paging: pagingOf(rows, below) };
}

/** How a page's list goes on; a list that is no page's does not. */
function pagingOf(
  rows: Found,
  below: (found: Found, path: readonly string[]) => Found[],
): Paging | undefined {
  if (rows.node.name.value !== 'edges' || !rows.around) return undefined;
  const after = rows.around.node.arguments?.find(({ name }) => name.value === 'after')?.value;
  const info = rows.among.find(({ node }) => node.name.value === 'pageInfo');
  const inside = info ? below(info, info.path) : [];
  const pathOf = (name: string) => inside.find(({ node }) => node.name.value === name)?.path;
  const hasNextPage = pathOf('hasNextPage');
  const endCursor = pathOf('endCursor');
  if (after?.kind !== Kind.VARIABLE || !hasNextPage || !endCursor)
    throw new NoTable(
      'its pages cannot be followed: it needs a variable for after, and pageInfo { hasNextPage endCursor }',
    );
  return { variable: after.name.value, hasNextPage, endCursor };
}

function shown(path: readonly string[]): string[] {
  return path.filter((name) => name !== 'edges' && name !== 'node');
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
