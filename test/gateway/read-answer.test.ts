import { isDeepStrictEqual } from 'node:util';
import { parse, validate } from 'graphql';
import { expect, test, vi } from 'vitest';
import { answerReader, type ReadAnswer } from '../../gateway/subgraph/read-answer.ts';
import { Dice } from '../support/dice.ts';
import { draws, generateOperation } from './differential/generate-operation.ts';
import { askMonolith, monolith } from './differential/world-services.ts';

const OPERATIONS = 150;

/** What a reader makes of a text, or that it is no JSON. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : error;
  }
}

function differs(read: ReadAnswer, text: string | Buffer): boolean {
  const body = Buffer.from(text as string);
  return !isDeepStrictEqual(
    outcome(() => read(body)),
    outcome(() => JSON.parse(body.toString())),
  );
}

/** One place of a text taken out, doubled, moved or replaced. */
function spoiled(body: Buffer, dice: Dice): Buffer {
  const place = dice.below(body.length);
  const length = dice.between(1, 6);
  const [before, cut, after] = [
    body.subarray(0, place),
    body.subarray(place, place + length),
    body.subarray(place + length),
  ];
  const replacement = dice.one([
    '',
    '"',
    '\\',
    '\\u00e9',
    '\n',
    ' ',
    '0',
    '-',
    '1e3',
    '.5',
    '{',
    ']',
    'null',
    'é',
    '😀',
    ',"a":1',
  ]);
  return Buffer.concat(
    dice.one([
      [before, after],
      [before, cut, cut, after],
      [before, after, cut],
      [before, Buffer.from(replacement), after],
      [before, Buffer.from(replacement), cut, after],
      [before, Buffer.from([dice.below(256)]), after],
      [before],
    ]),
  );
}

test('an answer is read as JSON.parse reads it, whole or spoiled at any place', () => {
  const dice = new Dice(7);
  const parsing = vi.spyOn(JSON, 'parse');
  const wrong: string[] = [];
  let read = 0;
  let byTheReader = 0;
  for (let i = 0; read < OPERATIONS; i++) {
    const { document, variables } = generateOperation(monolith, draws(i), { shadowingAliases: i % 2 === 0 });
    if (validate(monolith, parse(document)).length > 0) continue;
    read++;
    const text = JSON.stringify(askMonolith(document, variables, { seed: i, share: i % 3 === 0 ? 0.03 : 0 }));
    const reader = answerReader(document, 0);
    parsing.mockClear();
    reader(Buffer.from(`${text}\n`));
    if (parsing.mock.calls.length === 0) byTheReader++;
    const texts: (string | Buffer)[] = [text, `${text} \r\n`, JSON.stringify(JSON.parse(text), null, 2)];
    for (let n = 0; n < 20; n++) texts.push(spoiled(Buffer.from(text), dice));
    for (const one of texts) if (differs(reader, one)) wrong.push(`${document}\n${one}`);
  }
  parsing.mockRestore();
  expect(wrong).toEqual([]);
  expect(byTheReader).toBeGreaterThan(OPERATIONS / 2);
});

test.each([
  ['numbers', '[0,-0,12,-7,1.5,1e3,-2.25E-2,123456789012345678901234567890,1e999]'],
  ['numbers that are none', '[01]'],
  ['a sign without a number', '[-]'],
  ['escapes', String.raw`["a\"b","\\","\u00e9\n","\/"]`],
  ['a wrong escape', String.raw`["\x"]`],
  ['a raw control character', '["a\nb"]'],
  ['characters of all planes', '["é","日本","😀","\u2028"]'],
  ['lists in lists', '[[],[[1],null],[true,false]]'],
  ['an object where a scalar is expected', '{"a":[1],"b":{"c":2}}'],
])('a scalar is read as JSON.parse reads it: %s', (_, json) => {
  const read = answerReader('{ scalar }', 0);
  expect(differs(read, `{"data":{"scalar":${json}}}`)).toBe(false);
});

test('a field named __proto__ is a field', () => {
  const read = answerReader('{ __proto__: a { __proto__: b ... on C { c } } }', 0);
  const text = '{"data":{"__proto__":{"__proto__":1,"c":2}}}';
  expect(JSON.stringify(read(Buffer.from(text)))).toBe(text);
});
