import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { formatError } from '../../kit/error-format.ts';
import { createLog } from '../../kit/log.ts';
import { SourceError } from '../../kit/source-error.ts';

const opened = () => {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
};

test('of an error only what tells the defect apart is logged, without addresses, tokens or sessions', () => {
  const { lines, log } = opened();
  const cause = Object.assign(new Error('session 00D000000000001!AQcAQ_x.y refused'), { code: 'ECONNRESET' });
  const error = Object.assign(new TypeError('no account of ada@example.com (eyJh-b.eyJz_d.s-g)', { cause }), {
    request: { headers: { authorization: 'Bearer CANARY' } },
    response: { body: 'CANARY' },
  });
  log.error({ err: error }, 'failed');
  const { err } = JSON.parse(lines[0] ?? '');
  expect([err.type, err.message, err.cause.message, err.cause.code]).toEqual([
    'TypeError',
    'no account of … (…)',
    'session … refused',
    'ECONNRESET',
  ]);
  expect(err.stack).toContain('log.test.ts');
  expect(Object.keys(err).sort()).toEqual(['cause', 'message', 'stack', 'type']);
  expect(lines.join('').match(/CANARY|ada@|eyJ|00D/)).toBeNull();
});

test('of an answer that is not JSON nothing is logged', () => {
  const { lines, log } = opened();
  for (const text of ['CANARY', `{"name":"${'x'.repeat(40)}" CANARY}`, '{"name":"CAN"ARY"}'])
    try {
      JSON.parse(text);
    } catch (error) {
      log.error({ err: error }, 'failed');
    }
  expect([lines.length, lines.join('').match(/CAN|ARY/)]).toEqual([3, null]);
});

test('a vendor\u2019s message is logged without the values of the query that it quotes', () => {
  const { lines, log } = opened();
  const message =
    "HTTP 400 MALFORMED_QUERY Name = 'O\\'Hara CANARY' AND Email__c = 'CANARY' ^ ERROR at Row:1:Column:8";
  formatError(
    new SourceError('salesforce', 'rejected', message, { vendorCode: 'MALFORMED_QUERY' }),
    log,
    'r-1',
  );
  const { msg, request, vendorCode } = JSON.parse(lines[0] ?? '');
  expect([msg, request, vendorCode]).toEqual([
    "salesforce: HTTP 400 MALFORMED_QUERY Name = '…' AND Email__c = '…' ^ ERROR at Row:1:Column:8",
    { id: 'r-1' },
    'MALFORMED_QUERY',
  ]);
});

test('what was logged last is written when the process ends, each line once and in order', () => {
  const program = `import { createLog } from '${new URL('../../kit/log.ts', import.meta.url)}';
    const log = createLog('info');
    for (let i = 0; i < 1000; i++) log.info({ i }, 'line');`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program]).toString();
  const lines = output.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).i)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
});
