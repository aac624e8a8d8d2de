import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { planQuery } from '../query/plan.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import { parseQuery } from '../soql/parse-query.ts';
import type { Query } from '../soql/syntax.ts';
import type { Row } from '../store/store.ts';
import type { Rules } from './rules.ts';

export const pushTopicRules: Rules = {
  creating: (_context, row) => requireTopicQuery(row),
  updating: (_context, row) => requireTopicQuery(row),
};

export const streamingChannelRules: Rules = {
  creating: (_context, row) => requireChannelName(row),
  updating: (_context, row) => requireChannelName(row),
};

/** A topic's query asks for fields of one object, its id among them. */
function requireTopicQuery(row: Row): void {
  let query: Query;
  try {
    query = parseQuery(row.Query as string);
    planQuery(query, { includeDeleted: false });
  } catch (error) {
    if (error instanceof MalformedQuery) refuse('INVALID_FIELD', error.message, ['QUERY']);
    throw error;
  }
  const { streaming } = ASSUMED;
  const names = query.select.map((item) =>
    item.kind === 'expression' && item.expression.kind === 'field' ? item.expression.path.names : undefined,
  );
  if (names.some((path) => path?.length !== 1)) refuse('INVALID_FIELD', streaming.topicSelects, ['QUERY']);
  if (!names.some((path) => path?.[0]?.toLowerCase() === 'id'))
    refuse('INVALID_FIELD', streaming.topicWithoutId, ['QUERY']);
  if (query.groupBy || query.orderBy.length > 0 || query.limit || query.offset)
    refuse('INVALID_FIELD', streaming.topicClauses, ['QUERY']);
}

function requireChannelName(row: Row): void {
  if (!/^\/u\/\S+$/.test(row.Name as string))
    refuse('INVALID_FIELD', ASSUMED.streaming.channelName, ['Name']);
}
