/** What NetSuite calls a field where that is not its name in words. */
const TITLES: Readonly<Record<string, string>> = {
  id: 'Internal ID',
  externalId: 'External ID',
  entityId: 'Entity ID',
  tranId: 'Document Number',
  tranDate: 'Date',
  otherRefNum: 'PO/Check Number',
  taxTotal: 'Tax Total',
  aging: 'Current',
  aging1: '1-30 Days',
  aging2: '31-60 Days',
  aging3: '61-90 Days',
  aging4: 'Over 90 Days',
};

/** A field's label: `companyName` is Company Name. */
export function titleOf(name: string): string {
  const known = TITLES[name];
  if (known) return known;
  const words = name.replace(/^(custbody|custentity|custitem|custcol)_/, '').replace(/_/g, ' ');
  const spaced = words.replace(/([a-z])([A-Z0-9])/g, '$1 $2');
  return spaced.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

export function isCustomField(name: string): boolean {
  return /^cust(body|entity|item|col)_/.test(name);
}
