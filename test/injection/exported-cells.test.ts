import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvCell } from '../../gateway/export/cell.ts';
import { hostileTexts } from './hostile-strings.ts';

test('each of 2,000 hostile texts is one cell of an exported table, and none a formula', () => {
  const texts = hostileTexts(2_000, 11);
  const table = texts.map((text) => `before,${csvCell(text, 'text')},after\r\n`).join('');
  const rows = parse(table, { record_delimiter: '\r\n' }) as string[][];
  expect(rows.length).toBe(texts.length);
  rows.forEach((row, i) => {
    const text = texts[i] as string;
    expect(row).toEqual(['before', /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text, 'after']);
  });
});
