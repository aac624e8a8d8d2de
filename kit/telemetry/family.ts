import type { Sample } from './accumulators.ts';

interface Child {
  samples(labels: Readonly<Record<string, string>>): Sample[];
}

/** A metric with all its label values; each combination is made when it is first asked for. */
export class Family<One extends Child, Labels extends readonly string[]> {
  readonly #labels: Labels;
  readonly #make: () => One;
  readonly #children = new Map<string, { readonly values: readonly string[]; readonly child: One }>();

  constructor(labels: Labels, make: () => One) {
    this.#labels = labels;
    this.#make = make;
    // A metric without labels is there from the start, as 0.
    if (labels.length === 0) this.with(...([] as unknown as { readonly [K in keyof Labels]: string }));
  }

  /** The values' own accumulator, in the order of the labels. Keep it where the values are always the same. */
  with(...values: { readonly [K in keyof Labels]: string }): One {
    const key = values.join('\n');
    let known = this.#children.get(key);
    if (!known) {
      known = { values, child: this.#make() };
      this.#children.set(key, known);
    }
    return known.child;
  }

  samples(): Sample[] {
    return [...this.#children.values()].flatMap(({ values, child }) =>
      child.samples(Object.fromEntries(this.#labels.map((label, place) => [label, values[place] as string]))),
    );
  }
}
