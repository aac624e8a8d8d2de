import type { OperationRecord } from '#engine/graph/operation.ts';
import type { Operation } from '#engine/operation.ts';
import { badInput } from '#kit/errors.ts';
import { isOperator, type Viewer } from '#kit/identity/viewer.ts';
import type { Context } from '../context.ts';

/** The operation, where the viewer may see it: their own, or anybody's for those who may read operations. */
export async function findOperation(
  { engine, viewer }: Context,
  id: string,
): Promise<OperationRecord | null> {
  requireOperationId(id);
  const operation = await engine.operation(id);
  return operation && isVisible(operation, viewer) ? { operation, replayed: false } : null;
}

/** Throws BAD_USER_INPUT for what no operation can have as its id. */
export function requireOperationId(id: string, argument = 'id'): void {
  if (!/^op_[0-9a-f]{32}$/.test(id)) throw badInput(`${argument}: not an operation's id`);
}

function isVisible({ actor }: Operation, viewer: Viewer): boolean {
  return isOperator(viewer) || (actor.subject === viewer.subject && actor.partner === viewer.partner);
}
