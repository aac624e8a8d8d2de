import type { SObject } from '../objects/sobject.ts';

/** Colours and icons of objects, by which apps show them. */

const PALETTE = ['5867E8', '3BA755', 'FF5D2D', '9050E9', 'DD7A01', '06A59A', 'E3066A', '0D9DDA'];
const THEMES = ['theme3', 'theme4'] as const;

/** An object's colour in each theme. */
export function colors(object: SObject): unknown[] {
  const color = PALETTE[codeOf(object) % PALETTE.length] as string;
  return THEMES.map((theme) => ({ color, context: 'primary', theme }));
}

export function icons(object: SObject, origin: string): unknown[] {
  return THEMES.map((theme) => {
    const size = theme === 'theme4' ? 120 : 32;
    return { contentType: 'image/png', height: size, theme, url: iconUrl(object, origin, size), width: size };
  });
}

export function iconUrl(object: SObject, origin: string, size: number): string {
  const kind = object.name.endsWith('__c') ? 'custom' : 'standard';
  return `${origin}/img/icon/t4v35/${kind}/${object.name.toLowerCase()}_${size}.png`;
}

function codeOf(object: SObject): number {
  let code = 0;
  for (const letter of object.name) code = (code * 31 + letter.charCodeAt(0)) % 9973;
  return code;
}
