import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';

/** The pieces that layouts of all kinds are made of. */

const SYSTEM = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'LastViewedDate', 'LastReferencedDate']);

/** The fields that people see, in their order; an address's parts go by the compound field. */
export function shownFields(object: SObject): Field[] {
  return object.fields.filter((field) => !SYSTEM.has(field.name) && field.compoundFieldName === undefined);
}

export function layoutItem(field: Field, place: number, details?: unknown): unknown {
  return {
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
    label: field.label,
    layoutComponents: [
      {
        details: details ?? null,
        displayLines: field.type === 'textarea' ? 6 : 1,
        tabOrder: place,
        type: 'Field',
        value: field.name,
      },
    ],
    placeholder: false,
    required: field.createable && !field.nillable,
  };
}

/** Items in rows of two. */
export function sectionOf(
  heading: string,
  items: readonly unknown[],
  layoutId: string | null,
): Record<string, unknown> {
  const layoutRows: unknown[] = [];
  for (let i = 0; i < items.length; i += 2) {
    const layoutItems = items.slice(i, i + 2);
    layoutRows.push({ layoutItems, numItems: layoutItems.length });
  }
  return {
    collapsed: false,
    columns: 2,
    heading,
    layoutRows,
    layoutSectionId: null,
    parentLayoutId: layoutId,
    rows: layoutRows.length,
    tabOrder: 'TopToBottom',
    useCollapsibleSection: false,
    useHeading: heading !== '',
  };
}

export function button(name: string, label: string): unknown {
  return {
    behavior: null,
    colors: null,
    content: null,
    contentSource: null,
    custom: false,
    encoding: null,
    height: null,
    icons: null,
    label,
    menubar: false,
    name,
    overridden: false,
    resizeable: false,
    scrollbars: false,
    showsLocation: false,
    showsStatus: false,
    toolbar: false,
    url: null,
    width: null,
    windowPosition: null,
  };
}
