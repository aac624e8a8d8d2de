import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import type { Audience } from '../../kit/audience.ts';
import { type ErrorCode, isErrorCode } from '../../kit/errors.ts';
import { answerHeaders } from '../edge/answer-headers.ts';
import { type EntryOptions, enter } from '../edge/enter.ts';
import { Refusal } from '../edge/refusal.ts';
import { requestContext } from '../edge/request-context.ts';
import { refuseDeepVariables } from '../edge/variable-nesting.ts';
import type { Graph } from '../operation/graph.ts';
import type { ObservedRequest } from '../telemetry/request-observer.ts';
import type { TrustedByAudience } from '../trusted/trusted-documents.ts';
import { arrowStream } from './arrow.ts';
import { csvText } from './csv.ts';
import { jsonRows } from './json-rows.ts';
import { readParameters } from './read-parameters.ts';
import { readTable } from './read-table.ts';
import type { TableFormat, TableRequest } from './table-request.ts';
import type { Table } from './table-rows.ts';
import { NoTable, type TableShape, tableShape } from './table-shape.ts';

export interface TableOptions extends EntryOptions {
  readonly graph: (audience: Audience) => Graph | undefined;
  readonly trusted: TrustedByAudience;
  readonly requestTimeoutMs: number;
}

/** How a table is written. */
const formats: Readonly<Record<TableFormat, { type: string; write: (table: Table) => string | Uint8Array }>> =
  {
    csv: { type: 'text/csv; charset=utf-8; header=present', write: csvText },
    json: { type: 'application/json; charset=utf-8', write: jsonRows },
    arrow: { type: 'application/vnd.apache.arrow.stream', write: arrowStream },
  };

/** The status of an answer that failed, by the code of its first error; any other is 500. */
const statuses: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  COST_ESTIMATED_TOO_EXPENSIVE: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  FORBIDDEN: 403,
  UNAUTHORIZED_FIELD_OR_TYPE: 403,
  RATE_LIMITED: 429,
  SOURCE_REJECTED: 502,
  SOURCE_UNAVAILABLE: 503,
  SOURCE_TIMEOUT: 504,
  DEADLINE_EXCEEDED: 504,
};

/**
 * Answers a trusted operation of BI as a table, its variables being the query parameters; all of it, or the errors as JSON.
 * Throws a Refusal.
 */
export async function answerTable(
  options: TableOptions,
  { operation: name, format }: TableRequest,
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
  observed: ObservedRequest,
): Promise<void> {
  if (request.method !== 'GET')
    throw new Refusal(405, 'BAD_REQUEST', 'Tables are read by GET', { allow: 'GET' });
  const entrant = await enter(options, 'bi', request, observed);
  const graph = options.graph('bi');
  const trusted = options.trusted.bi.withName(name);
  if (!graph || !trusted)
    throw new Refusal(404, 'PERSISTED_QUERY_NOT_IN_LIST', 'No known operation has this name');
  const operation = graph.operation(trusted.text, undefined);
  observed.operation = operation;
  if ('errors' in operation) {
    sendErrors(response, operation.errors, observed);
    return;
  }
  const { document, shape } = readOnce(graph, trusted.text);
  const variables = parameters(search, document, graph);
  refuseDeepVariables(variables);
  const context = requestContext(response, entrant, observed, options.requestTimeoutMs);
  const table = await readTable(operation, shape, variables, context);
  if ('errors' in table) {
    sendErrors(response, table.errors, observed);
    return;
  }
  const { type, write } = formats[format];
  send(response, 200, type, write(table), observed, {
    'content-disposition': `attachment; filename="${name}.${format === 'arrow' ? 'arrows' : format}"`,
  });
}

/** What is known of a document as a table, for as long as its graph serves. */
const known = new WeakMap<
  Graph,
  Map<string, { readonly document: DocumentNode; readonly shape: TableShape }>
>();

function readOnce(
  graph: Graph,
  text: string,
): { readonly document: DocumentNode; readonly shape: TableShape } {
  const ofGraph = known.get(graph) ?? new Map();
  known.set(graph, ofGraph);
  const read = ofGraph.get(text);
  if (read) return read;
  const document = parse(text, { noLocation: true });
  try {
    const first = { document, shape: tableShape(document, graph.schema) };
    ofGraph.set(text, first);
    return first;
  } catch (error) {
    if (error instanceof NoTable)
      throw new Refusal(404, 'PERSISTED_QUERY_NOT_IN_LIST', `The operation is no table: ${error.message}`);
    throw error;
  }
}

function parameters(search: string, document: DocumentNode, graph: Graph): Record<string, unknown> {
  try {
    return readParameters(search, document, graph.schema);
  } catch (error) {
    if (error instanceof GraphQLError) throw new Refusal(400, 'BAD_USER_INPUT', error.message);
    throw error;
  }
}

function sendErrors(
  response: ServerResponse,
  errors: readonly GraphQLFormattedError[],
  observed: ObservedRequest,
): void {
  observed.errors = errors;
  const code = errors[0]?.extensions?.code;
  const status = (isErrorCode(code) ? statuses[code] : undefined) ?? 500;
  send(response, status, formats.json.type, JSON.stringify({ errors }), observed);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  observed: ObservedRequest,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.byteLength(body);
  observed.bytes = bytes;
  response
    .writeHead(status, {
      ...answerHeaders(observed),
      ...headers,
      'content-type': type,
      'content-length': bytes,
    })
    .end(body);
}
