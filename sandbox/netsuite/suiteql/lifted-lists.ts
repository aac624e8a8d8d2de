/** What stands in a query's text for a list that was lifted out of it; a query that holds it itself is not lifted from. */
export const LIFTED = '\ue000';

/** Literals and comments are passed over; then IN with a long list of whole numbers. */
const LONG_LISTS =
  /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|\bIN\s*\((\s*\d{1,15}\s*(?:,\s*\d{1,15}\s*){15,})\)/gi;

/**
 * Takes long lists of ids out of a query, so that queries which differ in their ids only are one text and are
 * translated once. The lists are as written, without parentheses.
 */
export function liftLists(query: string): { text: string; lists: readonly string[] } {
  if (query.length < 50 || query.includes(LIFTED)) return { text: query, lists: [] };
  const lists: string[] = [];
  const text = query.replace(LONG_LISTS, (whole, list: string | undefined) => {
    if (list === undefined) return whole;
    lists.push(list);
    return `IN (${LIFTED})`;
  });
  return { text, lists };
}
