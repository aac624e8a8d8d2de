/** Oracle's regular expressions over JavaScript's. */

const CLASSES: Readonly<Record<string, string>> = {
  alpha: '\\p{L}',
  digit: '0-9',
  alnum: '\\p{L}0-9',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  space: '\\s',
  blank: ' \\t',
  punct: '!-/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  cntrl: '\\x00-\\x1f',
  print: '\\x20-\\x7e',
  graph: '\\x21-\\x7e',
};

/** Compiles a pattern; throws when it is none. Every pattern searches globally, so that matches can be counted. */
export function expression(pattern: string, flags: string): RegExp {
  const translated = pattern.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
  return new RegExp(translated, `g${flags}`);
}

/** Oracle's match parameter: i and c for case, n lets a dot match a line end, m is for many lines. */
export function matchFlags(parameter: unknown): string {
  const letters = parameter === null || parameter === undefined ? '' : String(parameter);
  const insensitive = letters.lastIndexOf('i') > letters.lastIndexOf('c');
  return `u${insensitive ? 'i' : ''}${letters.includes('n') ? 's' : ''}${letters.includes('m') ? 'm' : ''}`;
}

export function nthMatch(
  text: string,
  pattern: RegExp,
  position: number,
  occurrence: number,
): RegExpExecArray | undefined {
  let count = 0;
  for (const match of text.matchAll(pattern))
    if (match.index >= position - 1 && ++count === occurrence) return match;
  return undefined;
}

/** Replaces one occurrence, or every one where `occurrence` is 0; null where nothing is left. */
export function replaceMatches(
  text: string,
  pattern: RegExp,
  replacement: string,
  position: number,
  occurrence: number,
): string | null {
  let count = 0;
  const result = text.replace(pattern, (...found: unknown[]) => {
    const groups = found.filter((part) => typeof part !== 'object');
    const index = groups.at(-2) as number;
    if (index < position - 1 || (occurrence !== 0 && ++count !== occurrence)) return found[0] as string;
    return replacement.replace(/\\(\d)/g, (_, group: string) => String(found[Number(group)] ?? ''));
  });
  return result === '' ? null : result;
}
