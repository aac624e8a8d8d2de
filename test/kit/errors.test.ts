import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { formatError } from '../../kit/error-format.ts';
import { clientError, errorTable } from '../../kit/errors.ts';
import { createLog } from '../../kit/log.ts';
import { SourceError } from '../../kit/source-error.ts';

const log = createLog('silent');

test('docs/errors.md explains every error code, each once', () => {
  const explained = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const codes = [...explained.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(codes.toSorted()).toEqual(Object.keys(errorTable).toSorted());
  expect(codes.length).toBeGreaterThan(18);
});

test('a source that is down is named, and retrying is advised; the vendor\u2019s text stays inside', () => {
  const thrown = new SourceError('netsuite', 'unavailable', 'connect ECONNREFUSED 10.1.2.3:443', {
    vendorCode: 'X',
  });
  const located = new GraphQLError(thrown.message, { originalError: thrown, path: ['customer', 'cash'] });
  expect(formatError(located, log)).toEqual({
    message: 'NetSuite cannot be reached',
    path: ['customer', 'cash'],
    extensions: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE', retryable: true },
  });
});

test('what nobody foresaw is masked and can be found in the logs', () => {
  const thrown = new TypeError('secret token leaked');
  const formatted = formatError(
    new GraphQLError(thrown.message, { originalError: thrown, path: ['a'] }),
    log,
  );
  expect(formatted.message).toBe('Something went wrong on our side');
  expect(formatted.extensions).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    retryable: false,
    reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('whatever else an error carries does not reach the client', () => {
  const error = clientError('CONFLICT', 'changed meanwhile');
  Object.assign(error.extensions, {
    serviceName: 'billing',
    stacktrace: ['at x'],
    response: { url: 'http://inner' },
  });
  expect(formatError(error, log)).toEqual({
    message: 'changed meanwhile',
    extensions: { code: 'CONFLICT', retryable: false },
  });
});
