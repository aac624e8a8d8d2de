/** Salesforce record ids: key prefix, instance, reserved digit and a base-62 serial; 18 characters with checksum. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const INSTANCE = 'Hs0';
const SERIAL_LENGTH = 9;

/** The 18-character form of a 15-character id: three characters that tell upper from lower case. */
function withChecksum(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(chunk * 5 + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += CHECK[bits];
  }
  return id15 + suffix;
}

/** The id of an object's n-th record; ids of one object sort by serial. */
export function idAt(keyPrefix: string, serial: number): string {
  let text = '';
  for (let rest = serial; rest > 0; rest = Math.floor(rest / 62)) text = DIGITS[rest % 62] + text;
  return withChecksum(keyPrefix + INSTANCE + text.padStart(SERIAL_LENGTH, '0'));
}

/** The serial that `idAt` was given. */
export function serialOf(id: string): number {
  let serial = 0;
  for (const digit of id.slice(6, 15)) serial = serial * 62 + DIGITS.indexOf(digit);
  return serial;
}

/** The canonical 18-character id for a 15- or 18-character one; undefined if the text is no id or its checksum is wrong. */
export function canonicalId(text: string): string | undefined {
  if (text.length !== 15 && text.length !== 18) return undefined;
  for (let i = 0; i < 15; i++) {
    const code = text.charCodeAt(i);
    const alphanumeric =
      (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!alphanumeric) return undefined;
  }
  const id = withChecksum(text.slice(0, 15));
  return text.length === 15 || text.slice(15).toUpperCase() === id.slice(15) ? id : undefined;
}
