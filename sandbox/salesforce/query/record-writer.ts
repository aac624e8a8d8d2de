import { objectOfId } from '../objects/catalogue.ts';
import type { Cells, CellWriter } from './columns.ts';

/** What writing a record needs beside its row: the API version of its URLs and the child lists by parent id. */
interface WriteContext {
  readonly version: string;
  readonly children: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/** One JSON member of a record. */
interface Member {
  /** As in the result: canonical field name, relationship name or alias. */
  readonly key: string;
  write(cells: Cells, context: WriteContext): string;
}

/** A record being described: members in the order in which the query first names them. */
export class RecordWriter implements Member {
  readonly key: string;
  readonly #type: string | undefined;
  readonly #idColumn: number;
  readonly #members: { readonly member: Member; readonly prefix: string }[] = [];
  readonly #byKey = new Map<string, Member>();

  /**
   * `idColumn` holds the record's id: null there means that there is no such record. Without a `type` it is the
   * entity Name, whose URL is that of the type the id belongs to.
   */
  constructor(key: string, type: string | undefined, idColumn: number) {
    this.key = key;
    this.#type = type;
    this.#idColumn = idColumn;
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  get(key: string): Member | undefined {
    return this.#byKey.get(key);
  }

  add(member: Member): void {
    this.#byKey.set(member.key, member);
    this.#members.push({ member, prefix: `,${JSON.stringify(member.key)}:` });
  }

  id(cells: Cells): string | null {
    return cells[this.#idColumn] as string | null;
  }

  write(cells: Cells, context: WriteContext): string {
    const id = this.id(cells);
    if (id === null) return 'null';
    const type = this.#type ?? objectOfId(id)?.name;
    let text = `{"attributes":{"type":"${this.#type ?? 'Name'}","url":"/services/data/v${context.version}/sobjects/${type}/${id}"}`;
    for (const { member, prefix } of this.#members) text += prefix + member.write(cells, context);
    return `${text}}`;
  }
}

/** A single value. */
export function valueMember(key: string, write: CellWriter): Member {
  return { key, write };
}

/** An address from its parts, null if it has none. */
export function addressMember(key: string, parts: readonly { name: string; write: CellWriter }[]): Member {
  return {
    key,
    write(cells) {
      const written = parts.map(({ name, write }) => ({ name, text: write(cells) }));
      if (written.every(({ text }) => text === 'null')) return 'null';
      const members = [...written, ...['geocodeAccuracy', 'latitude', 'longitude'].map(absent)];
      members.sort((a, b) => (a.name < b.name ? -1 : 1));
      return `{${members.map(({ name, text }) => `"${name}":${text}`).join(',')}}`;
    },
  };
}

function absent(name: string): { name: string; text: string } {
  return { name, text: 'null' };
}
