import { ASSUMED } from '../assumed.ts';
import { notFound, RequestError, SaveRefusal } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { isObject, type JsonObject } from '../json.ts';
import { objectNamed, objectOfId } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { bodyObject, type Handler, okValue, parserError, type RestRequest } from '../rest/rest.ts';
import { objectOr404 } from '../rest/sobject-rows.ts';
import { layoutItem, sectionOf, shownFields } from './layout-items.ts';
import { colors, icons, iconUrl } from './look.ts';

/** An action that creates a record, from anywhere or for the record that is being looked at. */
export interface QuickAction {
  readonly name: string;
  readonly label: string;
  readonly type: 'Create' | 'LogACall';
  /** The object of the record that it creates. */
  readonly target: string;
  /** Values that the new record begins with. */
  readonly preset: JsonObject;
}

const create = (target: string, label: string): QuickAction => ({
  name: `New${target}`,
  label,
  type: 'Create',
  target,
  preset: {},
});

const ACTIONS: readonly QuickAction[] = [
  {
    name: 'LogACall',
    label: 'Log a Call',
    type: 'LogACall',
    target: 'Task',
    preset: { Subject: 'Call', Status: 'Completed', TaskSubtype: 'Call' },
  },
  create('Task', 'New Task'),
  create('Event', 'New Event'),
  create('Account', 'New Account'),
  create('Contact', 'New Contact'),
  create('Lead', 'New Lead'),
  create('Opportunity', 'New Opportunity'),
  create('Case', 'New Case'),
];
const LAYOUT_FIELDS = 12;

/** The actions that an object's records offer: those whose record can refer to them. */
export function actionsOf(object: SObject): readonly QuickAction[] {
  return ACTIONS.filter(({ target }) => parentField(objectNamed(target), object) !== undefined);
}

export const globalActions: Handler = (_org, request) =>
  okValue(ACTIONS.map((action) => summary(action, base(request, undefined))));

export const objectActions: Handler = (_org, request, type) => {
  const object = objectOr404(type as string);
  return okValue(actionsOf(object).map((action) => summary(action, base(request, object))));
};

export const globalAction: Handler = (_org, request, name) =>
  okValue(details(actionNamed(name, undefined), request, undefined));

export const objectAction: Handler = (_org, request, type, name) => {
  const object = objectOr404(type as string);
  return okValue(details(actionNamed(name, object), request, object));
};

export const globalDefaults: Handler = (_org, _request, name, contextId) =>
  okValue(defaults(actionNamed(name, undefined), contextId));

export const objectDefaults: Handler = (_org, _request, type, name, contextId) =>
  okValue(defaults(actionNamed(name, objectOr404(type as string)), contextId));

export const runGlobalAction: Handler = (org, request, name) =>
  run(org, request, actionNamed(name, undefined));

export const runObjectAction: Handler = (org, request, type, name) =>
  run(org, request, actionNamed(name, objectOr404(type as string)));

function run(org: Parameters<Handler>[0], request: RestRequest, action: QuickAction) {
  const body = bodyObject(request);
  const contextId = typeof body.contextId === 'string' ? canonicalId(body.contextId) : undefined;
  if (typeof body.contextId === 'string' && contextId === undefined)
    throw new RequestError(400, 'MALFORMED_ID', `malformed id ${body.contextId}`);
  const record = body.record ?? {};
  if (!isObject(record)) throw parserError(ASSUMED.rest.notAnObject('record'));
  const target = objectNamed(action.target);
  const values = { ...action.preset, ...contextValues(target, contextId), ...record };
  const common = { contextId: contextId ?? null, feedItemIds: [] };
  try {
    const id = org.records.create(target, values, request.userId);
    return { status: 201, body: JSON.stringify({ ...common, created: true, errors: [], id, success: true }) };
  } catch (error) {
    if (!(error instanceof SaveRefusal)) throw error;
    const refused = { ...common, created: false, errors: error.faults, id: null, success: false };
    return { status: 400, body: JSON.stringify(refused) };
  }
}

function actionNamed(name: string | undefined, object: SObject | undefined): QuickAction {
  const offered = object ? actionsOf(object) : ACTIONS;
  const wanted = String(name).split('.').at(-1)?.toLowerCase();
  const action = offered.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (!action) throw notFound();
  return action;
}

/** The field by which a new record refers to the one that is being looked at. */
function parentField(target: SObject, context: SObject): string | undefined {
  const field = target.fields.find(
    ({ reference, createable, name }) =>
      createable &&
      name !== 'OwnerId' &&
      reference?.to.includes(context.name) &&
      reference.children !== undefined,
  );
  return field?.name;
}

function contextValues(target: SObject, contextId: string | undefined): JsonObject {
  const context = contextId === undefined ? undefined : objectOfId(contextId);
  const field = context ? parentField(target, context) : undefined;
  return field === undefined || contextId === undefined ? {} : { [field]: contextId };
}

function defaults(action: QuickAction, contextId: string | undefined): unknown {
  const target = objectNamed(action.target);
  const id = contextId === undefined ? undefined : canonicalId(contextId);
  if (contextId !== undefined && id === undefined)
    throw new RequestError(400, 'MALFORMED_ID', `malformed id ${contextId}`);
  const values: JsonObject = { ...action.preset, ...contextValues(target, id) };
  const shown = shownFields(target)
    .filter(({ createable }) => createable)
    .map(({ name, initial, type }) => {
      const standard = typeof initial === 'string' ? initial : type === 'boolean' ? initial === 1n : null;
      return [name, values[name] ?? standard];
    });
  return { attributes: { type: target.name }, ...Object.fromEntries(shown) };
}

function summary(action: QuickAction, path: string): Record<string, unknown> {
  const url = `${path}/${action.name}`;
  return {
    actionEnumOrId: action.name,
    label: action.label,
    name: action.name,
    type: action.type,
    urls: {
      defaultValues: `${url}/defaultValues`,
      defaultValuesTemplate: `${url}/defaultValues/{ID}`,
      describe: `${url}/describe`,
      quickAction: url,
    },
  };
}

function details(action: QuickAction, request: RestRequest, context: SObject | undefined): unknown {
  const target = objectNamed(action.target);
  const items = shownFields(target)
    .filter(({ createable }) => createable)
    .slice(0, LAYOUT_FIELDS)
    .map((field, i) => layoutItem(field, i + 1));
  return {
    ...summary(action, base(request, context)),
    canvasApplicationId: null,
    canvasApplicationName: null,
    colors: colors(target),
    contextSobjectType: context?.name ?? null,
    defaultValues: null,
    flowDevName: null,
    flowRecordIdVar: null,
    height: null,
    iconName: null,
    iconUrl: iconUrl(target, request.origin, 120),
    icons: icons(target, request.origin),
    layout: sectionOf('', items, null),
    lightningComponentBundleId: null,
    lightningComponentBundleName: null,
    lightningComponentQualifiedName: null,
    lightningWebComponentBundleId: null,
    lightningWebComponentBundleName: null,
    lightningWebComponentQualifiedName: null,
    miniIconUrl: iconUrl(target, request.origin, 16),
    mobileExtensionDisplayMode: null,
    mobileExtensionId: null,
    showQuickActionLcHeader: false,
    showQuickActionVfHeader: false,
    targetParentField: context ? (parentField(target, context) ?? null) : null,
    targetRecordTypeId: null,
    targetSobjectType: target.name,
    visualforcePageName: null,
    visualforcePageUrl: null,
    width: null,
  };
}

function base(request: RestRequest, object: SObject | undefined): string {
  const data = `/services/data/v${request.version}`;
  return object ? `${data}/sobjects/${object.name}/quickActions` : `${data}/quickActions`;
}
