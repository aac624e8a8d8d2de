import type { z } from 'zod';

/** One function that `docs/metrics.md` lists: what it takes, and an example that the document runs. */
export interface FunctionEntry {
  readonly name: string;
  /** Its file, from this folder. */
  readonly file: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
  readonly run: (input: never) => unknown;
}

/** An entry whose example fits its function. */
export function entry<Schema extends z.ZodType>(
  name: string,
  file: string,
  schema: Schema,
  run: (input: z.input<Schema>) => unknown,
  example: z.input<Schema>,
): FunctionEntry {
  return { name, file, schema, example, run };
}
