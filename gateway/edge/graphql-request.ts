import type { IncomingMessage } from 'node:http';
import { documentId } from '../trusted/trusted-documents.ts';
import { readBody } from './read-body.ts';
import { badRequest, Refusal } from './refusal.ts';
import { refuseDeepVariables } from './variable-nesting.ts';

/** A GraphQL request as GraphQL over HTTP transports it. */
export interface GraphQLRequest {
  readonly method: 'GET' | 'POST';
  /** The document; undefined: `documentId` names it. */
  readonly query: string | undefined;
  /** Names a document, `sha256:<hex>` of its text. */
  readonly documentId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a request's parameters. Throws a Refusal for what is not GraphQL over HTTP. */
export async function readGraphQLRequest(request: IncomingMessage, search: string): Promise<GraphQLRequest> {
  if (request.method === 'GET') return checked('GET', fromSearch(search));
  if (request.method !== 'POST')
    throw new Refusal(405, 'BAD_REQUEST', 'Only GET and POST are answered', { allow: 'GET, POST' });
  requireJson(request.headers['content-type']);
  const body = await readBody(request);
  let parameters: unknown;
  try {
    parameters = JSON.parse(body);
  } catch {
    throw badRequest('The request body is not JSON');
  }
  if (Array.isArray(parameters)) throw badRequest('Batches of operations are not answered');
  if (!isObject(parameters)) throw badRequest('The request body is not a JSON object');
  return checked('POST', parameters);
}

/** Browsers send every other type without asking first, so that a foreign page could. */
function requireJson(contentType: string | undefined): void {
  if (contentType === 'application/json') return;
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  if (type?.trim() !== 'application/json' || !/^(charset="?utf-?8"?)?$/.test(charset ?? ''))
    throw new Refusal(415, 'BAD_REQUEST', 'The content type must be application/json in UTF-8', {
      'accept-post': 'application/json',
    });
}

function fromSearch(search: string): Record<string, unknown> {
  const parameters = new URLSearchParams(search);
  const json = (name: string): unknown => {
    const text = parameters.get(name);
    if (text === null || text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw badRequest(`The parameter ${name} is not JSON`);
    }
  };
  return {
    query: parameters.get('query') ?? undefined,
    documentId: parameters.get('documentId') ?? undefined,
    operationName: parameters.get('operationName') || undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

function checked(method: 'GET' | 'POST', parameters: Record<string, unknown>): GraphQLRequest {
  const { query: text, operationName, variables, extensions } = parameters;
  if (!isAbsent(operationName) && typeof operationName !== 'string')
    throw badRequest('The parameter operationName must be a string');
  if (!isAbsent(variables) && !isObject(variables))
    throw badRequest('The parameter variables must be an object');
  if (isObject(variables)) refuseDeepVariables(variables);
  if (!isAbsent(extensions) && !isObject(extensions))
    throw badRequest('The parameter extensions must be an object');
  const query = isAbsent(text) ? undefined : text;
  const documentId =
    isAbsent(parameters.documentId) && isAbsent(extensions?.persistedQuery)
      ? undefined
      : readDocumentId(parameters.documentId, extensions?.persistedQuery, query);
  if (typeof query !== 'string' ? query !== undefined || documentId === undefined : query === '')
    throw badRequest('The parameter query must be a document, or documentId must name one');
  return {
    method,
    query: query as string | undefined,
    documentId,
    operationName: (operationName as string | null | undefined) || undefined,
    variables: (variables as Record<string, unknown> | null | undefined) ?? {},
  };
}

/** The name of a document, as GraphQL over HTTP gives it or as Apollo's clients do. */
function readDocumentId(given: unknown, persisted: unknown, query: unknown): string {
  const id = isAbsent(given) ? readPersistedQuery(persisted) : given;
  if (typeof id !== 'string' || id === '') throw badRequest('The parameter documentId must be a string');
  if (typeof query === 'string' && documentId(query) !== id)
    throw badRequest('The document is not the one that its id names');
  return id;
}

function readPersistedQuery(persisted: unknown): string {
  const { version, sha256Hash } = isObject(persisted) ? persisted : {};
  if (version !== 1 || typeof sha256Hash !== 'string')
    throw badRequest('The extension persistedQuery must have version 1 and sha256Hash');
  return `sha256:${sha256Hash}`;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
