/** One message of an event stream (HTML Standard, 9.2.6); comments are none. */
export interface StreamedMessage {
  readonly event: string;
  readonly data: string;
  /** As this message says it; one that says none has no position of its own. */
  readonly id: string | undefined;
}

/** More in one message would only fill the memory. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
const LINE_END = /\r\n|\n|\r(?!$)/g;

/** Reads the messages of an event stream as they come. Throws when one is too large, or the bytes are not UTF-8. */
export async function* readEventStream(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedMessage> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let message = new Message();
  let rest = '';
  for await (const chunk of bytes) {
    rest += utf8.decode(chunk, { stream: true });
    // A carriage return at the end may be half of a line end: it waits for what follows.
    let from = 0;
    for (const { index, 0: lineEnd } of rest.matchAll(LINE_END)) {
      const line = rest.slice(from, index);
      from = index + lineEnd.length;
      if (line !== '') message.add(line);
      else {
        if (message.data.length > 0) yield message.whole();
        message = new Message();
      }
    }
    rest = rest.slice(from);
    if (rest.length + message.characters > MAX_CHARACTERS)
      throw new Error('a message of an event stream is too large');
  }
}

class Message {
  readonly data: string[] = [];
  characters = 0;
  #event = 'message';
  #id: string | undefined;

  add(line: string): void {
    this.characters += line.length;
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.#event = value || 'message';
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
  }

  whole(): StreamedMessage {
    return { event: this.#event, data: this.data.join('\n'), id: this.#id };
  }
}
