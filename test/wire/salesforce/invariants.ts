import { SOBJECTS } from '../../../sandbox/salesforce/objects/catalogue.ts';
import type { InProcessOrg } from './in-process-org.ts';

/** SQLite multiplies larger numbers by ten thousand inexactly. */
const EXACT = 10n ** 14n;

/** Yen have no cents: they round by a hundred times as much. */
const UNIT = "CASE CurrencyIsoCode WHEN 'JPY' THEN 100 ELSE 1 END";

/** What must hold of an org's records whatever was written: each query finds the records that break it. */
const RULES: Readonly<Record<string, string>> = {
  'a quote has the totals of its lines': `
    SELECT q.Id FROM Quote q LEFT JOIN QuoteLineItem l ON l.QuoteId = q.Id AND l.IsDeleted = 0 WHERE q.IsDeleted = 0
    GROUP BY q.Id HAVING q.LineItemCount <> COUNT(l.Id) OR q.Subtotal <> ifnull(SUM(l.Subtotal), 0)
      OR q.TotalPrice <> ifnull(SUM(l.TotalPrice), 0)
      OR q.GrandTotal <> q.TotalPrice + ifnull(q.Tax, 0) + ifnull(q.ShippingHandling, 0)`,
  'a quote line is its price times its quantity less its discount': `
    SELECT Id FROM QuoteLineItem WHERE IsDeleted = 0 AND abs(Subtotal) < ${EXACT}
      AND (abs(Subtotal * 100 - UnitPrice * Quantity) > 50 * ${UNIT}
        OR abs(TotalPrice * 10000 - Subtotal * (10000 - ifnull(Discount, 0))) > 5000 * ${UNIT})`,
  'an opportunity with products has their totals': `
    SELECT o.Id FROM Opportunity o LEFT JOIN OpportunityLineItem l ON l.OpportunityId = o.Id AND l.IsDeleted = 0
    WHERE o.IsDeleted = 0 GROUP BY o.Id HAVING o.HasOpportunityLineItem <> (COUNT(l.Id) > 0)
      OR (COUNT(l.Id) > 0 AND (o.Amount <> SUM(l.TotalPrice) OR o.TotalOpportunityQuantity <> SUM(l.Quantity)
        OR (abs(o.Amount) < ${EXACT} AND abs(o.ExpectedRevenue * 10000 - o.Amount * o.Probability) > 5000)))`,
  'an order has the total of its lines': `
    SELECT o.Id FROM "Order" o LEFT JOIN OrderItem l ON l.OrderId = o.Id AND l.IsDeleted = 0 WHERE o.IsDeleted = 0
    GROUP BY o.Id HAVING o.TotalAmount <> ifnull(SUM(l.TotalPrice), 0)
      OR (o.StatusCode = 'Activated' AND COUNT(l.Id) = 0)`,
  'what is available of an order line is what was not taken back': `
    SELECT l.Id FROM OrderItem l JOIN "Order" o ON o.Id = l.OrderId
    LEFT JOIN OrderItem r ON r.OriginalOrderItemId = l.Id AND r.IsDeleted = 0
    WHERE l.IsDeleted = 0 AND o.IsReductionOrder = 0 GROUP BY l.Id
    HAVING l.AvailableQuantity <> l.Quantity + ifnull(SUM(r.Quantity), 0) OR l.AvailableQuantity < 0`,
  'a reduction has nothing available and takes something back': `
    SELECT l.Id FROM OrderItem l JOIN "Order" o ON o.Id = l.OrderId
    WHERE l.IsDeleted = 0 AND o.IsReductionOrder = 1 AND (l.AvailableQuantity <> 0 OR l.Quantity >= 0)`,
  'a product has one price per price book and currency, and a standard one': `
    SELECT e.Id FROM PricebookEntry e WHERE e.IsDeleted = 0 AND (
      (SELECT COUNT(*) FROM PricebookEntry x WHERE x.IsDeleted = 0 AND x.Pricebook2Id = e.Pricebook2Id
        AND x.Product2Id = e.Product2Id AND x.CurrencyIsoCode = e.CurrencyIsoCode) <> 1
      OR NOT EXISTS (SELECT 1 FROM PricebookEntry s JOIN Pricebook2 b ON b.Id = s.Pricebook2Id AND b.IsStandard = 1
        WHERE s.IsDeleted = 0 AND s.Product2Id = e.Product2Id AND s.CurrencyIsoCode = e.CurrencyIsoCode))`,
  'one quote at most is synced, the one that its opportunity names': `
    SELECT q.Id FROM Quote q JOIN Opportunity o ON o.Id = q.OpportunityId
    WHERE q.IsDeleted = 0 AND q.IsSyncing <> (o.SyncedQuoteId IS q.Id)`,
  'a synced quote and its opportunity have the same lines': `
    SELECT q.Id FROM Quote q WHERE q.IsDeleted = 0 AND q.IsSyncing = 1 AND
      (SELECT group_concat(v) FROM (SELECT PricebookEntryId || ' ' || Quantity || ' ' || TotalPrice v FROM QuoteLineItem
        WHERE QuoteId = q.Id AND IsDeleted = 0 ORDER BY v)) IS NOT
      (SELECT group_concat(v) FROM (SELECT PricebookEntryId || ' ' || Quantity || ' ' || TotalPrice v FROM OpportunityLineItem
        WHERE OpportunityId = q.OpportunityId AND IsDeleted = 0 ORDER BY v))`,
};

/** Of every object: unique fields are unique, and no living record refers to a deleted one. */
function fieldRules(): [string, string][] {
  return SOBJECTS.flatMap((object) =>
    object.fields.flatMap(({ name, unique, reference }): [string, string][] => {
      const live = `"${object.name}" WHERE "IsDeleted" = 0 AND "${name}" IS NOT NULL`;
      const duplicates = `SELECT min("Id") AS Id FROM ${live} GROUP BY fold("${name}") HAVING COUNT(*) > 1`;
      const dead = reference?.to
        .map((target) => `"${name}" NOT IN (SELECT "Id" FROM "${target}" WHERE "IsDeleted" = 0)`)
        .join(' AND ');
      return [
        ...(unique ? [[`${object.name}.${name} is unique`, duplicates] as [string, string]] : []),
        ...(dead
          ? [
              [
                `${object.name}.${name} refers to a living record`,
                `SELECT "Id" FROM ${live} AND ${dead}`,
              ] as [string, string],
            ]
          : []),
      ];
    }),
  );
}

const ALL = [...Object.entries(RULES), ...fieldRules()];

/** The rules that records of the org break, each with their ids; empty: all is well. */
export function brokenRules({ store }: InProcessOrg): string[] {
  return ALL.flatMap(([rule, sql]) => {
    const rows = store.statement(sql).all();
    return rows.length === 0 ? [] : [`${rule}: ${rows.map((row) => row.Id).join(', ')}`];
  });
}
