import { type GraphQLSchema, isInterfaceType } from 'graphql';
import type { Ask, Asked, AskedGraph } from './asking.ts';
import { type Asker, askers, type FieldTable } from './field-table.ts';
import { lookedUp } from './looked-up.ts';
import { allFields, operationFor, pathOf, type Walk, waysToTypes } from './walks.ts';

/** What was found of a table and a graph. */
export interface FieldCheck {
  readonly fields: number;
  readonly operations: number;
  /** Fields of types that nothing gives, for each who asks. */
  readonly unreached: number;
  readonly allowed: number;
  readonly refused: number;
  /** How many were answered with something that is not null. */
  readonly answered: number;
  /** Where the graph is not as the table says. */
  readonly differences: readonly string[];
}

/** Fields without a row, and rows without a field. */
export function undecided(graph: GraphQLSchema, table: FieldTable): { missing: string[]; unknown: string[] } {
  const fields = new Set(allFields(graph));
  return {
    missing: [...fields].filter((field) => !table.has(field)),
    unknown: [...table.keys()].filter((field) => !fields.has(field)),
  };
}

/** Asks for every field as everyone through the gateway. What is refused must not have been asked of any subgraph. */
export function checkAtGateway(asked: AskedGraph, table: FieldTable): Promise<FieldCheck> {
  const { graph } = asked;
  const anyWay = waysToTypes(graph, () => true);
  return check(asked, graph, allFields(graph), asked.atGateway, (asker) => {
    const isAllowed = (field: string): boolean => table.get(field)?.has(asker) ?? false;
    return { open: waysToTypes(graph, isAllowed), anyWay, isAllowed, code: 'UNAUTHORIZED_FIELD_OR_TYPE' };
  });
}

/** Asks every subgraph for every field of its own as everyone, past the gateway. */
export async function checkAtSubgraphs(asked: AskedGraph, table: FieldTable): Promise<FieldCheck> {
  const checks: FieldCheck[] = [];
  for (const [name, schema] of asked.subgraphs) {
    const { own, entities } = lookedUp(name, schema);
    const isInterface = (field: string): boolean => isInterfaceType(schema.getType(ownerOf(field)));
    const fields = allFields(schema).filter((field) => own.has(field) || isInterface(field));
    const types = entities.map(({ type }) => type);
    const anyWay = waysToTypes(schema, () => true, types);
    const one = await check(asked, schema, fields, asked.atSubgraph(name), (asker) => {
      // What no client can ask for (`handle`) is nobody's secret: it says what was asked with.
      const isOpen = (field: string): boolean =>
        asker !== 'anonymous' && (table.get(field)?.has(asker) ?? own.has(field));
      const seen = entities.filter(({ fields }) => fields.length === 0 || fields.some(isOpen));
      const open = waysToTypes(
        schema,
        isOpen,
        seen.map(({ type }) => type),
      );
      const isAllowed = (field: string): boolean => isOpen(field) && open.has(ownerOf(field));
      return { open, anyWay, isAllowed, code: 'FORBIDDEN' };
    });
    checks.push({ ...one, differences: one.differences.map((text) => `${name}: ${text}`) });
  }
  const sum = (of: Exclude<keyof FieldCheck, 'differences'>): number =>
    checks.reduce((total, one) => total + one[of], 0);
  return {
    fields: sum('fields'),
    operations: sum('operations'),
    unreached: sum('unreached'),
    allowed: sum('allowed'),
    refused: sum('refused'),
    answered: sum('answered'),
    differences: checks.flatMap(({ differences }) => differences),
  };
}

/** What holds for one who asks. */
interface Rules {
  /** The ways to types over what is allowed. */
  readonly open: ReadonlyMap<string, Walk>;
  readonly anyWay: ReadonlyMap<string, Walk>;
  readonly isAllowed: (field: string) => boolean;
  /** How the rest is refused. */
  readonly code: string;
}

async function check(
  { recording, together = false, ids = () => new Map() }: AskedGraph,
  schema: GraphQLSchema,
  fields: readonly string[],
  ask: Ask,
  rulesFor: (asker: Asker) => Rules,
): Promise<FieldCheck> {
  const differences: string[] = [];
  const count = { operations: 0, unreached: 0, allowed: 0, refused: 0, answered: 0 };
  for (const asker of askers) {
    const rules = rulesFor(asker);
    for (const { way, fields: asked } of operations(fields, rules, together, asker)) {
      if (!way) {
        // A type that nothing gives is nobody's to see.
        count.unreached += asked.length;
        for (const field of asked.filter(rules.isAllowed))
          differences.push(`${field} as ${asker} cannot be reached at all`);
        continue;
      }
      recording?.ran.clear();
      if (recording) recording.wanted = way.steps.findLast(({ as }) => as !== undefined)?.as;
      const answer = await ask(asker, way, operationFor(schema, way, asked, ids(asker)), ids(asker));
      count.operations++;
      for (const field of asked) {
        const path = pathOf(way, field);
        const values = valuesAt(answer.data, path);
        const met = { asked: answer, values, path, field, code: rules.code, ran: recording?.ran };
        const allowed = rules.isAllowed(field);
        count[allowed ? 'allowed' : 'refused']++;
        if (values.length > 0) count.answered++;
        const fault = allowed
          ? faultOfAnswer(met)
          : asker === 'anonymous'
            ? faultOfTurningAway(met)
            : faultOfRefusal(met);
        if (fault !== undefined)
          differences.push(`${field} as ${asker}: ${fault}: ${JSON.stringify(answer).slice(0, 300)}`);
      }
    }
  }
  return { fields: fields.length, ...count, differences };
}

/**
 * What is asked at once: one field, or together all of a type that are allowed, or that somebody without a token asks for.
 */
function operations(
  fields: readonly string[],
  { open, anyWay, isAllowed }: Rules,
  together: boolean,
  asker: Asker,
): { readonly way: Walk | undefined; readonly fields: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const field of fields) {
    const isGrouped = together && (isAllowed(field) || asker === 'anonymous');
    // Subscriptions have one root field.
    const key = isGrouped && ownerOf(field) !== 'Subscription' ? ownerOf(field) : field;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return [...groups.values()].map((group) => {
    const owner = ownerOf(group[0] ?? '');
    return { way: open.get(owner) ?? anyWay.get(owner), fields: group };
  });
}

/** What one operation met with. */
interface Met {
  readonly asked: Asked;
  readonly values: readonly unknown[];
  readonly path: readonly string[];
  readonly field: string;
  readonly code: string;
  /** Undefined: in a world of its own, where not everything exists. */
  readonly ran: ReadonlySet<string> | undefined;
}

const REFUSALS: readonly unknown[] = ['FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHENTICATED'];

function faultOfAnswer({ asked: { errors }, values, ran }: Met): string | undefined {
  if (errors.some(({ extensions }) => REFUSALS.includes(extensions?.code)))
    return 'refused, but allowed by the table';
  if (ran === undefined) return undefined;
  return values.length > 0 && errors.length === 0 ? undefined : 'not answered, but allowed by the table';
}

function faultOfRefusal({
  asked: { data, errors },
  values,
  path,
  field,
  code,
  ran,
}: Met): string | undefined {
  if (values.length > 0) return 'answered, but refused by the table';
  if (ran?.has(field)) return 'its resolver ran, but the table refuses it';
  const isLookedUp = path[0] === '_entities';
  if (isLookedUp && errors.length === 0) {
    const objects = valuesAt(data, ['_entities']);
    return objects.length === 0 ? undefined : 'nothing says why it is not answered';
  }
  const told = errors.filter(({ extensions }) => extensions?.code === code);
  // Directly asked for what does not exist, a subgraph says so before it comes to the field.
  if (ran === undefined && code === 'FORBIDDEN') return undefined;
  // Over a company, what is asked of may not be there besides.
  if (told.length !== 1 || (ran && errors.length !== 1)) return `refused with ${errors.length} errors`;
  const names = (told[0]?.path ?? []).filter((step) => typeof step === 'string' && step !== '@');
  return names.length > 0 && names.every((name, i) => name === path[i])
    ? undefined
    : 'refused at another path';
}

function faultOfTurningAway({ asked: { status, data, errors }, ran }: Met): string | undefined {
  if (data !== null || (ran && ran.size > 0)) return 'answered without a token';
  const codes = errors.map(({ extensions }) => extensions?.code);
  return codes.length === 1 && codes[0] === 'UNAUTHENTICATED' ? undefined : `not turned away (${status})`;
}

function ownerOf(field: string): string {
  return field.split('.')[0] ?? '';
}

/** What is not null at a path, whatever the elements of lists. */
function valuesAt(data: unknown, path: readonly string[]): unknown[] {
  if (data === null || data === undefined) return [];
  if (Array.isArray(data)) return data.flatMap((one) => valuesAt(one, path));
  const [step, ...rest] = path;
  return step === undefined ? [data] : valuesAt((data as Record<string, unknown>)[step], rest);
}
