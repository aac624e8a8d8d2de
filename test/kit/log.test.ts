import { execFileSync, spawnSync } from 'node:child_process';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { formatError } from '../../kit/error-format.ts';
import { createLog } from '../../kit/log.ts';
import { LoggableError } from '../../kit/loggable-error.ts';
import { netsuiteError } from '../../sources/netsuite/errors.ts';
import { salesforceError } from '../../sources/salesforce/errors.ts';

const opened = () => {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
};

test('of an error is logged what tells the defect apart: its type, its code and the places in the code', () => {
  const { lines, log } = opened();
  const cause = Object.assign(new Error('session CANARY refused'), { code: 'ECONNRESET' });
  const error = Object.assign(new TypeError('no account of CANARY\n    at CANARY', { cause }), {
    request: { headers: { authorization: 'Bearer CANARY' } },
    response: { body: 'CANARY' },
  });
  log.error({ err: error }, 'failed');
  const { err } = JSON.parse(lines[0] ?? '');
  expect([err.type, err.message, err.code, err.cause.type, err.cause.message, err.cause.code]).toEqual([
    'TypeError',
    undefined,
    undefined,
    'Error',
    undefined,
    'ECONNRESET',
  ]);
  expect(err.stack).toMatch(/^ {4}at .*log\.test\.ts:\d+:\d+/);
  expect(Object.keys(err).sort()).toEqual(['cause', 'stack', 'type']);
  expect(lines.join('')).not.toContain('CANARY');
});

test('texts of ours, and those of the engine that hold nothing but names of the code, are logged', () => {
  const { lines, log } = opened();
  const nothing = undefined as unknown as Record<string, () => void>;
  const thrown = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  const errors = [
    new LoggableError('status 503'),
    thrown(() => nothing.CANARY),
    thrown(() => JSON.parse('{"CANARY')),
    thrown(() => JSON.parse('CANARY')),
    thrown(() => new Date('CANARY').toISOString()),
    thrown(() => new URL('CANARY')),
    new Error('Float cannot represent non numeric value: "CANARY"'),
    new Error('Cannot return null for non-nullable field Order.number.'),
    new Error('connect ECONNREFUSED 10.1.2.3:443 CANARY'),
    'CANARY',
    { message: 'CANARY', code: 'CANARY of ada@example.com' },
    undefined,
  ];
  for (const err of errors) log.error({ err }, 'failed');
  expect(lines.map((line) => JSON.parse(line).err?.message)).toEqual([
    'status 503',
    'Cannot read properties of undefined',
    'Unterminated string in JSON',
    'Unexpected token',
    'Invalid time value',
    'Invalid URL',
    'Float cannot represent',
    'Cannot return null for non-nullable field Order.number.',
    'connect ECONNREFUSED',
    undefined,
    undefined,
    undefined,
  ]);
  expect(lines.join('')).not.toContain('CANARY');
});

test('a field that nobody has decided to log is left out', () => {
  const { lines, log } = opened();
  log.info({ kind: 'query', variables: { a: 'CANARY' }, token: 'CANARY' }, 'line');
  const { kind, msg, ...others } = JSON.parse(lines[0] ?? '');
  expect([kind, msg, Object.keys(others)]).toEqual(['query', 'line', ['level', 'time']]);
});

test('of a source\u2019s refusal the code is logged, and what it means to us; the vendor\u2019s words are not', () => {
  const { lines, log } = opened();
  const body = JSON.stringify([
    {
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'CANARY Ltd has no credit',
      fields: ['CANARY'],
    },
  ]);
  const thrown = salesforceError(400, body);
  formatError(new GraphQLError(thrown.message, { originalError: thrown, path: ['CANARY', 0] }), log, 'r-1');
  formatError(netsuiteError(500, '{"error":"CANARY of ada@example.com","title":"CANARY"}'), log);
  expect(lines.map((line) => JSON.parse(line)).map(({ time: _, level: _l, ...rest }) => rest)).toEqual([
    {
      request: { id: 'r-1' },
      system: 'salesforce',
      failure: 'rejected',
      vendorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      refusal: 'VALIDATION_RULE',
      msg: 'salesforce: HTTP 400',
    },
    { system: 'netsuite', failure: 'unavailable', msg: 'netsuite: HTTP 500' },
  ]);
});

test('a process that ends by a fault shows no more of it than may be logged', () => {
  const program = (fault: string): string => {
    const url = new URL('../../kit/process.ts', import.meta.url);
    const code = `import { runProcess } from '${url}'; await runProcess(async () => { ${fault} return { stop: async () => {} }; });`;
    const { status, stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code]);
    return `${status} ${stdout}${stderr}`;
  };
  const error = `Object.assign(new Error('CANARY'), { code: 'WRONGPASS', command: { args: ['CANARY'] } })`;
  for (const fault of [
    `throw ${error};`,
    `setTimeout(() => { throw ${error}; });`,
    `setTimeout(() => Promise.reject(${error}));`,
  ]) {
    const shown = program(fault);
    expect(shown).toMatch(/^1 Error WRONGPASS/);
    expect(shown).not.toContain('CANARY');
  }
  expect(program(`throw 'CANARY';`)).toBe('1 Error (its text may hold data and is not shown)\n');
});

test('what was logged last is written when the process ends, each line once and in order', () => {
  const program = `import { createLog } from '${new URL('../../kit/log.ts', import.meta.url)}';
    const log = createLog('info');
    for (let i = 0; i < 1000; i++) log.info({ seq: i }, 'line');`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program]).toString();
  const lines = output.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
});
