import type { Viewer } from '#kit/identity/viewer.ts';
import type { Refusal } from '#kit/source-refusal.ts';
import type { Effect, EffectSystem, Operation, Problem } from '../operation.ts';
import { sourceRefusedText } from '../refused-text.ts';

/** An operation as one answer tells it. */
export interface OperationRecord {
  readonly operation: Operation;
  /** Whether the answer belongs to an earlier request with the same key. */
  readonly replayed: boolean;
}

/** A problem as an object of the type that it names. */
export type ProblemRecord = Pick<Problem, 'message' | 'path'> & { readonly __typename: string };

/** What a write waits for. */
interface WaitingRecord {
  readonly code: string;
  readonly source: EffectSystem | null;
  readonly retryAt: string | null;
}

interface Field {
  readonly name: string;
  readonly value: string | null;
}

export function problemRecord({ type, message, path, detail }: Problem): ProblemRecord {
  return { ...detail, __typename: type, message, path };
}

/** The resolvers of `schema/writes/operation.graphql`, the same in every subgraph that writes. */
export const operationResolvers = {
  UserError: { __resolveType: ({ __typename }: ProblemRecord): string => __typename },
  Operation: {
    id: ({ operation }: OperationRecord): string => operation.id,
    kind: ({ operation }: OperationRecord): string => operation.kind,
    status: ({ operation }: OperationRecord): Operation['status'] => operation.status,
    effects: ({ operation }: OperationRecord): readonly Effect[] => operation.effects,
    errors: ({ operation }: OperationRecord): readonly ProblemRecord[] =>
      operation.problems.map(problemRecord),
    waiting: ({ operation: { status, lastFailure } }: OperationRecord): WaitingRecord | null =>
      lastFailure === undefined || status === 'RUNNING'
        ? null
        : {
            code: lastFailure.code,
            source: lastFailure.source ?? null,
            retryAt: lastFailure.retryAt?.toISOString() ?? null,
          },
    acceptedAt: ({ operation }: OperationRecord): string => operation.acceptedAt.toISOString(),
    updatedAt: ({ operation }: OperationRecord): string => operation.updatedAt.toISOString(),
  },
  SourceRefusedProblem: {
    /** Partners are not told which system it is. */
    message: (
      { message, reason }: ProblemRecord & { readonly reason?: Refusal | null },
      _args: unknown,
      { viewer }: { readonly viewer: Viewer },
    ): string =>
      viewer.partner === undefined ? message : sourceRefusedText('A system', reason ?? undefined),
  },
  OperationEffect: {
    before: ({ before }: Effect): readonly Field[] => fields(before),
    after: ({ after }: Effect): readonly Field[] => fields(after),
  },
};

function fields(values: Readonly<Record<string, string | null>>): readonly Field[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
