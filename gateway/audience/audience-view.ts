import { type GraphQLSchema, isObjectType } from 'graphql';
import { type Audience, audiences } from '../../kit/audience.ts';
import { checkScalars } from '../supergraph/check-scalars.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { contractSchema } from './contract.ts';
import { neutralWords } from './neutral-words.ts';

/** What one audience sees of the graph. */
export interface AudienceView {
  readonly audience: Audience;
  /** What it may ask for: its operations are checked against it, and answered with it. */
  readonly schema: GraphQLSchema;
  /** The graph's object types that do not exist for it. */
  readonly hiddenTypes: ReadonlySet<string>;
  /** Whether it may know which systems stand behind the graph. */
  readonly knowsSystems: boolean;
}

const nothing: ReadonlySet<string> = new Set();

/** The view of those who see the whole graph. */
export function wholeView({ apiSchema }: Pick<Supergraph, 'apiSchema'>): AudienceView {
  return { audience: 'frontend', schema: apiSchema, hiddenTypes: nothing, knowsSystems: true };
}

/** The view of each audience for which the graph has anything. Throws a ContractError. */
export function audienceViews(
  supergraph: Pick<Supergraph, 'apiSchema' | 'tags'>,
): Map<Audience, AudienceView> {
  const views = new Map<Audience, AudienceView>([['frontend', wholeView(supergraph)]]);
  for (const audience of audiences) {
    if (audience === 'frontend') continue;
    const view = contractView(supergraph, audience);
    if (view) views.set(audience, view);
  }
  return views;
}

function contractView(
  { apiSchema, tags }: Pick<Supergraph, 'apiSchema' | 'tags'>,
  audience: Exclude<Audience, 'frontend'>,
): AudienceView | undefined {
  const knowsSystems = audience !== 'partner';
  const words = knowsSystems ? (text: string) => text : neutralWords;
  const schema = contractSchema(apiSchema, tags, audience, words);
  if (!schema) return undefined;
  checkScalars(schema);
  const hiddenTypes = Object.values(apiSchema.getTypeMap())
    .filter((type) => isObjectType(type) && !schema.getType(type.name))
    .map(({ name }) => name);
  return { audience, schema, hiddenTypes: new Set(hiddenTypes), knowsSystems };
}
