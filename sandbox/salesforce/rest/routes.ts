import {
  getRule,
  listApprovals,
  listRules,
  listRulesOfObject,
  processApprovals,
  triggerRule,
  triggerRules,
} from '../approvals/resources.ts';
import {
  changeIngestJob,
  createIngestJob,
  deleteIngestJob,
  failedResults,
  getIngestJob,
  listIngestJobs,
  successfulResults,
  unprocessedRecords,
  uploadRows,
} from '../bulk/ingest-resources.ts';
import {
  changeQueryJob,
  createQueryJob,
  deleteQueryJob,
  getQueryJob,
  listQueryJobs,
  queryJobResults,
} from '../bulk/query-resources.ts';
import { notFound, RequestError, SaveRefusal } from '../errors.ts';
import { parameterizedSearch, search, searchLayouts, searchScopeOrder } from '../search/resources.ts';
import { pushEvents, pushListeners } from '../streaming/push.ts';
import {
  createCollection,
  deleteCollection,
  retrieveCollection,
  updateCollection,
  upsertCollection,
} from './collections.ts';
import { batch, composite, compositeResources, graph } from './composite.ts';
import {
  deletedRecords,
  globalDescription,
  limits,
  objectDescription,
  objectSummary,
  recentRecords,
  resources,
  updatedRecords,
} from './information.ts';
import { nextQueryPage, runQuery, runQueryAll } from './query-resources.ts';
import type { Handler, Org, RestReply, RestRequest } from './rest.ts';
import { refusalReply } from './save-results.ts';
import {
  createRow,
  deleteRow,
  deleteRowByKey,
  getRow,
  getRowByKey,
  updateRow,
  upsertRow,
} from './sobject-rows.ts';
import { createTree } from './tree.ts';

interface Route {
  /** Segments behind the version; `*` is a variable one. */
  readonly path: readonly string[];
  /** By method: the operation's name in the statistics and what answers it. */
  readonly methods: Readonly<Record<string, readonly [name: string, handler: Handler]>>;
}

const ROUTES: readonly Route[] = [
  route('', { GET: ['resources', resources] }),
  route('limits', { GET: ['limits', limits] }),
  route('recent', { GET: ['recent', recentRecords] }),
  route('query', { GET: ['query', runQuery] }),
  route('queryAll', { GET: ['queryAll', runQueryAll] }),
  route('query/*', { GET: ['queryMore', nextQueryPage] }),
  route('queryAll/*', { GET: ['queryMore', nextQueryPage] }),
  route('search', { GET: ['search', search] }),
  route('search/scopeOrder', { GET: ['search.scopeOrder', searchScopeOrder] }),
  route('search/layout', { GET: ['search.layout', searchLayouts] }),
  route('parameterizedSearch', {
    GET: ['parameterizedSearch', parameterizedSearch],
    POST: ['parameterizedSearch', parameterizedSearch],
  }),
  route('sobjects', { GET: ['describeGlobal', globalDescription] }),
  route('sobjects/*', { GET: ['sobject.summary', objectSummary], POST: ['sobject.create', createRow] }),
  route('sobjects/*/describe', { GET: ['describe', objectDescription] }),
  route('sobjects/*/updated', { GET: ['sobject.updated', updatedRecords] }),
  route('sobjects/*/deleted', { GET: ['sobject.deleted', deletedRecords] }),
  route('sobjects/*/*', {
    GET: ['sobject.get', getRow],
    PATCH: ['sobject.update', updateRow],
    DELETE: ['sobject.delete', deleteRow],
  }),
  route('sobjects/StreamingChannel/*/push', {
    GET: ['streaming.listeners', pushListeners],
    POST: ['streaming.push', pushEvents],
  }),
  route('sobjects/*/*/*', {
    GET: ['sobject.get', getRowByKey],
    PATCH: ['sobject.upsert', upsertRow],
    DELETE: ['sobject.delete', deleteRowByKey],
  }),
  route('composite', { GET: ['resources', compositeResources], POST: ['composite', composite] }),
  route('composite/batch', { POST: ['batch', batch] }),
  route('composite/graph', { POST: ['graph', graph] }),
  route('composite/tree/*', { POST: ['tree', createTree] }),
  route('composite/sobjects', {
    POST: ['collections.create', createCollection],
    PATCH: ['collections.update', updateCollection],
    DELETE: ['collections.delete', deleteCollection],
  }),
  route('composite/sobjects/*', {
    GET: ['collections.retrieve', retrieveCollection],
    POST: ['collections.retrieve', retrieveCollection],
  }),
  route('composite/sobjects/*/*', { PATCH: ['collections.upsert', upsertCollection] }),
  route('process/approvals', {
    GET: ['approvals.list', listApprovals],
    POST: ['approvals.process', processApprovals],
  }),
  route('process/rules', { GET: ['rules.list', listRules], POST: ['rules.trigger', triggerRules] }),
  route('process/rules/*', { GET: ['rules.list', listRulesOfObject] }),
  route('process/rules/*/*', { GET: ['rules.get', getRule], POST: ['rules.trigger', triggerRule] }),
  route('jobs/ingest', { GET: ['bulk.list', listIngestJobs], POST: ['bulk.create', createIngestJob] }),
  route('jobs/ingest/*', {
    GET: ['bulk.get', getIngestJob],
    PATCH: ['bulk.change', changeIngestJob],
    DELETE: ['bulk.delete', deleteIngestJob],
  }),
  route('jobs/ingest/*/batches', { PUT: ['bulk.upload', uploadRows] }),
  route('jobs/ingest/*/successfulResults', { GET: ['bulk.results', successfulResults] }),
  route('jobs/ingest/*/failedResults', { GET: ['bulk.results', failedResults] }),
  route('jobs/ingest/*/unprocessedrecords', { GET: ['bulk.results', unprocessedRecords] }),
  route('jobs/query', { GET: ['bulkQuery.list', listQueryJobs], POST: ['bulkQuery.create', createQueryJob] }),
  route('jobs/query/*', {
    GET: ['bulkQuery.get', getQueryJob],
    PATCH: ['bulkQuery.change', changeQueryJob],
    DELETE: ['bulkQuery.delete', deleteQueryJob],
  }),
  route('jobs/query/*/results', { GET: ['bulkQuery.results', queryJobResults] }),
];

function route(path: string, methods: Route['methods']): Route {
  return { path: path === '' ? [] : path.split('/'), methods };
}

function find(path: readonly string[]): { route: Route; parts: string[] } | undefined {
  for (const candidate of ROUTES) {
    if (candidate.path.length !== path.length) continue;
    if (candidate.path.every((segment, i) => segment === '*' || segment === path[i]))
      return { route: candidate, parts: path.filter((_, i) => candidate.path[i] === '*') };
  }
  return undefined;
}

/** Under which name a call counts. */
export function operationName(method: string, path: readonly string[]): string {
  return find(path)?.route.methods[method === 'HEAD' ? 'GET' : method]?.[0] ?? 'unknown';
}

/** Answers a call; everything Salesforce refuses becomes its reply. */
export function answer(org: Org, request: RestRequest): RestReply {
  try {
    const found = find(request.path);
    if (!found) throw notFound();
    const method = found.route.methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (!method) {
      const allowed = Object.keys(found.route.methods).join(',');
      throw new RequestError(
        405,
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${request.method}' not allowed. Allowed are ${allowed}`,
      );
    }
    return method[1](org, request, ...found.parts);
  } catch (error) {
    if (error instanceof RequestError) return { status: error.status, body: error.body() };
    if (error instanceof SaveRefusal) return refusalReply(error);
    throw error;
  }
}
