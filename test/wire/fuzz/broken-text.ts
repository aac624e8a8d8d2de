import type { Random } from '#sandbox/dataset/demo/random.ts';

/** Ways in which text goes wrong. */

const GARBAGE = [
  '\u0000',
  '\u0001',
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ':',
  ';',
  '%',
  '--',
  '/*',
  '\u{1f600}',
  '\ud800',
  'NaN',
  '\n',
];

/** A random small change, after which the text may or may not still mean something. */
export function mutated(random: Random, text: string): string {
  const at = random.integer(0, Math.max(0, text.length - 1));
  const length = random.integer(1, 6);
  switch (random.integer(0, 5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + random.pick(GARBAGE) + text.slice(at);
    case 2:
      return text.slice(0, at);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 4: {
      const words = text.split(' ');
      words.splice(random.integer(0, words.length - 1), 1, random.pick(words), random.pick(words));
      return words.join(' ');
    }
    default:
      return text.slice(0, at) + String.fromCharCode(random.integer(1, 0x3000)) + text.slice(at + 1);
  }
}

/** JSON of an object, broken so that no parser reads it. */
export function brokenJson(random: Random, valid: string): string {
  const colon = valid.indexOf(':');
  const breaks: (() => string)[] = [
    () => valid.slice(0, random.integer(1, valid.length - 1)),
    () => `${valid.slice(0, -1)},}`,
    () => `${valid}}`,
    () => `${valid}${valid}`,
    () => valid.replaceAll('"', "'"),
    () => valid.replace(/"(\w+)":/, '$1:'),
    () => `${valid.slice(0, colon)}=${valid.slice(colon + 1)}`,
    () => `${valid.slice(0, colon)}::${valid.slice(colon + 1)}`,
    () => `// note\n${valid}`,
    () => `/* note */${valid}`,
    () =>
      `${valid.slice(0, -1)},"x":${random.pick(['NaN', 'Infinity', '-Infinity', 'undefined', '01', '+1', '.5', '1.', '0x1F', '1e', 'True', 'nul', "'x'", '\\"', ''])}}`,
    () => `${valid.slice(0, -1)},"x":"${random.pick(['\n', '\t', '\u0000', '\\x', '\\u12', '\\'])}"}`,
    () => `\ufeff${valid}`,
    () => valid.replace('{', '{,'),
    () => valid.replace('{', ''),
    () => '{'.repeat(random.integer(2, 20_000)),
    () => `<json>${valid}</json>`,
    () => '',
    () => ' ',
    () => 'null',
    () => '[]]',
    () => `"${valid}`,
  ];
  return random.pick(breaks)();
}

/** JSON that parses, but holds something nested deeper than anything sensible. */
export function deepJson(random: Random): string {
  const depth = random.integer(500, 50_000);
  return random.chance(0.5)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Bytes that are no UTF-8, inside of a text. */
export function notUtf8(random: Random, text: string): Uint8Array {
  const bad = random.pick([
    [0xff],
    [0xc3, 0x28],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x98],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0x80],
  ]);
  const bytes = Buffer.from(text);
  const at = random.integer(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(bad), bytes.subarray(at)]);
}
