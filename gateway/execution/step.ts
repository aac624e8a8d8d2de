import type { AudienceView } from '../audience/audience-view.ts';
import type { SubgraphLink } from '../subgraph/subgraph-link.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import type { Run } from './run.ts';

/** What plans are compiled against. */
export interface PlanContext {
  readonly supergraph: Supergraph;
  /** What those who ask see of it. */
  readonly view: AudienceView;
  readonly links: ReadonlyMap<string, SubgraphLink>;
}

/** A node of a plan as a function. */
export type Step = (run: Run) => Promise<void>;

/** Where a node of a plan works: field names, `@` for every element of a list. */
export type PlanPath = readonly (string | number)[];
