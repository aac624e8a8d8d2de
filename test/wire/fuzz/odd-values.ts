import type { Random } from '#sandbox/dataset/demo/random.ts';

/** JSON texts that are wrong as the value of a field of a kind. */
const WRONG = {
  boolean: ['"yes"', '"T"', '2', '-1', '[]', '{}', '[true]', '1e400'],
  number: [
    '"abc"',
    'true',
    '[]',
    '{}',
    '"NaN"',
    '"Infinity"',
    '"12,5"',
    '"1 2"',
    '"0x10"',
    '1e400',
    '-1e400',
    '1e9999',
    '"1e99999"',
    '99999999999999999999999999',
    '[1]',
    '{"a":1}',
  ],
  date: [
    '"soon"',
    '20240101',
    '"2024-13-01"',
    '"2024-02-30"',
    '"0000-00-00"',
    '"24-1-1"',
    'true',
    '[]',
    '{}',
    '"2024-01-01x"',
    '"9999999-01-01"',
    '1e400',
  ],
  reference: [
    '"x"',
    '5',
    'true',
    '"001"',
    '[]',
    '"zzzzzzzzzzzzzzz"',
    '"001Hs0000000001AAAA"',
    '"\' OR 1=1"',
    '"\\u0000"',
    '-1',
    '1e400',
    '[["a"]]',
  ],
  text: ['[]', '{"a":{"b":[1]}}', 'true', '[1,2]', '[null]'],
} as const;

export type Kind = keyof typeof WRONG;

export function wrongValue(random: Random, kind: Kind): string {
  return random.pick(WRONG[kind]);
}

const STRANGE = [
  'null',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '0',
  '-0',
  '1e-400',
  '"𝔘𝔫𝔦𝔠𝔬𝔡𝔢"',
  '"\\r\\n"',
  '"<b>&amp;</b>"',
  '"\'; DROP TABLE x; --"',
  '"%s%n"',
  '"{{7*7}}"',
  '"../../etc"',
  `"${'x'.repeat(300_000)}"`,
  '9007199254740993',
  '-99999999999999999',
  '0.1234567890123456789',
];

/** Values that are unusual rather than wrong. */
export function strangeValue(random: Random): string {
  return random.pick(STRANGE);
}
