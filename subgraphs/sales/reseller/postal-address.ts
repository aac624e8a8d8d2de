import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { badInput } from '#kit/errors.ts';

const PARTS = ['name', 'street', 'city', 'region', 'postalCode', 'countryCode'] as const;
/** What both systems can keep of each. */
const MAX_LENGTHS: Readonly<Record<(typeof PARTS)[number], number>> = {
  name: 80,
  street: 255,
  city: 40,
  region: 80,
  postalCode: 20,
  countryCode: 2,
};

/** An address by its parts; lines of `street` are apart by line breaks. */
export type PostalAddress = { readonly [part in (typeof PARTS)[number]]?: string };

/** The scalar PostalAddress: an object with the parts, or a text, which is taken for the street. Input alone. */
export const postalAddress = new GraphQLScalarType<PostalAddress, PostalAddress>({
  name: 'PostalAddress',
  parseValue: parse,
  parseLiteral: (node, variables) => parse(valueFromASTUntyped(node, variables)),
  serialize: (value) => value as PostalAddress,
});

function parse(value: unknown): PostalAddress {
  const parts = typeof value === 'string' ? { street: value } : value;
  if (typeof parts !== 'object' || parts === null || Array.isArray(parts))
    throw badInput('PostalAddress: expected an object or a text');
  const address: Record<string, string> = {};
  for (const [name, text] of Object.entries(parts as Record<string, unknown>)) {
    if (!isPart(name)) throw badInput(`PostalAddress: expected only ${PARTS.join(', ')}`);
    if (text === null) continue;
    if (typeof text !== 'string') throw badInput(`PostalAddress: expected ${name} to be a text`);
    if (text.length > MAX_LENGTHS[name])
      throw badInput(`PostalAddress: expected ${name} to have at most ${MAX_LENGTHS[name]} characters`);
    if (name === 'countryCode' && !/^[A-Z]{2}$/.test(text))
      throw badInput('PostalAddress: expected countryCode to be two capital letters');
    address[name] = text;
  }
  return address;
}

function isPart(name: string): name is (typeof PARTS)[number] {
  return (PARTS as readonly string[]).includes(name);
}
