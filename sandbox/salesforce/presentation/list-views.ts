import { ASSUMED } from '../assumed.ts';
import { notFound, RequestError } from '../errors.ts';
import { canonicalId, idAt, serialOf } from '../ids.ts';
import { isObject, parseJson } from '../json.ts';
import { SOBJECTS } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Handler, okValue, type RestRequest } from '../rest/rest.ts';
import { objectOr404 } from '../rest/sobject-rows.ts';
import { shownFields } from './layout-items.ts';

/** A saved way to list an object's records. */
interface ListView {
  readonly id: string;
  readonly object: SObject;
  readonly developerName: string;
  readonly label: string;
  readonly columns: readonly Field[];
  readonly where: string;
  readonly order: { readonly field: string; readonly direction: 'ascending' | 'descending' };
}

const KEY_PREFIX = '00B';
const COLUMNS = 5;
const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 2_000;

/** Every object whose records are shown has these two. */
function viewsOf(object: SObject): ListView[] {
  if (!object.viewed) return [];
  const named = shownFields(object).filter(({ nameField }) => nameField);
  const others = shownFields(object).filter(({ nameField, type }) => !nameField && type !== 'address');
  const columns = [...named, ...others].slice(0, COLUMNS);
  const serial = 2 * SOBJECTS.indexOf(object) + 1;
  const plural = object.labelPlural.replace(/ /g, '');
  return [
    {
      id: idAt(KEY_PREFIX, serial),
      object,
      developerName: `All${plural}`,
      label: `All ${object.labelPlural}`,
      columns,
      where: '',
      order: { field: columns[0]?.name ?? 'Id', direction: 'ascending' },
    },
    {
      id: idAt(KEY_PREFIX, serial + 1),
      object,
      developerName: `RecentlyViewed${plural}`,
      label: `Recently Viewed ${object.labelPlural}`,
      columns,
      where: ' WHERE LastViewedDate != null',
      order: { field: 'LastViewedDate', direction: 'descending' },
    },
  ];
}

/** The SOQL of the list view with an id; undefined if there is none. */
export function listViewQuery(id: string): string | undefined {
  const canonical = canonicalId(id);
  if (!canonical?.startsWith(KEY_PREFIX)) return undefined;
  const object = SOBJECTS[Math.floor((serialOf(canonical) - 1) / 2)];
  const view = object ? viewsOf(object).find((candidate) => candidate.id === canonical) : undefined;
  return view ? soql(view) : undefined;
}

export const listViews: Handler = (_org, request, type) => {
  const object = objectOr404(type as string);
  const listviews = viewsOf(object).map((view) => summary(request, view));
  return okValue({
    done: true,
    listviews,
    nextRecordsUrl: null,
    size: listviews.length,
    sobjectType: object.name,
  });
};

export const listView: Handler = (_org, request, type, id) => okValue(summary(request, viewNamed(type, id)));

export const listViewDescription: Handler = (_org, _request, type, id) => {
  const view = viewNamed(type, id);
  return okValue({
    columns: view.columns.map((field) => column(view, field)),
    id: view.id,
    orderBy: [
      { fieldNameOrPath: view.order.field, nullsPosition: 'first', sortDirection: view.order.direction },
    ],
    query: soql(view),
    relatedEntityId: null,
    scope: null,
    scopeEntityId: null,
    sobjectType: view.object.name,
    whereCondition: { conditions: [], conjunction: 'and' },
  });
};

/** `GET …/listviews/{id}/results?limit=&offset=`. */
export const listViewResults: Handler = (org, request, type, id) => {
  const view = viewNamed(type, id);
  const limit = wholeNumber(request, 'limit', DEFAULT_LIMIT, MAX_LIMIT);
  const offset = wholeNumber(request, 'offset', 0, MAX_LIMIT);
  const found = parseJson(
    org.engine.query(`${soql(view)} LIMIT ${limit} OFFSET ${offset}`, { version: request.version }),
  );
  const records = isObject(found) && Array.isArray(found.records) ? found.records.filter(isObject) : [];
  return okValue({
    columns: view.columns.map((field) => column(view, field)),
    describeUrl: `${path(request, view)}/describe`,
    developerName: view.developerName,
    done: records.length < limit,
    id: view.id,
    label: view.label,
    records: records.map((record) => ({
      columns: [...view.columns.map(({ name }) => name), 'Id'].map((name) => {
        const value = record[name] ?? null;
        return { fieldNameOrPath: name, value: value === null ? null : shown(value) };
      }),
    })),
    size: records.length,
  });
};

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : String(value);
}

function soql({ object, columns, where, order }: ListView): string {
  const fields = [...new Set([...columns.map(({ name }) => name), 'Id', 'CreatedDate', 'LastModifiedDate'])];
  const direction = order.direction === 'ascending' ? 'ASC' : 'DESC';
  return `SELECT ${fields.join(', ')} FROM ${object.name}${where} ORDER BY ${order.field} ${direction} NULLS FIRST, Id ASC NULLS FIRST`;
}

function viewNamed(type: string | undefined, id: string | undefined): ListView {
  const object = objectOr404(type as string);
  const canonical = canonicalId(id as string);
  const view = viewsOf(object).find(
    (candidate) => candidate.id === canonical || candidate.developerName === id,
  );
  if (!view) throw notFound();
  return view;
}

function summary(request: RestRequest, view: ListView): unknown {
  const url = path(request, view);
  return {
    describeUrl: `${url}/describe`,
    developerName: view.developerName,
    id: view.id,
    label: view.label,
    resultsUrl: `${url}/results`,
    soqlCompatible: true,
    url,
  };
}

function column(view: ListView, field: Field): unknown {
  const sorted = view.order.field === field.name;
  return {
    ascendingLabel: field.sortable ? 'Sort Ascending' : null,
    descendingLabel: field.sortable ? 'Sort Descending' : null,
    fieldNameOrPath: field.name,
    hidden: false,
    label: field.label,
    searchable: false,
    selectListItem: field.name,
    sortDirection: sorted ? view.order.direction : null,
    sortIndex: sorted ? 0 : null,
    sortable: field.sortable,
    type: field.type,
  };
}

function path(request: RestRequest, view: ListView): string {
  return `/services/data/v${request.version}/sobjects/${view.object.name}/listviews/${view.id}`;
}

function wholeNumber(request: RestRequest, name: string, otherwise: number, most: number): number {
  const text = request.query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new RequestError(400, 'INVALID_QUERY_FILTER_OPERATOR', ASSUMED.rest.listViewRange(name, most));
  return value;
}
