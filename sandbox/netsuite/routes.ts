import type { Exchange, Operation, Reply } from '../server/exchange.ts';
import { CONCURRENCY_LIMIT } from './account.ts';
import type { AccessTokens } from './auth/access-token.ts';
import type { Credentials } from './auth/credentials.ts';
import type { TokenBasedAuthentication } from './auth/tba.ts';
import { issueToken, TOKEN_PATH } from './auth/token-endpoint.ts';
import type { Company } from './company.ts';
import type { ConcurrencyGate } from './concurrency.ts';
import { errorReply, invalidLogin, NetSuiteError } from './errors.ts';
import { answerRecord, recordOperation } from './record/endpoint.ts';
import { answerSuiteQl, SUITEQL_PATH } from './suiteql/endpoint.ts';

const RECORD_PATH = '/services/rest/record/v1/';
const METADATA_PATH = '/services/rest/record/v1/metadata-catalog';
const LIMITS_PATH = '/services/rest/system/v1/governanceLimits';

interface Routes {
  operation(exchange: Exchange): Operation;
  handle(exchange: Exchange): Promise<Reply>;
}

function operationName({ method, path }: Exchange): string {
  if (path === SUITEQL_PATH) return 'suiteql';
  if (path.startsWith(METADATA_PATH)) return 'metadata';
  if (path.startsWith(RECORD_PATH)) return recordOperation(method, path.slice(RECORD_PATH.length));
  return 'other';
}

export function netSuiteRoutes(
  company: Company,
  credentials: Credentials,
  gate: ConcurrencyGate,
  tokens: AccessTokens,
  tba: TokenBasedAuthentication,
): Routes {
  const operations = new WeakMap<Exchange, Operation>();

  async function authenticate(exchange: Exchange): Promise<void> {
    const header = exchange.headers.authorization ?? '';
    const scheme = header.slice(0, header.indexOf(' ')).toLowerCase();
    const good =
      scheme === 'bearer'
        ? await tokens.accepts(header.slice(7).trim())
        : scheme === 'oauth' && tba.accepts(exchange, header);
    if (!good) throw invalidLogin();
  }

  function dispatch(exchange: Exchange): Reply {
    const { method, path } = exchange;
    if (path === SUITEQL_PATH) {
      if (method !== 'POST') throw methodNotAllowed();
      return answerSuiteQl(exchange, company);
    }
    if (path === LIMITS_PATH && method === 'GET')
      return {
        status: 200,
        json: {
          accountConcurrencyLimit: CONCURRENCY_LIMIT,
          accountUnallocatedConcurrencyLimit: CONCURRENCY_LIMIT,
          integrationLimitType: 'accountLimit',
        },
      };
    if (path.startsWith(RECORD_PATH) && !path.startsWith(METADATA_PATH))
      return answerRecord(exchange, path.slice(RECORD_PATH.length), company);
    throw new NetSuiteError(404, 'NONEXISTENT_ID', 'The requested resource does not exist.', {
      url: exchange.target,
    });
  }

  return {
    operation: (exchange) => {
      const operation: Operation = {
        name: operationName(exchange),
        data: exchange.path !== TOKEN_PATH,
        background: exchange.headers['x-client'] === 'background',
      };
      operations.set(exchange, operation);
      return operation;
    },
    handle: async (exchange) => {
      if (exchange.path === TOKEN_PATH) {
        if (exchange.method !== 'POST') return errorReply(methodNotAllowed());
        return issueToken(exchange, credentials);
      }
      try {
        await authenticate(exchange);
        if (gate.refuses(operations.get(exchange)))
          throw new NetSuiteError(
            429,
            'CONCURRENCY_LIMIT_EXCEEDED',
            'Concurrent request limit exceeded. Request blocked.',
          );
        return dispatch(exchange);
      } catch (error) {
        if (error instanceof NetSuiteError) return errorReply(error);
        console.error(error);
        return errorReply(
          new NetSuiteError(500, 'UNEXPECTED_ERROR', `An unexpected error occurred. Error ID: ${errorId()}`),
        );
      }
    },
  };
}

function methodNotAllowed(): NetSuiteError {
  return new NetSuiteError(405, 'METHOD_NOT_ALLOWED', 'The HTTP method is not allowed for this resource.');
}

/** NetSuite's error ids are twenty small letters. */
function errorId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  ).join('');
}
