/** What one request of a sandbox's log says once it is read as its own language has it. */
export interface Received {
  /** Everything but texts and ids: the same whatever a text holds. */
  readonly structures: readonly string[];
  /** Every text, as whoever reads the request understands it. */
  readonly texts: readonly string[];
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Reads requests: SOQL by its literals, SuiteQL by its parameters, paths by their segments, bodies by their shape. */
export function read(requests: readonly LoggedRequest[]): Received {
  const reading = new Reading();
  for (const { method, path, body } of requests) reading.request(method, path, parsed(body));
  return { structures: [...reading.structures], texts: reading.texts };
}

class Reading {
  readonly structures = new Set<string>();
  readonly texts: string[] = [];

  request(method: string, path: string, body: unknown): void {
    const place = this.#path(path);
    const parts = subrequestsOf(body);
    if (parts) {
      // Which parts travel together is a matter of time.
      for (const part of parts) this.request(part.method, part.url, part.body);
      return;
    }
    const { q, params, ...rest } = (body ?? {}) as { q?: string; params?: string[] };
    if (place.includes('/suiteql') && q !== undefined) {
      this.texts.push(...(params ?? []));
      this.structures.add(`${method} ${place} ${suiteQlStructure(q)} ${JSON.stringify(rest)}`);
      return;
    }
    this.structures.add(`${method} ${place}`);
    // Field by field: which of them are sent depends on what is so already.
    for (const [name, value] of Object.entries((body ?? {}) as object))
      this.structures.add(`${method} ${place} ${name}: ${this.#shape(value)}`);
  }

  #path(path: string): string {
    const [place = '', query = ''] = path.split('?');
    const segments = place.split('/').map((one) => this.#segment(decodeURIComponent(one)));
    const values = query === '' ? [] : query.split('&').map((one) => this.#queryValue(one));
    return `${segments.join('/')}?${values.join('&')}`;
  }

  #segment(text: string): string {
    if (/^(\d+|[A-Za-z0-9]{15}|[A-Za-z0-9]{18}|[0-9a-f]{40}|@\{w\d+\.id\})$/.test(text) && /\d/.test(text))
      return '#';
    if (/^[!A-Za-z][\w.]*$/.test(text) || text === '') return text;
    this.texts.push(text);
    return '§';
  }

  #queryValue(text: string): string {
    const [name = '', value = ''] = text.split('=').map(decodeURIComponent);
    if (name === 'q') return `q=${this.#soql(value)}`;
    if (name === 'fields') return 'fields=';
    return `${name}=${/^\d+$/.test(value) ? '#' : value}`;
  }

  /** SOQL without what its literals hold; a wildcard that is not escaped is part of the statement. */
  #soql(query: string): string {
    const outside: string[] = [];
    let from = 0;
    for (let at = 0; at < query.length; at++) {
      if (query[at] !== "'") continue;
      let end = at + 1;
      while (end < query.length && query[end] !== "'") end += query[end] === '\\' ? 2 : 1;
      const before = query.slice(from, at);
      outside.push(before, this.#literal(query.slice(at + 1, end), /LIKE\s*$/i.test(before)));
      at = end;
      from = end + 1;
    }
    outside.push(query.slice(from));
    return outside
      .join('')
      .replace(/'§'(,\s*'§')+/g, "'§'")
      .replace(/\s+/g, ' ');
  }

  #literal(raw: string, isPattern: boolean): string {
    const inner = isPattern ? /^%([\s\S]*)%$/.exec(raw)?.[1] : raw;
    const wild = isPattern && (inner === undefined || /(^|[^\\])(\\\\)*[%_]/.test(inner));
    this.texts.push(unescaped(wild ? raw : (inner ?? raw)));
    return wild ? `'${raw}'` : isPattern ? "'%§%'" : "'§'";
  }

  #shape(value: unknown): string {
    if (typeof value === 'string') {
      this.texts.push(value);
      return '§';
    }
    if (typeof value === 'number') return '0';
    if (Array.isArray(value)) return `[${[...new Set(value.map((one) => this.#shape(one)))].sort().join()}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    const fields = Object.entries(value).map(([name, part]) => `${name}:${this.#shape(part)}`);
    return `{${fields.sort().join()}}`;
  }
}

interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

function subrequestsOf(body: unknown): readonly Subrequest[] | undefined {
  const { compositeRequest, graphs } = (body ?? {}) as {
    compositeRequest?: Subrequest[];
    graphs?: { compositeRequest: Subrequest[] }[];
  };
  return compositeRequest ?? graphs?.flatMap((graph) => graph.compositeRequest);
}

function suiteQlStructure(query: string): string {
  return query.replace(/\?(\s*,\s*\?)+/g, '?').replace(/\s+/g, ' ');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replace(/\\([\s\S])/g, (_, character: string) => ESCAPES[character] ?? character);
}

function parsed(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return { unreadable: true };
  }
}
