import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Audience, audiences } from '../../kit/audience.ts';

/** A document that a known client sends: one operation. */
export interface TrustedDocument {
  /** The operation's, and the file's without its ending. */
  readonly name: string;
  readonly text: string;
  /** `sha256:` and the hexadecimal SHA-256 of the text, as GraphQL over HTTP names documents. */
  readonly id: string;
}

const ENDING = '.graphql';

/** The documents of one audience's known clients. */
export class TrustedDocuments {
  readonly #byId = new Map<string, TrustedDocument>();
  readonly #byText = new Map<string, TrustedDocument>();
  readonly #byName = new Map<string, TrustedDocument>();

  constructor(documents: Iterable<Pick<TrustedDocument, 'name' | 'text'>>) {
    for (const { name, text } of documents) {
      const document = { name, text, id: documentId(text) };
      this.#byId.set(document.id, document);
      this.#byText.set(text.trim(), document);
      this.#byName.set(name, document);
    }
  }

  withId(id: string): TrustedDocument | undefined {
    return this.#byId.get(id);
  }

  /** The document of a text, space around it aside. */
  withText(text: string): TrustedDocument | undefined {
    return this.#byText.get(text.trim());
  }

  withName(name: string): TrustedDocument | undefined {
    return this.#byName.get(name);
  }

  [Symbol.iterator](): IterableIterator<TrustedDocument> {
    return this.#byName.values();
  }
}

export type TrustedByAudience = Readonly<Record<Audience, TrustedDocuments>>;

export function documentId(text: string): string {
  return `sha256:${hash('sha256', text)}`;
}

/** Reads `<folder>/<audience>/<operation>.graphql`; an audience without a folder has none. */
export function readTrustedDocuments(folder: string | undefined): TrustedByAudience {
  const of = (audience: Audience): TrustedDocuments => {
    const own = folder === undefined ? undefined : join(folder, audience);
    if (own === undefined || !existsSync(own)) return new TrustedDocuments([]);
    const files = readdirSync(own).filter((file) => file.endsWith(ENDING));
    return new TrustedDocuments(
      files.sort().map((file) => ({
        name: file.slice(0, -ENDING.length),
        text: readFileSync(join(own, file), 'utf8'),
      })),
    );
  };
  return Object.fromEntries(audiences.map((audience) => [audience, of(audience)])) as Record<
    Audience,
    TrustedDocuments
  >;
}
