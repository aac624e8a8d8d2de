import type { Target } from './target.ts';

/** One thing that a scanner of GraphQL servers looks for. */
export interface Check {
  /** What must not be found. */
  readonly name: string;
  /** Waits for time limits; left out where that must be quick. */
  readonly slow?: boolean;
  /** What was found, in a few words; undefined: nothing. */
  readonly find: (target: Target) => Promise<string | undefined>;
}

export interface Finding {
  readonly check: string;
  readonly found: string;
}

/** Runs checks one after another; a check that breaks has found something, too. */
export async function scan(target: Target, checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, find } of checks) {
    const found = await find(target).catch((error: unknown) => `the check broke: ${error}`);
    if (found !== undefined) findings.push({ check: name, found });
  }
  return findings;
}
