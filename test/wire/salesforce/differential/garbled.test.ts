import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, connected } from '../sandbox.ts';
import { deals } from './deals.ts';
import { garbled } from './garbled.ts';

const TEXTS = 600;
const CODES = [
  'INVALID_FIELD',
  'INVALID_QUERY_FILTER_OPERATOR',
  'INVALID_QUERY_SCOPE',
  'INVALID_SEARCH',
  'INVALID_TYPE',
  'MALFORMED_QUERY',
  'MALFORMED_SEARCH',
  'NUMBER_OUTSIDE_VALID_RANGE',
];
const { dataSet, rows } = deals();
let org: Connected;
beforeAll(async () => {
  org = await connected(dataSet);
});
afterAll(() => org.stop());

test('A garbled query or search is answered or refused with one of Salesforce’s codes, never otherwise', async () => {
  const counts = { answered: 0, refused: 0 };
  for (let seed = 0; seed < TEXTS; seed++) {
    const { resource, text } = garbled(seed, rows);
    const answer = await org.call(`/services/data/v66.0/${resource}?q=${encodeURIComponent(text)}`);
    const body = (await answer.json()) as { errorCode: string; message: string }[];
    if (answer.status === 200) counts.answered++;
    else {
      counts.refused++;
      expect({
        text,
        status: answer.status,
        code: CODES.find((code) => code === body[0]?.errorCode),
      }).toEqual({
        text,
        status: 400,
        code: body[0]?.errorCode,
      });
      expect(body[0]?.message).toMatch(/\S/);
    }
  }
  expect(counts.answered + counts.refused).toBe(TEXTS);
  expect(counts.refused).toBeGreaterThan(TEXTS / 2);
});
