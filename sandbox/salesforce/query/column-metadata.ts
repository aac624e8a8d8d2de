import { findChildList, findField, findObject, findParent } from '../objects/catalogue.ts';
import type { FieldType } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { written } from '../soql/parse-expression.ts';
import type { FunctionExpression, Query } from '../soql/syntax.ts';
import { isGrouped } from './grouping.ts';
import { fieldsOf } from './select.ts';

const APEX_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  address: 'Address',
};
const NUMBERS = new Set<FieldType>(['int', 'double', 'currency', 'percent']);

/** What `query?columns=true` tells about a query's columns. */
export function columnMetadata(query: Query, object: SObject): unknown {
  const columns = columnsOf(query, object);
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: query.groupBy !== undefined,
    idSelected: columns.some((column) => column.columnName === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

interface Column {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly Column[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

function columnsOf(query: Query, object: SObject): Column[] {
  let unnamed = 0;
  return query.select.flatMap((item) => {
    if (item.kind === 'subquery') {
      const list = findChildList(object, item.query.from.names.at(-1) as string);
      return list ? [group(list.name, columnsOf(item.query, list.object), true)] : [];
    }
    if (item.kind === 'typeof') return [group(item.path.names.join('.'), [], false)];
    const { expression, alias } = item;
    if (expression.kind === 'field') return [pathColumn(object, expression.path.names, alias)];
    const fields = fieldsOf(object, expression);
    if (fields) return fields.map(({ name }) => pathColumn(object, [name], undefined));
    const [argument] = expression.args;
    if (!isGrouped(expression) && argument?.kind === 'field')
      return [pathColumn(object, argument.path.names, alias)];
    return [functionColumn(expression, alias ?? `expr${unnamed++}`)];
  });
}

function pathColumn(object: SObject, names: readonly string[], alias: string | undefined): Column {
  const [first, ...rest] = names;
  const parent = rest.length > 0 ? findParent(object, first as string) : undefined;
  const target = parent?.reference ? findObject(parent.reference.to.at(-1) as string) : undefined;
  if (parent?.reference && target && alias === undefined)
    return group(parent.reference.relationship, [pathColumn(target, rest, alias)], false);
  const field = findField(object, names.at(-1) as string);
  const type = field?.type ?? 'string';
  return {
    ...group(alias ?? field?.name ?? (names.at(-1) as string), [], false),
    apexType: APEX_TYPES[type] ?? 'String',
    booleanType: type === 'boolean',
    custom: field?.custom ?? false,
    insertable: field?.createable ?? false,
    numberType: NUMBERS.has(type),
    textType: (APEX_TYPES[type] ?? 'String') === 'String',
    updatable: field?.updateable ?? false,
  };
}

/** A value of a group; shown as written where it has no name. */
function functionColumn(expression: FunctionExpression, name: string): Column {
  return { ...group(name, [], true), displayName: written(expression), numberType: true };
}

function group(name: string, joinColumns: readonly Column[], aggregate: boolean): Column {
  return {
    aggregate,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: false,
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns,
    numberType: false,
    textType: false,
    updatable: false,
  };
}
