import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { ConfigurationError } from '#kit/config.ts';
import { meaningHash } from './meaning-hash.ts';
import { policySchema, type SalesPolicy } from './policy.ts';

/** Reads and checks a policy file. Throws ConfigurationError with every fault, each with its line. */
export function readPolicyFile(path: string): SalesPolicy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError([`SALES_POLICY_FILE: ${path} cannot be read`]);
  }
  return readPolicy(text, path);
}

/** Reads and checks a policy; `name` is what faults call the file. Throws ConfigurationError. */
export function readPolicy(text: string, name: string): SalesPolicy {
  const lines = new LineCounter();
  // Every scalar stays the text that was written: decimals exact, `off` a word.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const at = (offset: number): string => `${name} line ${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message.split(/ at line|\n/)[0]}`),
    );
  }
  const parsed = policySchema.safeParse(resolved(document, name));
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
      // What stands too much in a file is named at its own line.
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ path: [...path, key], text: 'is not a word of the policy' }));
      const isMissing = path.length > 0 && !document.hasIn(path);
      return [{ path, text: isMissing ? 'is missing' : issue.message }];
    });
    throw new ConfigurationError(
      faults
        .map(({ path, text }) => ({ line: lineOf(path), text: `${pathText(path)} ${text}` }))
        .sort((a, b) => a.line - b.line)
        .map(({ line, text }) => `${name} line ${line}: ${text}`),
    );
  }
  return { ...parsed.data, version: `${parsed.data.name} ${meaningHash(parsed.data).slice(0, 12)}` };

  /** The line of the deepest part of the path that the file has; keys count, not only their values. */
  function lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = keyOffset(path.slice(0, depth));
      if (offset !== undefined) return lines.linePos(offset).line;
    }
    return 1;
  }

  function keyOffset(path: readonly (string | number)[]): number | undefined {
    const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const items = (holder as { items?: readonly unknown[] } | null | undefined)?.items;
    const last = path.at(-1);
    const item = typeof last === 'number' ? items?.[last] : items?.find((pair) => keyOf(pair) === last);
    const node = typeof last === 'number' ? item : (item as { key?: unknown } | undefined)?.key;
    return (node as { range?: readonly number[] } | undefined)?.range?.[0];
  }
}

/** The file's content; names that it refers to may not be there, or stand for themselves. */
function resolved(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ConfigurationError([`${name}: ${(error as Error).message}`]);
  }
}

function keyOf(pair: unknown): unknown {
  return (pair as { key?: { value?: unknown } }).key?.value;
}

function pathText(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the file';
  return path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : part)).join(' > ');
}
