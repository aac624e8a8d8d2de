import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import type { Draw } from './generate-operation.ts';
import { REQUIRED_BY, SUBGRAPHS } from './world-schema.ts';

const SCOPES = ['sales:read', 'billing:read', 'ops:read'] as const;
const POLICIES = ['internal', 'nobody wrote it'] as const;

/** What one subgraph asks of whoever wants a field or a type; all that is there must hold. */
export interface Guard {
  readonly authenticated: boolean;
  readonly scopes: readonly (readonly string[])[] | undefined;
  readonly policies: readonly (readonly string[])[] | undefined;
}

/** By schema coordinate: the guards that subgraphs have put there, all of which must hold. */
export type Guards = ReadonlyMap<string, readonly Guard[]>;

/** The made-up world with guards on some of its fields and types. */
export interface GuardedWorld {
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly guards: Guards;
}

/** Whether a guard lets a viewer see what it stands at. */
export function lets({ scopes, policies }: Guard, viewer: Viewer): boolean {
  const hasPolicy = (name: string): boolean => name === 'internal' && viewer.partner === undefined;
  return (
    (!scopes || scopes.some((all) => all.every((one) => (viewer.scopes as Set<string>).has(one)))) &&
    (!policies || policies.some((all) => all.every(hasPolicy)))
  );
}

/** Somebody with some of the scopes, perhaps acting for a partner. */
export function drawViewer(draw: Draw): Viewer {
  return {
    subject: 'somebody',
    scopes: new Set(SCOPES.filter(() => draw(2) === 0)),
    partner: draw(2) === 0 ? undefined : 'P1',
  };
}

/** Puts guards on fields and types of the subgraphs, drawn at random. */
export function guardWorld(draw: Draw): GuardedWorld {
  const guards = new Map<string, Guard[]>();
  const directivesOf = (coordinate: string, guard: Guard | undefined): ConstDirectiveNode[] => {
    if (!guard) return [];
    guards.set(coordinate, [...(guards.get(coordinate) ?? []), guard]);
    return asDirectives(guard);
  };
  // What a field requires may not be guarded more than the field itself is: composition refuses it.
  const ofGroup = new Map<string, Guard | undefined>();
  const guardOf = (type: string, field: string): Guard | undefined => {
    const group = Object.entries(REQUIRED_BY).find(([, all]) => all.includes(`${type}.${field}`));
    if (!group) return draw(6) === 0 ? drawGuard(draw) : undefined;
    if (!ofGroup.has(group[0])) ofGroup.set(group[0], draw(4) === 0 ? drawGuard(draw) : undefined);
    return ofGroup.get(group[0]);
  };
  const guardedField = (type: string, field: FieldDefinitionNode): FieldDefinitionNode => {
    const { name, directives = [] } = field;
    if (directives.some((one) => one.name.value === 'external')) return field;
    const added = directivesOf(`${type}.${name.value}`, guardOf(type, name.value));
    return { ...field, directives: [...directives, ...added] };
  };
  const guardedType = (node: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode => {
    const { name, directives = [], fields = [] } = node;
    const isInterface = directives.some((one) => one.name.value === 'interfaceObject');
    const isGuarded = !isInterface && name.value !== 'Query' && name.value !== 'Region' && draw(16) === 0;
    const added = directivesOf(name.value, isGuarded ? drawGuard(draw) : undefined);
    return {
      ...node,
      directives: [...directives, ...added],
      fields: fields.map((field) => guardedField(name.value, field)),
    };
  };
  const subgraphs = Object.fromEntries(
    Object.entries(SUBGRAPHS).map(([name, sdl]) => [
      name,
      print(visit(parse(sdl), { ObjectTypeDefinition: guardedType })),
    ]),
  );
  return { subgraphs, guards };
}

function drawGuard(draw: Draw): Guard {
  const kind = draw(6);
  const anyOf = (names: readonly string[]): string[][] =>
    Array.from({ length: 1 + draw(2) }, () => [
      ...new Set(Array.from({ length: 1 + draw(2) }, () => names[draw(names.length)] as string)),
    ]);
  return {
    authenticated: kind === 0,
    scopes: kind > 0 && kind < 5 ? anyOf(SCOPES) : undefined,
    policies: kind > 3 ? anyOf(POLICIES) : undefined,
  };
}

function asDirectives({ authenticated, scopes, policies }: Guard): ConstDirectiveNode[] {
  const texts = [
    ...(authenticated ? ['@authenticated'] : []),
    ...(scopes ? [`@requiresScopes(scopes: ${JSON.stringify(scopes)})`] : []),
    ...(policies ? [`@policy(policies: ${JSON.stringify(policies)})`] : []),
  ];
  const [definition] = parse(`type Any ${texts.join(' ')}`).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? [...(definition.directives ?? [])] : [];
}
