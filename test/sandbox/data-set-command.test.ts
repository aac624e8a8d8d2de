import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDataSet } from '../../sandbox/dataset/directory.ts';

const program = fileURLToPath(new URL('../../sandbox/dataset/write.ts', import.meta.url));

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-set-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function run(args: string[], today = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TODAY: today },
  });
}

describe('The data set program', () => {
  test('writes about as many transaction lines as asked for, the same ones each time', () => {
    const [first, second] = [join(directory, 'first'), join(directory, 'second')];
    expect(run(['--lines', '3000', first])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['--lines', '3000', second])).toMatchObject({ status: 0, stderr: '' });
    const tables = (directory: string): unknown[] =>
      [readDataSet(directory)].flatMap(({ salesforce, netsuite }) => [...salesforce, ...netsuite]);
    expect(tables(first)).toEqual(tables(second));
    expect(tables(first)).not.toEqual([]);
  });

  test('says how many it wrote: at least those asked for, at most one customer more', () => {
    const { stdout } = run(['--lines', '3000', join(directory, 'counted')]);
    const lines = Number(/^(\d+) transaction lines written to /.exec(stdout)?.[1]);
    expect(lines).toBeGreaterThanOrEqual(3000);
    expect(lines).toBeLessThan(3600);
  });

  test('makes the data for the business date given', () => {
    const target = join(directory, 'dated');
    expect(run(['--lines', '20', target], '2025-01-31').status).toBe(0);
    expect(readDataSet(target).today).toBe('2025-01-31');
    expect(run(['--lines', '20', '--today', '2024-12-31', target], '2025-01-31').status).toBe(0);
    expect(readDataSet(target).today).toBe('2024-12-31');
  });

  test.each([
    ['without arguments', [], 'the directory to write is missing'],
    ['without --lines', ['out'], '--lines is missing'],
    [
      'without a number',
      ['--lines', 'many', 'out'],
      '--lines must be a whole number from 1 to 1000000, not many',
    ],
    ['with no lines', ['--lines', '0', 'out'], '--lines must be a whole number from 1 to 1000000, not 0'],
    [
      'with too many lines',
      ['--lines', '1000001', 'out'],
      '--lines must be a whole number from 1 to 1000000',
    ],
    ['with a fraction', ['--lines', '1.5', 'out'], '--lines must be a whole number'],
    ['with two directories', ['--lines', '5', 'out', 'more'], 'one directory only, not also more'],
    ['with an unknown option', ['--rows', '5', 'out'], "Unknown option '--rows'"],
    ['with no date', ['--lines', '5', '--today', 'soon', 'out'], 'must be a date YYYY-MM-DD, not soon'],
  ])('%s says in one line what is wrong and ends with 2', (_, args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync('out')).toBe(false);
  });
});
