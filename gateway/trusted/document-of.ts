import type { GraphQLFormattedError } from 'graphql';
import { clientError, type ErrorCode } from '../../kit/errors.ts';
import type { GraphQLRequest } from '../edge/graphql-request.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/**
 * The text of the document that a request means: its own, or the trusted one that it names. An error where it names none
 * that there is, or brings one of its own where only trusted ones run.
 */
export function documentOf(
  { query, documentId }: Pick<GraphQLRequest, 'query' | 'documentId'>,
  trusted: TrustedDocuments,
  trustedOnly: boolean,
): string | GraphQLFormattedError {
  if (query !== undefined) {
    if (!trustedOnly) return query;
    const known = trusted.withText(query);
    if (known) return known.text;
    return refused(
      'PERSISTED_QUERY_ID_REQUIRED',
      'Only the known documents are answered here; name one by its documentId',
    );
  }
  const known = trusted.withId(documentId ?? '');
  if (known) return known.text;
  return trustedOnly
    ? refused('PERSISTED_QUERY_NOT_IN_LIST', 'No known document has this id')
    : refused('PERSISTED_QUERY_NOT_FOUND', 'No known document has this id; send its text');
}

function refused(code: ErrorCode, text: string): GraphQLFormattedError {
  return clientError(code, text).toJSON();
}
