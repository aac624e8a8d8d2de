import { findObject, SOBJECTS } from '../objects/catalogue.ts';
import { isCustom, type SObject } from '../objects/sobject.ts';
import { type Handler, okValue } from '../rest/rest.ts';
import { colors, icons, iconUrl } from './look.ts';

/** The org's app and, in their order, the tabs that it selects. */
export const SALES_APP = {
  id: '02uHs0000000001IAA',
  name: 'Sales',
  developerName: 'standard__Sales',
} as const;
const SELECTED = [
  'Account',
  'Contact',
  'Opportunity',
  'Lead',
  'Quote',
  'Order',
  'Product2',
  'Case',
  'Campaign',
];

export interface Tab {
  readonly colors: unknown[];
  readonly custom: boolean;
  readonly iconUrl: string;
  readonly icons: unknown[];
  readonly label: string;
  readonly miniIconUrl: string;
  readonly name: string;
  readonly sobjectName: string;
  readonly url: string;
}

/** The tabs of the sales app. */
export function selectedTabs(origin: string): Tab[] {
  return SELECTED.map(findObject)
    .filter((object) => object !== undefined)
    .map((object) => tabOf(object, origin));
}

/** Every tab that a user may add: one of each object whose records are shown. */
export const tabs: Handler = (_org, request) =>
  okValue(SOBJECTS.filter(({ viewed }) => viewed).map((object) => tabOf(object, request.origin)));

export const theme: Handler = (_org, request) =>
  okValue({
    themeItems: SOBJECTS.filter(({ viewed }) => viewed).map((object) => ({
      colors: colors(object),
      icons: icons(object, request.origin),
      name: object.name,
    })),
  });

/** `GET /appMenu/AppSwitcher` and `/appMenu/Salesforce1`. */
export const appMenu: Handler = (_org, request, kind) =>
  okValue({
    appMenuItems: [
      {
        type: kind === 'AppSwitcher' ? 'Tabset' : 'Standard.Search',
        content: null,
        icons: null,
        colors: null,
        label: SALES_APP.name,
        url: `${request.origin}/home/home.jsp?tsid=${SALES_APP.id}`,
      },
    ],
  });

export const appMenus: Handler = (_org, request) => {
  const base = `/services/data/v${request.version}/appMenu`;
  return okValue({ AppSwitcher: `${base}/AppSwitcher`, Salesforce1: `${base}/Salesforce1` });
};

function tabOf(object: SObject, origin: string): Tab {
  return {
    colors: colors(object),
    custom: isCustom(object.name),
    iconUrl: iconUrl(object, origin, 32),
    icons: icons(object, origin),
    label: object.labelPlural,
    miniIconUrl: iconUrl(object, origin, 16),
    name: isCustom(object.name) ? object.name : `standard-${object.name}`,
    sobjectName: object.name,
    url: `${origin}/${object.keyPrefix}/o`,
  };
}
