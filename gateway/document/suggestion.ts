const SUGGESTION = / Did you mean .*\?$/s;

/** A message of graphql-js without the names of the schema that it guesses the client has meant. */
export function withoutSuggestion(message: string): string {
  return message.replace(SUGGESTION, '');
}
