import type { PlannedError } from '../execution/run.ts';
import type { ClientPath } from '../operation/client-path.ts';

/** What answers fields: a part, or what is answered first, and the parts deferred inside it. */
export interface Answering<Part> {
  /** Translates paths as far as it answers them. */
  readonly clientPath: ClientPath;
  readonly parts: readonly Part[];
}

/**
 * A fetch may bring more than its own part answers. What fails of that is told in the deferred part that does answer
 * it: the one that knows most of the error's path.
 */
export function splitErrors<Part extends Answering<Part>>(
  errors: readonly PlannedError[],
  answering: Answering<Part>,
): { readonly own: readonly PlannedError[]; readonly below: ReadonlyMap<Part, readonly PlannedError[]> } {
  const own: PlannedError[] = [];
  const below = new Map<Part, PlannedError[]>(answering.parts.map((part) => [part, []]));
  for (const error of errors) {
    const depths = answering.parts.map((part) => depth(error, part));
    const deepest = Math.max(...depths, error.path ? answering.clientPath(error.path).length : 0);
    if (!error.path || answering.clientPath(error.path).length === deepest) own.push(error);
    else
      for (const [i, part] of answering.parts.entries())
        if (depths[i] === deepest) below.get(part)?.push(error);
  }
  return { own, below };
}

function depth<Part extends Answering<Part>>(error: PlannedError, { clientPath, parts }: Part): number {
  if (error.path === undefined) return 0;
  return Math.max(clientPath(error.path).length, ...parts.map((part) => depth(error, part)));
}
