import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { writeJson } from '../json.ts';
import { bodyObject, type Handler, objectsUnder, ok, stringUnder } from './rest.ts';
import { methodUnder, requestTo } from './subrequests.ts';

const MAX_SUBREQUESTS = 25;

/** Independent calls in one request, each of which counts. */
export const batch: Handler = (org, request) => {
  const body = bodyObject(request);
  const items = objectsUnder(body, 'batchRequests');
  if (items.length === 0) throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.noSubrequests);
  if (items.length > MAX_SUBREQUESTS)
    throw new RequestError(
      400,
      'LIMIT_EXCEEDED',
      `The request can’t contain more than ${MAX_SUBREQUESTS} operations.`,
    );
  const calls = items.map((item) => ({
    method: methodUnder(item),
    url: stringUnder(item, 'url').replace(/^\/?(services\/data\/)?/, '/services/data/'),
    input: item.richInput,
  }));
  // The batch itself has been counted as one call already.
  org.usage.count(items.length - 1);
  let failed = false;
  const results = calls.map(({ method, url, input }) => {
    if (failed && body.haltOnError === true) return result(412, JSON.stringify([ASSUMED.rest.batchHalted]));
    try {
      const reply = org.call(
        requestTo(request, method, url, input === undefined ? '' : writeJson(input), {}),
      );
      if (reply.status >= 400) failed = true;
      return result(reply.status, reply.body);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failed = true;
      return result(error.status, error.body());
    }
  });
  return ok(`{"hasErrors":${failed},"results":[${results.join(',')}]}`);
};

function result(statusCode: number, body: string | undefined): string {
  return `{"statusCode":${statusCode},"result":${body ?? 'null'}}`;
}
