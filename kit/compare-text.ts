/** Orders texts by their code units, whatever the language: what is sorted so is the same everywhere. For `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
