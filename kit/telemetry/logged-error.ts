import { LoggableError } from '../loggable-error.ts';

const MAX_CAUSES = 3;
const MAX_FRAMES = 12;
const NAME = /^[A-Za-z][\w.]{0,60}$/;
/** Codes of Node, of vendors and of ours; whatever else is called a code may be data. */
const CODE = /^(?:[A-Z][A-Z0-9_]{1,60}|[a-z][a-z_]{1,60}|\d{1,6})$/;
/** A place in a file; the lines above it are the error's text, whatever that holds. */
const FRAME =
  /^\s+at (?:async )?(?:new )?(?:[\w$.<>#[\] ]+ \()?(?:file:\/\/|node:|\/)[\w./@%+-]+:\d+:\d+\)?$/;

/** Texts of engine and libraries that hold names of the code at most; what follows them in an error's text is left out. */
const TEXTS: readonly RegExp[] = [
  /^Cannot (?:read|set) properties of (?:undefined|null)/,
  /^[\w$.]{1,80} is not (?:a function|iterable|a constructor|defined)$/,
  /^Cannot access '[\w$]{1,60}' before initialization$/,
  /^Cannot convert undefined or null to object$/,
  /^Maximum call stack size exceeded$/,
  /^Invalid (?:time value|array length|string length|Date|URL)$/,
  /^(?:Unexpected end of JSON input|Unterminated string in JSON|Unexpected token)/,
  /^Cannot return null for non-nullable field [\w.]+\.$/,
  /^Expected Iterable, but did not find one for field/,
  /^(?:Int|Float|String|Boolean|ID) cannot represent/,
  /^Enum "\w+" cannot represent value/,
  /^(?:connect|listen|bind|read|write|getaddrinfo) E[A-Z_]+/,
  /^E[A-Z]+: [a-z -]+, [a-z]+/,
  /^(?:fetch failed|other side closed|socket hang up|The operation was aborted)/,
];

/** An error as it is logged: what tells the defect apart, and nothing that the error may carry of anybody's data. */
export interface LoggedError {
  readonly type: string | undefined;
  /** Undefined: the text may hold data. */
  readonly message: string | undefined;
  /** The places in the code. */
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** Takes an error, or an error of GraphQL in the form in which subgraphs send it. */
export function loggedError(error: unknown, causes = MAX_CAUSES): LoggedError {
  const { name, message, stack, code, vendorCode, extensions, cause } = (error ?? {}) as Readonly<
    Record<string, unknown>
  > & { readonly extensions?: { readonly code?: unknown } };
  return {
    type: typeof name === 'string' && NAME.test(name) ? name : undefined,
    message: typeof message === 'string' ? loggedText(error, message) : undefined,
    stack: typeof stack === 'string' ? places(stack) : undefined,
    code: codeText(code ?? vendorCode ?? extensions?.code),
    cause: cause instanceof Error && causes > 0 ? loggedError(cause, causes - 1) : undefined,
  };
}

/** An error for whoever started a process, in a few lines. */
export function errorReport(error: unknown): string {
  const { type = 'Error', message, stack, code, cause } = loggedError(error);
  const first = [type, code, message ?? '(its text may hold data and is not shown)']
    .filter(Boolean)
    .join(' ');
  return [first, ...(stack ? [stack] : []), ...(cause ? [`caused by ${errorReport(cause)}`] : [])].join('\n');
}

/** A code if it is one; undefined for what may be data. */
export function codeText(code: unknown): string | undefined {
  return (typeof code === 'string' || typeof code === 'number') && CODE.test(`${code}`)
    ? `${code}`
    : undefined;
}

function loggedText(error: unknown, message: string): string | undefined {
  if (error instanceof LoggableError) return message;
  for (const text of TEXTS) {
    const found = text.exec(message)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function places(stack: string): string | undefined {
  const frames = stack.split('\n').filter((line) => FRAME.test(line));
  return frames.length > 0 ? frames.slice(0, MAX_FRAMES).join('\n') : undefined;
}
