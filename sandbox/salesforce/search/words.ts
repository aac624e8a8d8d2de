/** How text is cut into words, the same for records and for what is searched in them. */

const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
const PATTERN = /[\p{L}\p{N}\p{M}_*?]+/gu;

/** The words of a record's text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/** The words of a searched text: a wildcard belongs to its word, but does not start one. */
export function patternsOf(text: string): string[] {
  const words = text.normalize('NFC').toLowerCase().match(PATTERN) ?? [];
  return words.map((word) => word.replace(/^[*?]+/, '')).filter((word) => word !== '');
}

/** Tells whether a word is what a pattern asks for. */
export function matcherOf(pattern: string): (word: string) => boolean {
  if (!pattern.includes('*') && !pattern.includes('?')) return (word) => word === pattern;
  const source = [...pattern]
    .map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[.+^${}()|[\]\\]/, '\\$&')))
    .join('');
  const expression = new RegExp(`^${source}$`, 'u');
  return (word) => expression.test(word);
}

/** The longest run of plain letters and digits in a pattern: every match contains it, whatever its case. */
export function plainPartOf(pattern: string): string {
  const runs = pattern.match(/[a-z0-9]+/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
