import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import type { AudienceView } from '../audience/audience-view.ts';
import { readDocument } from '../document/read-document.ts';
import { NoTable, tableShape } from '../export/table-shape.ts';
import type { TrustedDocument } from './trusted-documents.ts';

/** What keeps a document from being one of an audience's trusted ones; empty: nothing does. */
export function documentFaults(
  { name, text }: TrustedDocument,
  { audience, schema }: Pick<AudienceView, 'audience' | 'schema'>,
): string[] {
  const read = readDocument(text, schema, false);
  if ('errors' in read) return read.errors.map(({ message }) => message);
  const operations = read.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.name?.value !== name)
    return [`must hold one operation, named ${name} as the file`];
  return audience === 'bi' && operation.operation === 'query' ? tableFaults(read.document, schema) : [];
}

/** BI reads every query as a table, too. */
function tableFaults(document: DocumentNode, schema: GraphQLSchema): string[] {
  try {
    tableShape(document, schema);
    return [];
  } catch (error) {
    if (error instanceof NoTable) return [`is no table: ${error.message}`];
    throw error;
  }
}
