import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { fieldNamed, findField, findObject } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { spoken } from '../query/engine.ts';
import { bodyObject, type Handler, ok, okValue, type RestReply, type RestRequest } from '../rest/rest.ts';
import { parametersOfBody, parametersOfUrl, searchOf } from './parameters.ts';
import { parseSearch } from './parse-search.ts';
import { runSearch, searchRefusal } from './run.ts';
import { isSearchable, searchableObjects } from './searchable.ts';

/** `GET /search?q=FIND …` */
export const search: Handler = (org, request) => {
  const text = request.query.get('q');
  if (text === null) throw new RequestError(400, 'MALFORMED_SEARCH', ASSUMED.searchMissing);
  return answered(text, () => runSearch(org, request, parseSearch(text), text));
};

/** `GET` and `POST /parameterizedSearch` */
export const parameterizedSearch: Handler = (org, request) =>
  answered('', () => {
    const parameters =
      request.method === 'POST' ? parametersOfBody(bodyObject(request)) : parametersOfUrl(request.query);
    return runSearch(org, request, searchOf(parameters), '');
  });

function answered(text: string, work: () => string): RestReply {
  try {
    return ok(spoken(text, work));
  } catch (error) {
    throw searchRefusal(error);
  }
}

/** `GET /search/scopeOrder`: the objects that a search without RETURNING goes through. */
export const searchScopeOrder: Handler = (_org, { version }) =>
  okValue(
    searchableObjects().map(({ name }) => ({
      type: name,
      url: `/services/data/v${version}/sobjects/${name}/describe`,
    })),
  );

/** `GET /search/layout?q=Account,Contact`: the columns of result lists. */
export const searchLayouts: Handler = (_org, request) => okValue(objectsAsked(request).map(layout));

function objectsAsked(request: RestRequest): SObject[] {
  const names = (request.query.get('q') ?? '').split(',').map((name) => name.trim());
  return names.map((name) => {
    const object = findObject(name);
    if (!object || !isSearchable(object))
      throw new RequestError(400, 'INVALID_TYPE', ASSUMED.notSearchable(name));
    return object;
  });
}

const MAX_ROWS = 25;

/** Name, phone, e-mail and owner, as far as the object has them. */
function layout(object: SObject): unknown {
  const name = object.fields.find((field) => field.nameField);
  const fields = [name, findField(object, 'Phone'), findField(object, 'Email')].filter(
    (field) => field !== undefined,
  );
  const columns = fields.map((field) => ({
    field: `${object.name}.${field.name}`,
    format: null,
    label: field.label,
    name: field.name,
  }));
  const user = findObject('User');
  const owner =
    findField(object, 'OwnerId')?.reference && user
      ? [
          {
            field: 'User.Alias',
            format: null,
            label: `${object.label} Owner ${fieldNamed(user, 'Alias').label}`,
            name: 'Owner.Alias',
          },
        ]
      : [];
  return { label: 'Search Results', limitRows: MAX_ROWS, searchColumns: [...columns, ...owner] };
}
