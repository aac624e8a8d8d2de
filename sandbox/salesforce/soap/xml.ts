/** XML as SOAP clients send it: elements by their local names, namespaces left aside. */

export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its text, if it has no children. */
  readonly text: string;
}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)([^<>]*?)(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const MAX_DEPTH = 100;

/** The document's root; undefined if the text is no XML document. Declarations of types and entities are refused. */
export function parseXml(text: string): Element | undefined {
  const roots: Element[] = [];
  const open: { tag: string; element: Element; children: Element[]; text: string }[] = [];
  const close = (): void => {
    const done = open.pop();
    if (!done) return;
    const element = {
      ...done.element,
      children: done.children,
      text: done.children.length > 0 ? '' : done.text,
    };
    (open.at(-1)?.children ?? roots).push(element);
  };
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    at = TOKEN.lastIndex;
    const [, cdata, closing, opening, attributes = '', selfClosing, characters] = match;
    const inner = open.at(-1);
    if (opening !== undefined) {
      if (open.length >= MAX_DEPTH) return undefined;
      const element = {
        name: localName(opening),
        attributes: attributesOf(attributes),
        children: [],
        text: '',
      };
      open.push({ tag: opening, element, children: [], text: '' });
      if (selfClosing === '/') close();
    } else if (closing !== undefined) {
      if (inner?.tag !== closing) return undefined;
      close();
    } else if (cdata !== undefined && inner) inner.text += cdata;
    else if (characters !== undefined) {
      if (inner) inner.text += unescaped(characters);
      else if (characters.trim() !== '') return undefined;
    }
  }
  return open.length === 0 && roots.length === 1 ? roots[0] : undefined;
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((item) => item.name === name);
}

export function childrenNamed(element: Element, name: string): Element[] {
  return element.children.filter((item) => item.name === name);
}

/** The text of a child element; undefined if there is none. */
export function textOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.text;
}

export function isNil(element: Element): boolean {
  return element.attributes.get('nil') === 'true';
}

/** What goes into an element: a text, no value, elements by name, or several elements of one name. */
export type Content = string | number | boolean | null | undefined | Contents | readonly Content[];
export interface Contents {
  readonly [name: string]: Content;
}

/** An element, or one for each item of a list; undefined content leaves it out, null says that there is no value. */
export function written(name: string, content: Content): string {
  if (content === undefined) return '';
  if (content === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(content)) return content.map((item) => written(name, item)).join('');
  if (typeof content !== 'object') return `<${name}>${escaped(String(content))}</${name}>`;
  const inner = Object.entries(content).map(([key, value]) => written(key, value));
  return `<${name}>${inner.join('')}</${name}>`;
}

export function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function unescaped(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(localName(name), unescaped(double ?? single ?? ''));
  return attributes;
}
