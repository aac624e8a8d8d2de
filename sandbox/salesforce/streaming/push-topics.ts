import { isObject, type JsonObject, parseJson, writeJson } from '../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Condition, Expression, Query } from '../soql/syntax.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeType } from './changes.ts';
import type { NewEvent } from './event-log.ts';

interface Topic {
  readonly name: string;
  readonly soql: string;
  readonly version: string;
  readonly fields: string;
  readonly operations: ReadonlySet<ChangeType>;
}

/** What events call the kinds of changes. */
const WORDS: Readonly<Record<ChangeType, string>> = {
  CREATE: 'created',
  UPDATE: 'updated',
  DELETE: 'deleted',
  UNDELETE: 'undeleted',
};

/** The events that the org's push topics make of a transaction's changes. */
export function topicEvents(
  store: Store,
  engine: QueryEngine,
  changes: readonly Change[],
  now: number,
): NewEvent[] {
  const topics = activeTopics(store);
  return topics.flatMap((topic) => {
    const query = engine.parse(topic.soql);
    const object = query.from.names.join('.').toLowerCase();
    return changes
      .filter((change) => change.object.name.toLowerCase() === object)
      .filter((change) => topic.operations.has(change.type) && concerns(topic, query, change))
      .flatMap((change) => {
        const sobject = shown(engine, topic, query, change);
        if (!sobject) return [];
        const createdDate = new Date(now).toISOString();
        return [
          {
            family: 'topic' as const,
            channel: topic.name,
            content: writeJson({ sobject }),
            extras: JSON.stringify({ createdDate, type: WORDS[change.type] }),
          },
        ];
      });
  });
}

function activeTopics(store: Store): Topic[] {
  return store
    .statement('SELECT * FROM "PushTopic" WHERE "IsActive" = 1 AND "IsDeleted" = 0')
    .all()
    .map((row) => {
      const operations = new Set<ChangeType>();
      if (row.NotifyForOperationCreate === 1n) operations.add('CREATE');
      if (row.NotifyForOperationUpdate === 1n) operations.add('UPDATE');
      if (row.NotifyForOperationDelete === 1n) operations.add('DELETE');
      if (row.NotifyForOperationUndelete === 1n) operations.add('UNDELETE');
      return {
        name: String(row.Name),
        soql: String(row.Query),
        version: `${Number(row.ApiVersion) / 10}.0`,
        fields: String(row.NotifyForFields),
        operations,
      };
    });
}

/** Whether an update touches the fields that the topic looks at. */
function concerns(topic: Topic, query: Query, { type, changed }: Change): boolean {
  if (type !== 'UPDATE' || topic.fields === 'All') return true;
  const looked = new Set([
    ...(topic.fields === 'Where' ? [] : selectedFields(query)),
    ...(topic.fields === 'Select' || !query.where ? [] : conditionFields(query.where)),
  ]);
  return changed.some((name) => looked.has(name.toLowerCase()));
}

/** The record as the topic's query shows it; undefined: it does not match. Of a deleted one only the id is shown. */
function shown(engine: QueryEngine, topic: Topic, query: Query, change: Change): JsonObject | undefined {
  const deleted = change.type === 'DELETE';
  const [text] = engine.among(query, [change.id], topic.soql, {
    version: topic.version,
    includeDeleted: deleted,
  });
  const record = text === undefined ? undefined : parseJson(text);
  if (!isObject(record)) return undefined;
  const { attributes: _attributes, ...fields } = record;
  return deleted ? { Id: change.id } : fields;
}

function selectedFields(query: Query): string[] {
  return query.select.flatMap((item) =>
    item.kind === 'expression' ? expressionFields(item.expression) : [],
  );
}

function expressionFields(expression: Expression): string[] {
  if (expression.kind === 'function') return expression.args.flatMap(expressionFields);
  return [(expression.path.names.at(-1) ?? '').toLowerCase()];
}

function conditionFields(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.flatMap(conditionFields);
    case 'not':
      return conditionFields(condition.term);
    default:
      return expressionFields(condition.left);
  }
}
