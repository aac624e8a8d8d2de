type Carried<Type, Parent> = {
  [K in keyof Type & keyof Parent]: Parent[K] extends Type[K] ? K : never;
}[keyof Type & keyof Parent];

/**
 * Generated resolver types leave every field optional, so a forgotten resolver compiles. This one asks for each
 * field that the parent record does not carry itself in the right type.
 */
export type Complete<Resolvers, Type, Parent> = Resolvers & {
  [K in Exclude<keyof Resolvers, Carried<Type, Parent> | `__${string}`>]-?: NonNullable<Resolvers[K]>;
};
