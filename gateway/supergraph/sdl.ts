import {
  type ASTNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** Whether a node of a schema document defines a type with fields. */
export function ownsFields(node: object): node is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode {
  const { kind } = node as ASTNode;
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** A directive's argument as text: a string's value, any other literal as it is written; undefined where it is not given. */
export function argumentOf(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

export function fieldsOf(
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | undefined,
): Map<string, FieldDefinitionNode> {
  return new Map(type?.fields?.map((field) => [field.name.value, field]));
}

/** The name of a type without lists and non-nulls. */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
