import { badRequest } from './refusal.ts';

/** How deep lists and objects may stand in each other; no input of a graph comes near it. */
const MAX_VARIABLE_LEVELS = 100;

/** Throws a Refusal for variables that whoever walks through them could not get out of. */
export function refuseDeepVariables(variables: Readonly<Record<string, unknown>>): void {
  if (isDeeper(variables, MAX_VARIABLE_LEVELS))
    throw badRequest(`The variables are nested deeper than ${MAX_VARIABLE_LEVELS} levels`);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((one) => isDeeper(one, levels - 1));
  for (const key in value)
    if (isDeeper((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  return false;
}
