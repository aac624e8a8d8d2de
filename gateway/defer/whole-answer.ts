import { merge } from '../execution/merge.ts';
import type { Entity } from '../execution/run.ts';
import type { AnswerInParts, Increment, LaterPart } from './answer-in-parts.ts';
import { valueAt } from './own-data.ts';

const NO_INTERFACES: ReadonlySet<string> = new Set();

/**
 * An answer in parts that tells, once all of them were taken, the data that they make together; it does not where the client
 * goes before.
 */
export function tellingWhole(
  { first, later }: AnswerInParts,
  onWhole: (data: Entity | null) => void,
): AnswerInParts {
  async function* parts(): AsyncGenerator<LaterPart, void, void> {
    const increments: Increment[] = [];
    for await (const part of later) {
      increments.push(...(part.incremental ?? []));
      yield part;
    }
    onWhole(joined(first.data, increments));
  }
  return { first, later: parts() };
}

/** Writes what came later into what came first, which has been sent. */
function joined(data: Entity | null, increments: readonly Increment[]): Entity | null {
  if (data)
    for (const { path, data: more } of increments) {
      const object = valueAt(data, path) as Entity | null | undefined;
      if (object && more) merge(object, more, NO_INTERFACES);
    }
  return data;
}
