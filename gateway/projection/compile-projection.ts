import {
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { AudienceView } from '../audience/audience-view.ts';
import type { Fragments } from '../document/fragments.ts';
import type { Entity } from '../execution/run.ts';
import type { PlannedNames } from '../operation/planned-names.ts';
import { type CollectedField, type Condition, collectFields, type Source } from './collect-fields.ts';
import { leafCheck } from './leaf-check.ts';

/** The answer to a client, made of what the fetches brought. */
export interface Projected {
  readonly data: Entity | null;
  /** A value was not what the schema promises, and is null with what encloses it. */
  readonly broken: boolean;
}

export type Project = (data: Entity, variables: Readonly<Record<string, unknown>>) => Projected;

/** What is asked of objects of a type: a whole operation, or a part of one. */
export interface ProjectionContext {
  readonly view: AudienceView;
  readonly type: GraphQLCompositeType;
  readonly selectionSet: SelectionSetNode;
  readonly fragments: Fragments;
  readonly names: PlannedNames;
}

/**
 * Makes the function that picks a client's fields, in their order and under their names, from the merged data of the
 * fetches: JavaScript generated for this one operation, with every nullability decided, so that no request walks the
 * schema. What is null where it may not be makes null what encloses it.
 */
export function compileProjection(context: ProjectionContext): Project {
  const generator = new Generator(context);
  const sources = [{ selectionSet: context.selectionSet, when: [] }];
  const root = isObjectType(context.type)
    ? generator.object(context.type, sources)
    : generator.composite(context.type, sources);
  const state: { broken: boolean; variables: Readonly<Record<string, unknown>> } = {
    broken: false,
    variables: {},
  };
  const source = `'use strict';const bad=()=>{s.broken=true;return null};\n${generator.functions.join('\n')}\nreturn ${root};`;
  const project = new Function('s', 'c', source)(state, generator.constants) as (
    data: Entity,
  ) => Entity | null;
  return (data, variables) => {
    state.broken = false;
    state.variables = variables;
    return { data: project(data), broken: state.broken };
  };
}

type FieldsOwner = { readonly name: string; getFields(): Record<string, { type: GraphQLOutputType }> };

/** Writes functions that take a subgraph value and return the client's; null stands for null and for a broken value. */
class Generator {
  readonly functions: string[] = [];
  readonly constants: unknown[] = [];
  readonly #context: ProjectionContext;
  readonly #leaves = new Map<GraphQLLeafType, string>();
  #count = 0;

  constructor(context: ProjectionContext) {
    this.#context = context;
  }

  /** The name of a function for objects of an object type. */
  object(type: GraphQLObjectType, sources: readonly Source[]): string {
    return this.#fields(type, this.#collect(type.name, sources), JSON.stringify(type.name));
  }

  #collect(typeName: string, sources: readonly Source[]): CollectedField[] {
    return collectFields(this.#context.view.schema, this.#context.fragments, typeName, sources);
  }

  #function(parameter: string, body: string): string {
    const name = `f${this.#count++}`;
    this.functions.push(`function ${name}(${parameter}){${body}}`);
    return name;
  }

  #constant(value: unknown): string {
    return `c[${this.constants.push(value) - 1}]`;
  }

  #fields(type: FieldsOwner, fields: readonly CollectedField[], typeName: string | undefined): string {
    return fields.every(({ occurrences }) => occurrences[0]?.when.length === 0)
      ? this.#fixedFields(type, fields, typeName)
      : this.#conditionalFields(type, fields, typeName);
  }

  /** All fields are always there: one literal, always of the same shape. */
  #fixedFields(type: FieldsOwner, fields: readonly CollectedField[], typeName: string | undefined): string {
    const steps: string[] = [];
    const members: string[] = [];
    for (const [i, field] of fields.entries()) {
      const { value, nonNull } = this.#field(type, field, typeName);
      steps.push(`const v${i}=${value};${nonNull ? `if(v${i}===null)return bad();` : ''}`);
      const key = JSON.stringify(field.responseName);
      // In a literal this one name would set the prototype.
      members.push(`${field.responseName === '__proto__' ? `[${key}]` : key}:v${i}`);
    }
    return this.#function('o', `${steps.join('')}return {${members.join(',')}};`);
  }

  /** Which fields are there, and where, depends on variables. */
  #conditionalFields(
    type: FieldsOwner,
    fields: readonly CollectedField[],
    typeName: string | undefined,
  ): string {
    const steps = fields.flatMap((field) => {
      const { value, nonNull } = this.#field(type, field, typeName);
      const key = JSON.stringify(field.responseName);
      const property = `{value:v,enumerable:true,writable:true,configurable:true}`;
      const set =
        field.responseName === '__proto__' ? `Object.defineProperty(r,${key},${property})` : `r[${key}]=v`;
      const step = `const v=${value};${nonNull ? 'if(v===null)return bad();' : ''}${set};`;
      const certain = field.occurrences.findIndex(({ when }) => when.length === 0);
      const counting = certain < 0 ? field.occurrences : field.occurrences.slice(0, certain + 1);
      return counting.map(({ at, when }, i) => {
        const notYet = i === 0 ? 'true' : `!Object.hasOwn(r,${key})`;
        return { at, code: `if(${notYet}&&${conditionText(when)}){${step}}` };
      });
    });
    const inOrder = steps.sort((a, b) => a.at - b.at).map(({ code }) => code);
    return this.#function('o', `const r={};${inOrder.join('')}return r;`);
  }

  #field(
    type: FieldsOwner,
    { node, sources, occurrences }: CollectedField,
    typeName: string | undefined,
  ): { value: string; nonNull: boolean } {
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) return { value: typeName ?? 'bad()', nonNull: true };
    const read = `o.${this.#context.names.of(node)}`;
    if (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name)
      return { value: `${read}??null`, nonNull: name === SchemaMetaFieldDef.name };
    const fieldType = type.getFields()[name]?.type as GraphQLOutputType;
    const nonNull = isNonNullType(fieldType);
    // Whatever the fetches have brought for themselves under its name.
    const answered = occurrences.filter(({ removed }) => !removed);
    if (answered.length === 0) return { value: 'null', nonNull };
    const value = this.#value(fieldType, read, sources);
    if (answered.length === occurrences.length || answered.some(({ when }) => when.length === 0))
      return { value, nonNull };
    return { value: `${answered.map(({ when }) => conditionText(when)).join('||')}?${value}:null`, nonNull };
  }

  /** An expression for what a value of a type becomes. */
  #value(type: GraphQLOutputType, read: string, sources: readonly Source[]): string {
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) return `${this.#list(nullable.ofType, sources)}(${read})`;
    const named = nullable as GraphQLNamedOutputType;
    if (isLeafType(named)) {
      const check = this.#leaf(named);
      return check === undefined ? `${read}??null` : `${check}(${read})`;
    }
    return `${this.composite(named, sources)}(${read})`;
  }

  /** The name of a function for values of a leaf type, one for all its fields; undefined: any value is one. */
  #leaf(type: GraphQLLeafType): string | undefined {
    let name = this.#leaves.get(type);
    if (name === undefined) {
      const check = leafCheck(type);
      if (!check) return undefined;
      name = this.#function('x', `return x==null?null:${this.#constant(check)}(x)?x:bad()`);
      this.#leaves.set(type, name);
    }
    return name;
  }

  #list(type: GraphQLOutputType, sources: readonly Source[]): string {
    const value = this.#value(type, 'a[i]', sources);
    const check = isNonNullType(type) ? 'if(e===null)return bad();' : '';
    return this.#function(
      'a',
      `if(a==null)return null;if(!Array.isArray(a))return bad();const n=a.length,l=new Array(n);for(let i=0;i<n;i++){const e=${value};${check}l[i]=e}return l;`,
    );
  }

  /** Objects of an abstract type go by their own type; types that answer alike share one function. */
  composite(type: GraphQLNamedOutputType, sources: readonly Source[]): string {
    const guard = "if(o==null)return null;if(typeof o!=='object')return bad();";
    if (isObjectType(type)) return this.#function('o', `${guard}return ${this.object(type, sources)}(o);`);
    if (!isAbstractType(type)) throw new Error(`${getNamedType(type).name} has no objects`);
    const { schema, hiddenTypes } = this.#context.view;
    const shared = new Map<string, { types: string[]; name: string }>();
    for (const possible of schema.getPossibleTypes(type)) {
      const fields = this.#collect(possible.name, sources);
      const alike = fields
        .map(({ responseName, node, occurrences, sources: inner }) => {
          const fieldType = possible.getFields()[node.name.value]?.type;
          const places = JSON.stringify(occurrences);
          return `${responseName} ${node.name.value} ${fieldType} ${places} ${inner.map(identity).join(' ')}`;
        })
        .join('\n');
      const known = shared.get(alike);
      if (known) known.types.push(possible.name);
      else
        shared.set(alike, { types: [possible.name], name: this.#fields(possible, fields, 'o.__typename') });
    }
    const cases = [...shared.values()].map(
      ({ types, name }) => `${types.map((one) => `case ${JSON.stringify(one)}:`).join('')}return ${name}(o);`,
    );
    if (isInterfaceType(type)) cases.push(this.#untyped(type, sources));
    // What does not exist for those who ask is null as if it were nowhere.
    const other =
      hiddenTypes.size > 0 ? `${this.#constant(hiddenTypes)}.has(o.__typename)?null:bad()` : 'bad()';
    return this.#function('o', `${guard}switch(o.__typename){${cases.join('')}default:return ${other}}`);
  }

  /**
   * An interface object of which no subgraph has said what it really is. That suffices where the client asks for no
   * more than the interface has; where something depends on the type, it is null.
   */
  #untyped(type: GraphQLInterfaceType, sources: readonly Source[]): string {
    const placeOf = ({ responseName }: CollectedField, when: Condition): string =>
      `${responseName} ${JSON.stringify(when)}`;
    const fields = this.#collect(type.name, sources);
    const places = new Set(
      fields.flatMap((field) => field.occurrences.map(({ when }) => placeOf(field, when))),
    );
    const depends = this.#context.view.schema
      .getPossibleTypes(type)
      .flatMap(({ name }) => this.#collect(name, sources))
      .flatMap((field) =>
        field.occurrences.map(({ when }) => when).filter((when) => !places.has(placeOf(field, when))),
      )
      .map((when) => `(${conditionText(when)})`);
    const check = depends.length > 0 ? `if(${[...new Set(depends)].join('||')})return bad();` : '';
    return `case undefined:case ${JSON.stringify(type.name)}:${check}return ${this.#fields(type, fields, undefined)}(o);`;
  }
}

/** A condition as an expression. */
function conditionText(when: Condition): string {
  const all = when.map(({ variable, is }) => `s.variables[${JSON.stringify(variable)}]===${is}`);
  return all.length > 0 ? all.join('&&') : 'true';
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/** Tells selection sets apart by a number, so that equal ones make equal texts. */
function identity({ selectionSet, when }: Source): string {
  let number = identities.get(selectionSet);
  if (number === undefined) {
    number = nextIdentity++;
    identities.set(selectionSet, number);
  }
  return `${number}${JSON.stringify(when)}`;
}
