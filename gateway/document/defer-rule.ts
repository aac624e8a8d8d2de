import {
  BREAK,
  type DirectiveNode,
  type DocumentNode,
  type FragmentSpreadNode,
  GraphQLError,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  visit,
} from 'graphql';

/** Whether a directive is `@defer`. */
export function isDefer({ name }: DirectiveNode): boolean {
  return name.value === 'defer';
}

/** Whether anything in a document has a `@defer`, whatever its condition. */
export function hasDefer(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive(directive) {
      found ||= isDefer(directive);
      return found ? BREAK : undefined;
    },
  });
  return found;
}

/** What incremental delivery demands of `@defer`; the library of this GraphQL version knows no rules for it. */
export const DeferRule: ValidationRule = (context) => {
  const { checkLabel, checkRoot, checkSubscription } = checks(context);
  return {
    Directive: checkLabel,
    FragmentSpread: checkRoot,
    InlineFragment: checkRoot,
    OperationDefinition(operation) {
      if (operation.operation !== 'subscription') return;
      for (const { selectionSet } of [operation, ...context.getRecursivelyReferencedFragments(operation)])
        checkSubscription(selectionSet);
    },
  };
};

function checks(context: ValidationContext) {
  const labelled = new Map<string, DirectiveNode>();
  const report = (text: string, ...nodes: DirectiveNode[]): void =>
    context.reportError(new GraphQLError(text, { nodes }));
  return {
    checkLabel(directive: DirectiveNode): void {
      const label = isDefer(directive) ? argument(directive, 'label') : undefined;
      if (label === undefined || label.kind === Kind.NULL) return;
      if (label.kind !== Kind.STRING) {
        report('The label of a @defer must be a string in the document.', directive);
        return;
      }
      const known = labelled.get(label.value);
      if (known) report(`There can be only one @defer with the label "${label.value}".`, known, directive);
      else labelled.set(label.value, directive);
    },
    /** What a mutation does is never put off. */
    checkRoot({ directives = [] }: FragmentSpreadNode | InlineFragmentNode): void {
      const directive = directives.find(isDefer);
      const schema = context.getSchema();
      const root = directive && context.getParentType();
      if (root && (root === schema.getMutationType() || root === schema.getSubscriptionType()))
        report(`@defer cannot be used on the root type "${root.name}".`, directive);
    },
    /** Each answer of a subscription is sent whole. */
    checkSubscription(selectionSet: SelectionSetNode): void {
      visit(selectionSet, {
        Directive(directive) {
          const when = isDefer(directive) ? argument(directive, 'if') : undefined;
          if (isDefer(directive) && !(when?.kind === Kind.BOOLEAN && !when.value))
            report('@defer cannot be used in a subscription.', directive);
        },
      });
    },
  };
}

function argument(directive: DirectiveNode, name: string) {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}
