/** What the systems behind the graph are called to those who must not know them. */
const words = [
  [/(?<=^|[.!?]\s+)Salesforce/g, 'The sales system'],
  [/(?<=^|[.!?]\s+)NetSuite/g, 'The accounting system'],
  [/Salesforce/gi, 'the sales system'],
  [/NetSuite/gi, 'the accounting system'],
] as const;

/** A text of an error or a description without the names of systems. */
export function neutralWords(text: string): string {
  return words.reduce((changed, [name, word]) => changed.replace(name, word), text);
}
