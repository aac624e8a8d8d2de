import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';

/** The plan of the one operation of a document that is valid and holds its planned names. */
export function planOperation(planner: QueryPlanner, schema: Schema, document: DocumentNode): QueryPlan {
  return planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false }));
}
