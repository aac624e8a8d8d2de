import { SourceError } from '../../kit/source-error.ts';
import { type ExactJson, parseExactJson } from '../exact-json.ts';
import { type RestPath, restPath } from '../rest-path.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { salesforceError } from './errors.ts';

export interface Subrequest {
  readonly method: 'GET' | 'PATCH' | 'DELETE';
  readonly url: RestPath;
  /** Letters and digits; later subrequests may refer to `@{referenceId.id}`. */
  readonly referenceId: string;
  readonly body?: unknown;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

interface Subanswer {
  readonly referenceId: string;
  readonly httpStatusCode: string;
  readonly body: ExactJson;
}

/** A record was modified since the date of `If-Unmodified-Since`. */
export class ModifiedMeanwhile extends Error {}

const COMPOSITE = restPath`/services/data/v${API_VERSION}/composite`;
const MAX_SUBREQUESTS = 25;
const MAX_NODES = 500;

/**
 * Sends requests that are carried out all or none, in one request, and gives their bodies by reference id. Throws
 * ModifiedMeanwhile, or the SourceError of the one that failed.
 */
export async function sendAllOrNothing(
  connection: SalesforceConnection,
  subrequests: readonly Subrequest[],
): Promise<Map<string, ExactJson>> {
  if (subrequests.length > MAX_NODES)
    throw new SourceError('salesforce', 'rejected', `${subrequests.length} parts in one request`, {
      refusal: 'TOO_LARGE',
    });
  const answers =
    subrequests.length <= MAX_SUBREQUESTS
      ? await composite(connection, subrequests)
      : await graph(connection, subrequests);
  const failed = answers.filter(({ httpStatusCode }) => Number(httpStatusCode) >= 400);
  // The others were taken back because of it.
  const culprit = failed.find(({ body }) => errorCode(body) !== 'PROCESSING_HALTED') ?? failed[0];
  if (culprit?.httpStatusCode === '412') throw new ModifiedMeanwhile();
  if (culprit) throw salesforceError(Number(culprit.httpStatusCode), JSON.stringify(culprit.body));
  return new Map(answers.map(({ referenceId, body }) => [referenceId, body]));
}

async function composite(
  connection: SalesforceConnection,
  compositeRequest: readonly Subrequest[],
): Promise<readonly Subanswer[]> {
  const body = { allOrNone: true, compositeRequest: compositeRequest.map(asSent) };
  const text = await connection.request({ method: 'POST', path: COMPOSITE, body, writes: true });
  return (parseExactJson(text) as unknown as { compositeResponse: readonly Subanswer[] }).compositeResponse;
}

/** Takes more parts than a composite request, but no queries. */
async function graph(
  connection: SalesforceConnection,
  compositeRequest: readonly Subrequest[],
): Promise<readonly Subanswer[]> {
  const body = { graphs: [{ graphId: 'all', compositeRequest: compositeRequest.map(asSent) }] };
  const text = await connection.request({
    method: 'POST',
    path: restPath`${COMPOSITE}/graph`,
    body,
    writes: true,
  });
  const answer = parseExactJson(text) as unknown as {
    graphs: readonly { graphResponse: { compositeResponse: readonly Subanswer[] } }[];
  };
  return answer.graphs[0]?.graphResponse.compositeResponse ?? [];
}

function asSent({ url, ...rest }: Subrequest): object {
  return { ...rest, url: url.text };
}

function errorCode(body: ExactJson): unknown {
  const first = Array.isArray(body) ? body[0] : undefined;
  return typeof first === 'object' && first !== null ? first.errorCode : undefined;
}
