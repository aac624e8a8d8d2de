import type { Exchange, Reply } from '../server/exchange.ts';
import { ACCOUNT_ID } from './account.ts';
import { ASSUMED } from './assumed.ts';

const SECTIONS: Readonly<Record<number, string>> = {
  400: '15.5.1',
  401: '15.5.2',
  403: '15.5.4',
  404: '15.5.5',
  405: '15.5.6',
  406: '15.5.7',
  415: '15.5.16',
  429: '15.5.1',
  500: '15.6.1',
};
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
  // NetSuite itself names its concurrency refusal so.
  429: 'Bad Request',
  500: 'Internal Server Error',
};

interface ErrorPlace {
  readonly path?: string;
  readonly queryParam?: string;
  readonly header?: string;
  readonly url?: string;
}

interface ErrorReply {
  /** Where it is not the one that goes with the status. */
  readonly title?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in NetSuite's words; it becomes the `o:errorDetails` body. */
export class NetSuiteError extends Error {
  readonly status: number;
  readonly code: string;
  readonly place: ErrorPlace;
  readonly reply: ErrorReply;

  constructor(status: number, code: string, detail: string, place: ErrorPlace = {}, reply: ErrorReply = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.place = place;
    this.reply = reply;
  }
}

export function errorReply(error: NetSuiteError): Reply {
  const { path, queryParam, header, url } = error.place;
  return {
    status: error.status,
    headers: {
      'content-type': 'application/vnd.oracle.resource+json; type=error; charset=UTF-8',
      ...error.reply.headers,
    },
    json: {
      type: `https://www.rfc-editor.org/rfc/rfc9110.html#section-${SECTIONS[error.status] ?? '15.5.1'}`,
      title: error.reply.title ?? TITLES[error.status] ?? 'Bad Request',
      status: error.status,
      'o:errorDetails': [
        {
          detail: error.message,
          ...(path === undefined ? {} : { 'o:errorPath': path }),
          ...(queryParam === undefined ? {} : { 'o:errorQueryParam': queryParam }),
          ...(header === undefined ? {} : { 'o:errorHeader': header }),
          ...(url === undefined ? {} : { 'o:errorUrl': url }),
          'o:errorCode': error.code,
        },
      ],
    },
  };
}

/** `scheme`: how the client tried to log in, `oauth` or `bearer`. */
export function invalidLogin(scheme: string): NetSuiteError {
  return new NetSuiteError(
    401,
    'INVALID_LOGIN',
    'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
    {},
    {
      headers: {
        'www-authenticate':
          scheme === 'bearer'
            ? ASSUMED.rejectedBearer(ACCOUNT_ID)
            : `OAuth realm="${ACCOUNT_ID}", error="token_rejected", error_description="Invalid login attempt."`,
      },
    },
  );
}

/** What became of a request that failed for no fault of its sender; the id is twenty small letters. */
export function unexpectedError(): NetSuiteError {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  ).join('');
  return new NetSuiteError(500, 'UNEXPECTED_ERROR', `An unexpected error occurred. Error ID: ${id}`);
}

export function methodNotAllowed(): NetSuiteError {
  const { status, code, detail } = ASSUMED.unreadable.notOffered;
  return new NetSuiteError(status, code, detail);
}

/** There is nothing at this address. */
export function resourceNotFound({ target }: Exchange): NetSuiteError {
  return new NetSuiteError(404, 'NONEXISTENT_ID', ASSUMED.resourceNotFound, { url: target });
}

export function unknownRecordType(name: string, url: string): NetSuiteError {
  return new NetSuiteError(404, 'NONEXISTENT_ID', ASSUMED.requests.unknownType(name), { url });
}

export function recordNotFound(): NetSuiteError {
  return new NetSuiteError(404, 'NONEXISTENT_ID', 'Record does not exist.');
}

/** `Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: item`. */
export function invalidFieldValue(value: unknown, field: string, path: string): NetSuiteError {
  return new NetSuiteError(
    400,
    'INVALID_CONTENT',
    `Error while accessing resource: You have entered an Invalid Field Value ${String(value)} for the following field: ${field}`,
    { path },
  );
}

export function missingField(field: string): NetSuiteError {
  return new NetSuiteError(
    400,
    'USER_ERROR',
    `Error while accessing resource: Please enter value(s) for: ${field}`,
    { path: field },
  );
}

export function userError(detail: string, path?: string): NetSuiteError {
  return new NetSuiteError(
    400,
    'USER_ERROR',
    `Error while accessing resource: ${detail}`,
    path === undefined ? {} : { path },
  );
}

export function malformedRequest(place: ErrorPlace = {}): NetSuiteError {
  return new NetSuiteError(
    400,
    'INVALID_REQUEST',
    'The request could not be understood by the server due to malformed syntax.',
    place,
  );
}

/** A query that SuiteQL refuses; `reason` follows NetSuite's fixed prefix. */
export function invalidQuery(reason: string): NetSuiteError {
  return new NetSuiteError(
    400,
    'INVALID_PARAMETER',
    `Invalid search query. Detailed unprocessed description follows. ${reason}`,
    { queryParam: 'q' },
  );
}

export function unsupportedSearch(): NetSuiteError {
  return invalidQuery('Search error occurred: Invalid or unsupported search.');
}
