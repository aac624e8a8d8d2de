import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ifrs15Functions } from '../../subgraphs/revenue/ifrs15/functions.ts';
import { publishedExamples } from '../../subgraphs/revenue/ifrs15/published-examples.ts';

const folder = new URL('../../subgraphs/revenue/ifrs15/', import.meta.url);
const entries = Object.values(ifrs15Functions).flat();

test('every function that takes an input of its own is listed, in the file that has it, and its example runs', () => {
  const declared = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^([a-z-]+\/.*|account-for-contract)\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^export const (\w+)Input = /gm)].map(
        () => file,
      ),
    );
  expect(entries.map((entry) => entry.file).sort()).toEqual(declared.sort());
  expect(entries.length).toBeGreaterThan(45);
  for (const { name, file, run, example } of entries) {
    expect(readFileSync(new URL(file, folder), 'utf8')).toContain(`export function ${name}(`);
    const answer = run(example as never);
    expect(JSON.parse(JSON.stringify(answer)), name).toEqual(answer);
  }
});

test('an input is plain JSON, is not changed, and is refused with the field that is wrong', () => {
  for (const { name, run, example } of entries) {
    const before = JSON.stringify(example);
    run(JSON.parse(before) as never);
    expect(JSON.stringify(example), name).toBe(before);
    expect(() => run({ ...(example as object), surprise: 1 } as never), name).toThrow(
      /there is no surprise to give/,
    );
    expect(() => run(null as never), name).toThrow('input: must be an object');
  }
});

test('each of the 63 illustrative examples leads to functions that are there', () => {
  const numbers = publishedExamples.flatMap((one) => one.examples);
  const all = [...Array.from({ length: 63 }, (_, index) => String(index + 1)), '46A', '48A'];
  expect(numbers.toSorted()).toEqual(all.toSorted());
  const names = new Set(entries.map((entry) => entry.name));
  expect(publishedExamples.flatMap((one) => one.functions).filter((name) => !names.has(name))).toEqual([]);
});
