import type { Exchange, Operation, Reply } from '../server/exchange.ts';
import { batchNeedsAsync, isBatch } from './async/batch.ts';
import { answerJob, JOB_PATH } from './async/endpoint.ts';
import { AsyncJobs } from './async/jobs.ts';
import { submitJob } from './async/submit.ts';
import type { AccessTokens } from './auth/access-token.ts';
import type { Credentials } from './auth/credentials.ts';
import type { TokenBasedAuthentication } from './auth/tba.ts';
import { issueToken, TOKEN_PATH } from './auth/token-endpoint.ts';
import { answerTokenInfo, TOKEN_INFO_PATH } from './auth/token-info.ts';
import type { Company } from './company.ts';
import type { ConcurrencyGate } from './concurrency.ts';
import {
  errorReply,
  invalidLogin,
  methodNotAllowed,
  NetSuiteError,
  resourceNotFound,
  unexpectedError,
} from './errors.ts';
import { answerMetadata, METADATA_PATH } from './metadata/endpoint.ts';
import { answerRecord, recordOperation } from './record/endpoint.ts';
import { RECORD_ROOT } from './record/links.ts';
import { checkAccept, checkContentType } from './request/media-types.ts';
import { asksForAsync } from './request/preferences.ts';
import { answerRestlet, RESTLET_PATH } from './restlets.ts';
import { answerSuiteQl, SUITEQL_PATH } from './suiteql/endpoint.ts';
import { answerSystem, SYSTEM_PATH } from './system/endpoint.ts';

const REST_ROOT = '/services/rest/';
const RECORD_PATH = `${RECORD_ROOT}/`;
const METHODS = 'GET, POST, PUT, PATCH, DELETE, OPTIONS';

interface Routes {
  operation(exchange: Exchange): Operation;
  handle(exchange: Exchange): Promise<Reply>;
  /** No job runs any more. */
  stop(): void;
}

function operationName({ method, path }: Exchange): string {
  if (path === SUITEQL_PATH) return 'suiteql';
  if (path.startsWith(METADATA_PATH)) return 'metadata';
  if (path.startsWith(RECORD_PATH)) return recordOperation(method, path.slice(RECORD_PATH.length));
  if (path.startsWith(JOB_PATH)) return 'async';
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
  const jobs = new AsyncJobs(company, (exchange) => inNetSuiteWords(() => perform(exchange)));

  async function authenticate(exchange: Exchange): Promise<void> {
    const header = exchange.headers.authorization ?? '';
    const scheme = header.slice(0, header.indexOf(' ')).toLowerCase();
    const scope = exchange.path.startsWith(RESTLET_PATH) ? 'restlets' : 'rest_webservices';
    const good =
      scheme === 'bearer'
        ? await tokens.accepts(header.slice(7).trim(), scope)
        : scheme === 'oauth' && tba.accepts(exchange, header);
    if (!good) throw invalidLogin(scheme);
  }

  /** Answers a client: at once, or with the address of the job that will. */
  function answer(exchange: Exchange): Reply {
    if (exchange.path.startsWith(JOB_PATH)) return answerJob(exchange, jobs);
    if (exchange.path.startsWith(REST_ROOT) && asksForAsync(exchange)) return submitJob(exchange, jobs);
    if (isBatch(exchange)) throw batchNeedsAsync();
    return perform(exchange);
  }

  /** Answers one request that runs now. */
  function perform(exchange: Exchange): Reply {
    company.runDueJobs();
    const { method, path } = exchange;
    if (path === TOKEN_INFO_PATH) return answerTokenInfo(exchange);
    if (path.startsWith(RESTLET_PATH)) return answerRestlet(exchange, company);
    if (method === 'OPTIONS' && path.startsWith(REST_ROOT))
      return { status: 204, headers: { allow: METHODS } };
    checkAccept(exchange);
    checkContentType(exchange);
    if (path === SUITEQL_PATH || path === `${SUITEQL_PATH}/`) {
      if (method !== 'POST') throw methodNotAllowed();
      return answerSuiteQl(exchange, company);
    }
    if (path.startsWith(SYSTEM_PATH)) return answerSystem(exchange, company, gate.limit);
    if (path === METADATA_PATH || path.startsWith(`${METADATA_PATH}/`)) return answerMetadata(exchange);
    if (path.startsWith(RECORD_PATH)) return answerRecord(exchange, path.slice(RECORD_PATH.length), company);
    throw resourceNotFound(exchange);
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
      } catch (error) {
        return inNetSuiteWords(() => {
          throw error;
        });
      }
      return withOperationId(
        inNetSuiteWords(() => {
          if (gate.refuses(operations.get(exchange))) throw concurrencyExceeded();
          return answer(exchange);
        }),
      );
    },
    stop: () => jobs.stop(),
  };
}

/** What the work answers; what it throws becomes an error body, also where it is a defect. */
function inNetSuiteWords(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof NetSuiteError) return errorReply(error);
    console.error(error);
    return errorReply(unexpectedError());
  }
}

/** NetSuite names every call in its logs, and tells the client the name. */
function withOperationId(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-n-operationid': crypto.randomUUID() } };
}

function concurrencyExceeded(): NetSuiteError {
  return new NetSuiteError(
    429,
    'CONCURRENCY_LIMIT_EXCEEDED',
    'Concurrent request limit exceeded. Request blocked.',
  );
}
