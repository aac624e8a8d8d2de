import {
  getRule,
  listApprovals,
  listRules,
  listRulesOfObject,
  processApprovals,
  triggerRule,
  triggerRules,
} from '../approvals/resources.ts';
import { ASSUMED } from '../assumed.ts';
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
import { appMenu, appMenus, tabs, theme } from '../presentation/apps.ts';
import { compactLayouts, compactLayoutsOf, primaryCompactLayout } from '../presentation/compact-layouts.ts';
import { approvalLayouts, layouts, namedLayout, recordTypeLayout } from '../presentation/layouts.ts';
import { listView, listViewDescription, listViewResults, listViews } from '../presentation/list-views.ts';
import {
  globalAction,
  globalActions,
  globalDefaults,
  objectAction,
  objectActions,
  objectDefaults,
  runGlobalAction,
  runObjectAction,
} from '../presentation/quick-actions.ts';
import { parameterizedSearch, search, searchLayouts, searchScopeOrder } from '../search/resources.ts';
import { pushEvents, pushListeners } from '../streaming/push.ts';
import { batch } from './batch.ts';
import { createCollection, deleteCollection, updateCollection, upsertCollection } from './collections.ts';
import { composite, compositeResources } from './composite.ts';
import { globalDescription, objectDescription, objectSummary } from './descriptions.ts';
import { graph } from './graph.ts';
import { nextQueryPage, runQuery, runQueryAll } from './query-resources.ts';
import { recentRecords } from './recent.ts';
import { deletedRecords, updatedRecords } from './replication.ts';
import { resources } from './resources.ts';
import { type Handler, type Org, okValue, type RestReply, type RestRequest } from './rest.ts';
import { retrieveCollection } from './retrieve.ts';
import { refusalReply } from './save-results.ts';
import {
  createRow,
  createRowById,
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
  /** The version that brought the resource. */
  readonly since: number;
  /** By method: the operation's name in the statistics and what answers it. */
  readonly methods: Readonly<Record<string, readonly [name: string, handler: Handler]>>;
}

const ROUTES: readonly Route[] = [
  route('', { GET: ['resources', resources] }),
  route('limits', { GET: ['limits', (org) => okValue(org.usage.limits())] }),
  route('tabs', { GET: ['tabs', tabs] }),
  route('theme', { GET: ['theme', theme] }),
  route('appMenu', { GET: ['appMenu', appMenus] }),
  route('appMenu/AppSwitcher', { GET: ['appMenu', (...call) => appMenu(...call, 'AppSwitcher')] }),
  route('appMenu/Salesforce1', { GET: ['appMenu', (...call) => appMenu(...call, 'Salesforce1')] }),
  route('compactLayouts', { GET: ['compactLayouts', compactLayoutsOf] }),
  ...actionRoutes('quickActions', [globalActions, globalAction, globalDefaults, runGlobalAction]),
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
  route('sobjects/*/describe/layouts', { GET: ['layouts', layouts] }),
  route('sobjects/*/describe/layouts/*', { GET: ['layouts', recordTypeLayout] }),
  route('sobjects/*/describe/namedLayouts/*', { GET: ['layouts', namedLayout] }),
  route('sobjects/*/describe/approvalLayouts', { GET: ['layouts', approvalLayouts] }),
  route('sobjects/*/describe/compactLayouts', { GET: ['compactLayouts', compactLayouts] }),
  route('sobjects/*/describe/compactLayouts/primary', { GET: ['compactLayouts', primaryCompactLayout] }),
  route('sobjects/*/listviews', { GET: ['listViews', listViews] }),
  route('sobjects/*/listviews/*', { GET: ['listViews', listView] }),
  route('sobjects/*/listviews/*/describe', { GET: ['listViews', listViewDescription] }),
  route('sobjects/*/listviews/*/results', { GET: ['listViews', listViewResults] }),
  ...actionRoutes('sobjects/*/quickActions', [objectActions, objectAction, objectDefaults, runObjectAction]),
  route('sobjects/*/updated', { GET: ['sobject.updated', updatedRecords] }),
  route('sobjects/*/deleted', { GET: ['sobject.deleted', deletedRecords] }),
  route('sobjects/*/*', {
    GET: ['sobject.get', getRow],
    POST: ['sobject.create', createRowById],
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
  route('composite', { GET: ['resources', compositeResources], POST: ['composite', composite] }, 38),
  route('composite/batch', { POST: ['batch', batch] }, 34),
  route('composite/graph', { POST: ['graph', graph] }, 50),
  route('composite/tree/*', { POST: ['tree', createTree] }, 34),
  route(
    'composite/sobjects',
    {
      POST: ['collections.create', createCollection],
      PATCH: ['collections.update', updateCollection],
      DELETE: ['collections.delete', deleteCollection],
    },
    42,
  ),
  route(
    'composite/sobjects/*',
    {
      GET: ['collections.retrieve', retrieveCollection],
      POST: ['collections.retrieve', retrieveCollection],
    },
    42,
  ),
  route('composite/sobjects/*/*', { PATCH: ['collections.upsert', upsertCollection] }, 46),
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

function route(path: string, methods: Route['methods'], since = 0): Route {
  return { path: path === '' ? [] : path.split('/'), methods, since };
}

/** The quick actions under a path: all, one, its description, its default values and running it. */
function actionRoutes(
  path: string,
  [all, one, defaults, run]: readonly [Handler, Handler, Handler, Handler],
) {
  return [
    route(path, { GET: ['quickActions', all] }),
    route(`${path}/*`, { GET: ['quickActions', one], POST: ['quickAction.run', run] }),
    route(`${path}/*/describe`, { GET: ['quickActions', one] }),
    route(`${path}/*/defaultValues`, { GET: ['quickActions', defaults] }),
    route(`${path}/*/defaultValues/*`, { GET: ['quickActions', defaults] }),
  ];
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
    if (!found || Number(request.version) < found.route.since) throw notFound();
    const { methods } = found.route;
    const method = methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (!method) return notAllowed(request.method, Object.keys(methods));
    return method[1](org, request, ...found.parts);
  } catch (error) {
    if (error instanceof RequestError) return { status: error.status, body: error.body() };
    if (error instanceof SaveRefusal) return refusalReply(error);
    // A sum of numbers over nineteen digits, which SQLite's whole numbers do not hold.
    if ((error as Error).message === 'integer overflow') return tooLarge();
    throw error;
  }
}

function tooLarge(): RestReply {
  const error = new RequestError(400, 'NUMBER_OUTSIDE_VALID_RANGE', ASSUMED.sumTooLarge);
  return { status: error.status, body: error.body() };
}

function notAllowed(method: string, methods: readonly string[]): RestReply {
  const allowed = [...(methods.includes('GET') ? ['HEAD'] : []), ...methods].join(',');
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
  const error = new RequestError(405, 'METHOD_NOT_ALLOWED', message);
  return { status: 405, headers: { Allow: allowed }, body: error.body() };
}
