import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { type Fragments, fragmentAt, fragmentsOf } from '../document/fragments.ts';

/** The objects that an operation's answer is made of, as far as the operation alone tells. */
export interface AnswerShape {
  /** By response name, in the order in which GraphQL answers; undefined: the field has no selections. */
  readonly fields: Map<string, AnswerShape | undefined>;
  /** Some of the fields may be missing: they count for some types only, or under a condition. */
  optional: boolean;
}

/** The shape of the answer to a document of one operation. */
export function answerShape(query: string): AnswerShape {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const shape: AnswerShape = { fields: new Map(), optional: false };
  if (operation) collect(operation.selectionSet, shape, fragmentsOf(document));
  return shape;
}

function collect({ selections }: SelectionSetNode, into: AnswerShape, fragments: Fragments): void {
  for (const selection of selections) {
    // Objects that are asked for fields of one type only are expected to be of that type.
    if (selection.directives?.length || (selection.kind !== Kind.FIELD && selections.length > 1))
      into.optional = true;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const known = into.fields.get(name);
      const shape = selection.selectionSet && (known ?? { fields: new Map(), optional: false });
      into.fields.set(name, shape);
      if (!selection.selectionSet || !shape) continue;
      collect(selection.selectionSet, shape, fragments);
      if (known) shape.optional = true;
    } else {
      collect(fragmentAt(selection, fragments).selectionSet, into, fragments);
    }
  }
}
