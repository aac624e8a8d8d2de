import { RequestError } from '../errors.ts';
import { findObject } from '../objects/catalogue.ts';
import { MASTER_RECORD_TYPE } from '../objects/describe.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Handler, okValue } from '../rest/rest.ts';
import { objectOr404 } from '../rest/sobject-rows.ts';
import { button, layoutItem, shownFields } from './layout-items.ts';

const ITEMS = 4;
const SYSTEM_NAME = 'SYSTEM';

/** `GET /sobjects/T/describe/compactLayouts`: the system's own, which has no id. */
export const compactLayouts: Handler = (_org, request, type) => {
  const object = objectOr404(type as string);
  return okValue({
    compactLayouts: [compactLayoutOf(object)],
    defaultCompactLayoutId: null,
    recordTypeCompactLayoutMappings: [
      {
        available: true,
        compactLayoutId: null,
        compactLayoutName: SYSTEM_NAME,
        recordTypeId: MASTER_RECORD_TYPE,
        recordTypeName: 'Master',
        urls: {},
      },
    ],
    urls: {
      primary: `/services/data/v${request.version}/sobjects/${object.name}/describe/compactLayouts/primary`,
    },
  });
};

export const primaryCompactLayout: Handler = (_org, _request, type) =>
  okValue(compactLayoutOf(objectOr404(type as string)));

/** `GET /compactLayouts?q=Account,Contact`: the primary one of each object. */
export const compactLayoutsOf: Handler = (_org, request) => {
  const names = (request.query.get('q') ?? '').split(',').filter((name) => name !== '');
  const described = names.map((name) => {
    const object = findObject(name.trim());
    if (!object) throw new RequestError(400, 'INVALID_TYPE', `sObject type '${name}' is not supported.`);
    return [object.name, compactLayoutOf(object)];
  });
  return okValue(Object.fromEntries(described));
};

function compactLayoutOf(object: SObject): unknown {
  const named = shownFields(object).filter(({ nameField }) => nameField);
  const others = shownFields(object).filter(({ nameField, type }) => !nameField && type !== 'address');
  return {
    actions: [button('Edit', 'Edit'), button('Delete', 'Delete')],
    fieldItems: [...named, ...others].slice(0, ITEMS).map((field, i) => layoutItem(field, i + 1)),
    id: null,
    imageItems: null,
    label: 'System Default',
    name: SYSTEM_NAME,
    objectType: object.name,
  };
}
