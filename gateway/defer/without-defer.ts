import { type ASTNode, visit } from 'graphql';
import { isDefer } from '../document/defer-rule.ts';

/** The same without any `@defer`: it asks for the same, all at once. */
export function withoutDefer<Node extends ASTNode>(node: Node): Node {
  return visit(node, { Directive: (directive) => (isDefer(directive) ? null : undefined) });
}
