import { type Schema, Supergraph as SupergraphModel } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, isInterfaceType, parse } from 'graphql';
import { FieldNeeds } from '../authorization/field-needs.ts';
import { readWeights, type Weights } from '../cost/weights.ts';
import { checkScalars } from './check-scalars.ts';
import { supportedFeatures } from './features.ts';
import { type PlannerView, plannerView } from './planner-view.ts';
import { ownsFields } from './sdl.ts';
import { readTags, type Tags } from './tags.ts';

/** One supergraph, read: what clients see of it, and what plans their operations. */
export interface Supergraph {
  /** What clients may ask for. */
  readonly apiSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
  /** Plans operations with `@defer`; made at its first use, since it is as large as the other. */
  readonly deferringPlanner: () => QueryPlanner;
  /** The planner's own model of what clients may ask for. */
  readonly plannerSchema: Schema;
  readonly fixedFields: PlannerView['fixedFields'];
  readonly requirements: PlannerView['requirements'];
  readonly keyNames: PlannerView['keyNames'];
  readonly addedNames: PlannerView['addedNames'];
  /** What each field asks of whoever wants it. */
  readonly fieldNeeds: FieldNeeds;
  /** Which tags each type and field carries, by schema coordinate (`Order`, `Order.total`). */
  readonly tags: Tags;
  readonly weights: Weights;
  /** The names of all interfaces. */
  readonly interfaces: ReadonlySet<string>;
  /** Every name that a field of some type has. */
  readonly fieldNames: ReadonlySet<string>;
  readonly subgraphs: readonly { readonly name: string; readonly url: string | undefined }[];
}

/** Reads a supergraph; throws when it is none, or needs a feature that this gateway does not enforce. */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const view = plannerView(document);
  const options = { supportedFeatures: new Set(supportedFeatures) };
  const model = SupergraphModel.build(view.document, options);
  const fieldNames = new Set<string>();
  for (const definition of view.document.definitions)
    if (ownsFields(definition)) for (const field of definition.fields ?? []) fieldNames.add(field.name.value);
  const apiSchema = SupergraphModel.build(document, options)
    .apiSchema()
    .toGraphQLJSSchema({ includeDefer: true });
  checkScalars(apiSchema);
  let deferringPlanner: QueryPlanner | undefined;
  return {
    apiSchema,
    planner: new QueryPlanner(model, { exposeDocumentNodeInFetchNode: false }),
    deferringPlanner: () => {
      deferringPlanner ??= new QueryPlanner(model, {
        exposeDocumentNodeInFetchNode: false,
        incrementalDelivery: { enableDefer: true },
      });
      return deferringPlanner;
    },
    plannerSchema: model.apiSchema(),
    fixedFields: view.fixedFields,
    requirements: view.requirements,
    keyNames: view.keyNames,
    addedNames: view.addedNames,
    fieldNames,
    fieldNeeds: new FieldNeeds(document, apiSchema),
    tags: readTags(document),
    weights: readWeights(document),
    interfaces: new Set(
      Object.values(apiSchema.getTypeMap())
        .filter(isInterfaceType)
        .map(({ name }) => name),
    ),
    subgraphs: model
      .subgraphsMetadata()
      .map(({ name, url }) => ({ name, url: url === '' ? undefined : url })),
  };
}
