import { type GraphQLSchema, Kind } from 'graphql';
import { readDocument } from '../document/read-document.ts';
import type { TrustedDocument } from './trusted-documents.ts';

/** What keeps a document from being one of an audience's trusted ones; empty: nothing does. */
export function documentFaults({ name, text }: TrustedDocument, schema: GraphQLSchema): string[] {
  const read = readDocument(text, schema, false);
  if ('errors' in read) return read.errors.map(({ message }) => message);
  const operations = read.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.name?.value !== name)
    return [`must hold one operation, named ${name} as the file`];
  return [];
}
