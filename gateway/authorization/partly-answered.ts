import type { GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { AnsweredEvent } from '../../kit/subscription.ts';
import type { AnswerInParts } from '../defer/answer-in-parts.ts';
import type { OpenEvents } from '../execution/compile-events.ts';
import type { Answer, PreparedOperation, RunInParts } from '../operation/prepare.ts';
import { readVariables } from '../operation/variables.ts';
import type { UnauthorizedErrors } from './unauthorized-errors.ts';

/** An operation as it is answered to viewers who may not see all of it. */
export type PartlyAnswered = Pick<PreparedOperation, 'run'> & {
  readonly open: OpenEvents;
  readonly inParts?: Pick<RunInParts, 'run'>;
};

/** What was removed, as it is told. */
interface Told {
  readonly schema: GraphQLSchema;
  /** As the client wrote it. */
  readonly operation: OperationDefinitionNode;
  readonly errors: UnauthorizedErrors;
  /** Whether the errors depend on variables. */
  readonly needsVariables: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

/** Answers what is left of an operation, with the errors of what is not; where it rejects, the errors alone. */
export function answeredInPart(
  { run, open, inParts }: PreparedOperation,
  { schema, operation, errors, needsVariables }: Told,
  rejects: boolean,
): PartlyAnswered {
  const errorsFor = (given: Variables): readonly GraphQLFormattedError[] => {
    if (!needsVariables) return errors({});
    const read = readVariables(schema, operation, given);
    return 'errors' in read ? [] : errors(read.variables);
  };
  const answer = async <Result extends Answer | AnswerInParts>(
    given: Variables,
    rest: () => Promise<Result>,
  ): Promise<Result | Answer> => {
    const told = errorsFor(given);
    return rejects && told.length > 0 ? { errors: told } : withErrors(await rest(), told);
  };
  return {
    run: (variables, context) => answer(variables, () => run(variables, context)) as Promise<Answer>,
    ...(inParts
      ? {
          inParts: {
            run: (variables, context) => answer(variables, () => inParts.run(variables, context)),
          },
        }
      : {}),
    open: (variables, context) =>
      open && !(rejects && errorsFor(variables).length > 0) ? open(variables, context) : noEvents(),
  };
}

/** An operation that cannot be answered. */
export function refused(errors: readonly GraphQLFormattedError[]): PartlyAnswered {
  return { run: async () => ({ errors }), open: noEvents };
}

/** A subscription of which nothing is left does not begin: its only answer says why. */
async function* noEvents(): AsyncGenerator<AnsweredEvent> {
  yield { eventId: undefined };
}

function withErrors<Result extends Answer | AnswerInParts>(
  result: Result,
  told: readonly GraphQLFormattedError[],
): Result {
  if (told.length === 0) return result;
  if ('first' in result) {
    const { errors = [], ...first } = result.first;
    return { ...result, first: { errors: [...told, ...errors], ...first } };
  }
  // A request that was not executed says why itself.
  if (!('data' in result)) return result;
  const { errors = [], ...rest } = result;
  return { errors: [...told, ...errors], ...rest } as unknown as Result;
}
