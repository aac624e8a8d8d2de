import type { GraphQLResolveInfo } from 'graphql';
import type { OperationRecord } from '#engine/graph/operation.ts';
import { actorOf } from '#engine/graph/writes.ts';
import { type Connection, connection, pageRequest } from '#kit/connection.ts';
import { isOperator } from '#kit/identity/viewer.ts';
import { totalFor } from '#kit/selection.ts';
import type { Context } from '../context.ts';
import type { QueryOperationsArgs } from '../generated/resolvers.ts';

export type OperationPage = Connection<OperationRecord>;

/** A page of the viewer's own writes, or of everybody's. */
export async function listOperations(
  { engine, viewer }: Context,
  args: QueryOperationsArgs,
  info: GraphQLResolveInfo,
): Promise<OperationPage> {
  const page = pageRequest(args, 'operations');
  const { status, kind } = args.filter ?? {};
  const filter = {
    actor: isOperator(viewer) ? undefined : actorOf(viewer),
    ...(status == null ? {} : { statuses: [status] }),
    ...(kind == null ? {} : { kinds: [kind] }),
  };
  const totalCount = totalFor(info, () => engine.count(filter));
  const operations = await engine.operations(filter, page.first + 1, page.after?.id);
  return connection(
    operations.map((operation) => ({ operation, replayed: false })),
    page,
    ({ operation }) => ({ segment: 'own', sort: operation.acceptedAt.toISOString(), id: operation.id }),
    totalCount,
  );
}
