import type { WriteAnswer, WriteRequest } from '#engine/graph/writes.ts';
import type { Context } from '../context.ts';

/** Where the customer cannot be told in time: whatever waits there keeps its order, among all customers. */
export const COMMON_LANE = 'books';

/** Has a write done; everything that is read after it is read anew. */
export async function written(context: Context, request: WriteRequest): Promise<WriteAnswer> {
  const answer = await context.writes.write(request);
  context.readAnew();
  return answer;
}
