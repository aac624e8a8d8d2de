import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestStack, testStack } from '../support/stack.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(read('README.md'))?.[1] ?? '';

// Another day than the one on which it was printed: the answer must not depend on it.
let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2027-03-01' });
});
afterAll(() => stack?.stop());

test('the README\u2019s query answers as printed, whatever the day', async () => {
  expect(await stack.ask(block('graphql'), {}, 'frontend')).toEqual(JSON.parse(block('json')));
});

test('the file that the README sends holds the query that it prints', () => {
  const { query } = JSON.parse(read('docs/example-query.json')) as { query: string };
  const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
  expect(words(query)).toBe(words(block('graphql')));
  expect(words(read('docs/example-query.graphql'))).toBe(words(query));
});
