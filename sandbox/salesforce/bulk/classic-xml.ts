/** The flat XML of Bulk API 1.0. */

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** A document of one element with members, each a text or a list of elements written already. */
export function document(name: string, content: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${NAMESPACE}"${attributes}>${content}</${name}>`;
}

/** `<key>value</key>` for each member that has a value. */
export function elements(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `<${key}>${escaped(String(value))}</${key}>`)
    .join('');
}

/** The members of a document's one element by name; undefined if the text is no such document. */
export function membersOf(xml: string, name: string): Map<string, string> | undefined {
  const root = new RegExp(`<(?:\\w+:)?${name}[\\s>]([\\s\\S]*)</(?:\\w+:)?${name}\\s*>`).exec(xml);
  if (!root) return undefined;
  const members = new Map<string, string>();
  for (const [, key = '', text = ''] of (root[1] as string).matchAll(
    /<(?:\w+:)?(\w+)(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?\1\s*>/g,
  ))
    members.set(key, unescaped(text.trim()));
  return members;
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function unescaped(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] as string)
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
