/** The parts of a `multipart/form-data` body by name; undefined if it is none. */
export function formParts(contentType: string, body: string): Map<string, string> | undefined {
  const boundary = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (!boundary) return undefined;
  const mark = `--${boundary[1] ?? boundary[2]}`;
  const parts = new Map<string, string>();
  for (const piece of `\n${body}`.split(`\n${mark}`).slice(1)) {
    if (piece.startsWith('--')) break;
    const start = /\r?\n\r?\n/.exec(piece);
    const name = /;\s*name="?([^";\r\n]+)"?/i.exec(piece.slice(0, start?.index))?.[1];
    if (!start || name === undefined) continue;
    const content = piece.slice(start.index + start[0].length);
    parts.set(name, content.endsWith('\r') ? content.slice(0, -1) : content);
  }
  return parts;
}
