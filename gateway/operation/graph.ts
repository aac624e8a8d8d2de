import { hash } from 'node:crypto';
import { type GraphQLFormattedError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';
import type { CostLimits, Introspection, Unauthorized } from '../../kit/settings.ts';
import type { Histogram, Tally } from '../../kit/telemetry/accumulators.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import { prepareAuthorized } from '../authorization/prepare-authorized.ts';
import { operationCost } from '../cost/operation-cost.ts';
import { type CostRules, costRules, withCost } from '../cost/with-cost.ts';
import { prepareDeferring } from '../defer/prepare-deferring.ts';
import { DocumentCache } from '../document/document-cache.ts';
import { type ReadDocument, readDocument } from '../document/read-document.ts';
import type { PlanContext } from '../execution/step.ts';
import { preparationErrors } from './preparation-error.ts';
import { type PreparedOperation, prepareOperation, type RunInParts } from './prepare.ts';

const MAX_DOCUMENTS = 2_000;
const MAX_OPERATORS_DOCUMENTS = 200;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** An operation that can run, or why the request cannot be answered. */
export type FoundOperation = (PreparedOperation | { readonly errors: readonly GraphQLFormattedError[] }) & {
  /** The beginning of the document's SHA-256, which names it where its text must not be. */
  readonly document: string;
};

/** An operation that was asked for, and for which variables it was answered in parts. */
export interface UsedOperation {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly inParts: ReturnType<RunInParts['combinations']>;
}

type WithoutDocument<T> = T extends unknown ? Omit<T, 'document'> : never;

const HASH_LENGTH = 16;

interface KnownDocument {
  readonly read: ReadDocument;
  readonly hash: string;
  readonly operations: Map<string, FoundOperation>;
}

export interface GraphOptions {
  readonly introspection: Introspection;
  /** Unset: `filter`. */
  readonly unauthorized?: Unauthorized;
  /** None given: an operation may cost anything. */
  readonly costLimits?: CostLimits;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The graph as one supergraph makes it: turns documents into operations, and keeps those asked for lately. */
export class Graph {
  readonly #plan: PlanContext;
  readonly #introspection: Introspection;
  readonly #unauthorized: Unauthorized;
  readonly #costRules: CostRules;
  readonly #log: Log;
  readonly #documents = new DocumentCache<KnownDocument>(MAX_DOCUMENTS, MAX_CHARACTERS);
  /** Documents of those who may ask about the schema where others may not: they are read by other rules. */
  readonly #ofOperators = new DocumentCache<KnownDocument>(MAX_OPERATORS_DOCUMENTS, MAX_CHARACTERS);

  readonly #hits: Tally;
  readonly #misses: Tally;
  readonly #kept: Tally;
  readonly #planning: Histogram;

  constructor(plan: PlanContext, options: GraphOptions) {
    this.#plan = plan;
    this.#introspection = options.introspection;
    this.#unauthorized = options.unauthorized ?? 'filter';
    this.#log = options.log;
    this.#costRules = costRules(plan.view.audience, options.costLimits ?? {}, options.metrics);
    const lookups = options.metrics.family('gateway_document_lookups_total');
    this.#hits = lookups.with('hit');
    this.#misses = lookups.with('miss');
    this.#kept = options.metrics.family('gateway_documents').with(plan.view.audience);
    this.#planning = options.metrics.family('gateway_plan_duration_seconds').with();
  }

  /** What those who ask see of it. */
  get schema(): GraphQLSchema {
    return this.#plan.view.schema;
  }

  /** The operation of a document that a request names, prepared at its first use; for an operator of the product, or others. */
  operation(text: string, operationName: string | undefined, isOperator = false): FoundOperation {
    const isApart = isOperator && this.#introspection === 'operators';
    const documents = isApart ? this.#ofOperators : this.#documents;
    let known = documents.get(text);
    if (known) this.#hits.add();
    else {
      this.#misses.add();
      known = {
        read: readDocument(text, this.#plan.view.schema, isApart || this.#introspection === 'on'),
        hash: hash('sha256', text).slice(0, HASH_LENGTH),
        operations: new Map(),
      };
      documents.set(text, known);
      this.#kept.set(this.#documents.size + this.#ofOperators.size);
    }
    const key = operationName ?? '';
    const prepared = known.operations.get(key);
    if (prepared) return prepared;
    const operation = { ...this.#prepare(known.read, operationName), document: known.hash };
    // An operation name that the document does not have is the client's to choose: not kept.
    if ('run' in operation || operationName === undefined) known.operations.set(key, operation);
    return operation;
  }

  /** What has been asked for lately, the latest last. */
  operations(): UsedOperation[] {
    return this.#documents.entries().flatMap(([text, { operations }]) =>
      [...operations].map(([name, operation]) => ({
        text,
        operationName: name || undefined,
        inParts: ('inParts' in operation && operation.inParts?.combinations()) || [],
      })),
    );
  }

  /** Prepares operations before they are asked for; tells how many are ready and how many this graph does not answer. */
  prepareAll(operations: readonly UsedOperation[]): { readonly prepared: number; readonly lost: number } {
    const ready = operations.filter(({ text, operationName, inParts }) => {
      const operation = this.operation(text, operationName);
      if (!('run' in operation)) return false;
      for (const combination of inParts) operation.inParts?.prepare(combination);
      return true;
    });
    return { prepared: ready.length, lost: operations.length - ready.length };
  }

  #prepare(read: ReadDocument, operationName: string | undefined): WithoutDocument<FoundOperation> {
    if ('errors' in read) return read;
    const operations = read.document.definitions.filter(
      (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
    );
    const found =
      operationName === undefined
        ? operations.length === 1
          ? operations[0]
          : undefined
        : operations.find(({ name }) => name?.value === operationName);
    if (!found)
      return refused(
        'OPERATION_RESOLUTION_FAILURE',
        operationName === undefined
          ? 'The document has several operations; operationName says which to run'
          : 'The document has no operation of that name',
      );
    const startedAt = performance.now();
    try {
      const { view, supergraph } = this.#plan;
      const prepare = read.defers ? prepareDeferring : prepareOperation;
      const prepared = prepareAuthorized(
        prepare,
        read.document,
        found,
        this.#plan,
        this.#log,
        this.#unauthorized,
      );
      const cost = operationCost(read.document, found, view.schema, supergraph.weights);
      return withCost(prepared, cost, this.#costRules);
    } catch (error) {
      return { errors: preparationErrors(error, this.#log) };
    } finally {
      this.#planning.observe((performance.now() - startedAt) / 1_000);
    }
  }
}

function refused(code: Parameters<typeof clientError>[0], text: string): WithoutDocument<FoundOperation> {
  return { errors: [clientError(code, text).toJSON()] };
}
