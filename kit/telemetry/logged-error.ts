/** What must not reach a log, whoever wrote the text: addresses, tokens, sessions of Salesforce. */
const PERSONAL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\beyJ[\w-]+\.[\w-]+\.[\w-]+|\b00D\w{12,15}![\w.]+/g;
/** A text between single quotes, as both vendors' query languages write values. */
const LITERAL = /'(?:[^'\\]|\\.|'')*'/g;
/** V8 quotes the text that is not JSON, which is somebody's data. */
const NOT_JSON = /(?:\.\.\.)?"[\s\S]*?"(?:\.\.\.)?(?= is not valid JSON)/g;
const MAX_CAUSES = 3;

/** An error as it is logged: what tells the defect apart, and nothing else that the error may carry. */
interface LoggedError {
  readonly type: string | undefined;
  readonly message: string | undefined;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly cause: LoggedError | undefined;
}

/** Takes an error, or an error of GraphQL in the form in which subgraphs send it. */
export function loggedError(error: unknown, causes = MAX_CAUSES): LoggedError {
  const { name, message, stack, code, extensions, cause } = (error ?? {}) as Readonly<
    Record<string, unknown>
  > & { readonly extensions?: { readonly code?: unknown } };
  return {
    type: typeof name === 'string' ? name : undefined,
    message: typeof message === 'string' ? withoutPersonalData(message) : undefined,
    stack: typeof stack === 'string' ? withoutPersonalData(stack) : undefined,
    code: code ?? extensions?.code,
    cause: cause instanceof Error && causes > 0 ? loggedError(cause, causes - 1) : undefined,
  };
}

/** A vendor's message without the values of the query that it speaks of. */
export function withoutValues(message: string): string {
  return withoutPersonalData(message.replace(LITERAL, "'…'"));
}

function withoutPersonalData(text: string): string {
  return text.replace(PERSONAL, '…').replace(NOT_JSON, '…');
}
