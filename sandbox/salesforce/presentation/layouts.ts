import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { idAt } from '../ids.ts';
import { childListsOf, SOBJECTS } from '../objects/catalogue.ts';
import { MASTER_RECORD_TYPE, namedLayouts } from '../objects/describe.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Handler, okValue } from '../rest/rest.ts';
import { objectOr404 } from '../rest/sobject-rows.ts';
import { button, layoutItem, sectionOf, shownFields } from './layout-items.ts';
import { actionsOf } from './quick-actions.ts';

const BUTTONS = [
  ['Edit', 'Edit'],
  ['Delete', 'Delete'],
  ['Clone', 'Clone'],
] as const;
const RELATED_ROWS = 5;

/** `GET /sobjects/T/describe/layouts`: the one layout that every record type of an object has. */
export const layouts: Handler = (_org, request, type) => {
  const object = objectOr404(type as string);
  return okValue({
    layouts: [layoutOf(object)],
    recordTypeMappings: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        layoutId: layoutId(object),
        master: true,
        name: 'Master',
        picklistsForRecordType: null,
        recordTypeId: MASTER_RECORD_TYPE,
        urls: {
          layout: `/services/data/v${request.version}/sobjects/${object.name}/describe/layouts/${MASTER_RECORD_TYPE}`,
        },
      },
    ],
    recordTypeSelectorRequired: [false],
  });
};

/** The layout of a record type; there is only the master one. */
export const recordTypeLayout: Handler = (_org, _request, type, recordType) => {
  const object = objectOr404(type as string);
  if (recordType !== MASTER_RECORD_TYPE && recordType !== MASTER_RECORD_TYPE.slice(0, 15))
    throw new RequestError(404, 'NOT_FOUND', ASSUMED.rest.unknownRecordType(recordType as string));
  return okValue(layoutOf(object));
};

export const namedLayout: Handler = (_org, _request, type, name) => {
  const object = objectOr404(type as string);
  if (!namedLayouts(object).includes(name as string))
    throw new RequestError(404, 'NOT_FOUND', ASSUMED.rest.unknownLayout(name as string));
  return okValue({
    layouts: [layoutOf(object)],
    recordTypeMappings: [],
    recordTypeSelectorRequired: [false],
  });
};

/** No object of the org has an approval page of its own. */
export const approvalLayouts: Handler = (_org, _request, type) => {
  objectOr404(type as string);
  return okValue({ approvalLayouts: [] });
};

function layoutOf(object: SObject): unknown {
  const id = layoutId(object);
  const items = shownFields(object).map((field, i) => layoutItem(field, i + 1));
  const editable = shownFields(object)
    .filter(({ createable }) => createable)
    .map((field, i) => layoutItem(field, i + 1));
  return {
    buttonLayoutSection: { detailButtons: BUTTONS.map(([name, label]) => button(name, label)) },
    detailLayoutSections: [sectionOf(`${object.label} Information`, items, id)],
    editLayoutSections: [sectionOf(`${object.label} Information`, editable, id)],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: {
      quickActionListItems: actionsOf(object).map(({ name, label, type, target }) => ({
        accessLevelRequired: null,
        colors: [],
        iconUrl: null,
        icons: [],
        label,
        miniIconUrl: '',
        quickActionName: name,
        targetSobjectType: target,
        type,
        urls: {},
      })),
    },
    relatedContent: null,
    relatedLists: childListsOf(object).map(({ name, object: child, field }) => ({
      accessLevelRequiredForCreate: null,
      buttons: [],
      columns: shownFields(child)
        .slice(0, 4)
        .map((column) => ({
          field: `${child.name}.${column.name}`,
          fieldApiName: column.name,
          format: column.type === 'date' || column.type === 'datetime' ? column.type : null,
          label: column.label,
          lookupId: null,
          name: column.name,
          sortable: column.sortable,
        })),
      custom: field.custom,
      field: field.name,
      label: child.labelPlural,
      limitRows: RELATED_ROWS,
      name,
      sobject: child.name,
      sort: [],
    })),
    saveOptions: [],
  };
}

function layoutId(object: SObject): string {
  return idAt('00h', SOBJECTS.indexOf(object) + 1);
}
