import { type RecordType, recordType } from './record-type.ts';

const ITEM_FIELDS = `*id itemId *itemType displayName *fullName description class department location subsidiary includeChildren incomeAccount deferredRevenueAccount
  revenueRecognitionRule cost basePrice isFulfillable isInactive externalId *createdDate *lastModifiedDate custitem_salesforce_id`;

function itemType(name: string, type: string, shown: string): RecordType {
  return recordType(name, {
    table: 'item',
    typeId: -10,
    shown,
    filter: { itemtype: type },
    fields: ITEM_FIELDS,
  });
}

/** What is sold: one record type per type of item. */
export const ITEM_TYPES: readonly RecordType[] = [
  itemType('nonInventorySaleItem', 'NonInvtPart', 'Non-inventory Item'),
  itemType('serviceSaleItem', 'Service', 'Service'),
  itemType('inventoryItem', 'InvtPart', 'Inventory Item'),
  itemType('otherChargeSaleItem', 'OthCharge', 'Other Charge'),
  itemType('discountItem', 'Discount', 'Discount'),
  itemType('kitItem', 'Kit', 'Kit/Package'),
  itemType('assemblyItem', 'Assembly', 'Assembly/Bill of Materials'),
];
