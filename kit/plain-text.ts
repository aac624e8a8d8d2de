import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { badInput } from './errors.ts';

/** The longest text that any field of either system keeps. */
const MOST_CHARACTERS = 32_000;
/** Control characters but tab and the ends of lines, which nobody writes and vendors differ over, and halves of surrogate pairs. */
const NO_TEXT = /\p{Cs}|[^\P{Cc}\t\n\r]/u;

/**
 * Makes every field of a schema refuse arguments, inputs included, that hold what is no text: control characters, halves of
 * surrogate pairs, more characters than any field keeps. Throws BAD_USER_INPUT that names the argument, before anything
 * is read.
 */
export function refuseWhatIsNoText(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      // References of the gateway are its own.
      if (field.args.length === 0 || field.name === '_entities') continue;
      field.resolve = checked(field.resolve ?? defaultFieldResolver);
      if (field.subscribe) field.subscribe = checked(field.subscribe);
    }
  }
}

function checked(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return (source, args: Readonly<Record<string, unknown>>, context, info) => {
    for (const name in args) check(name, args[name]);
    return resolve(source, args, context, info);
  };
}

function check(path: string, value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > MOST_CHARACTERS)
      throw badInput(`${path}: must be ${MOST_CHARACTERS} characters at the most`);
    if (NO_TEXT.test(value)) throw badInput(`${path}: has a character that is no text`);
  } else if (Array.isArray(value)) for (let i = 0; i < value.length; i++) check(`${path}.${i}`, value[i]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) check(`${path}.${name}`, part);
}
