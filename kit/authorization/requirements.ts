import { type DocumentNode, isTypeDefinitionNode, isTypeExtensionNode } from 'graphql';
import type { Viewer } from '../identity/viewer.ts';
import { type DirectiveNames, isSatisfied, type Requirement, requirementsIn } from './requirement.ts';

/** What a viewer has of all that a schema asks: by a requirement's number. */
export type Rights = readonly boolean[];

/** What the types and fields of a schema ask of viewers. Equal requirements have one number. */
export class Requirements {
  readonly #all: Requirement[] = [];
  readonly #numbers = new Map<string, number>();
  /** By schema coordinate, `Type` or `Type.field`. */
  readonly #byCoordinate = new Map<string, readonly number[]>();
  readonly #rights = new WeakMap<Viewer, Rights>();

  constructor(document: DocumentNode, names: DirectiveNames) {
    for (const definition of document.definitions) {
      if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue;
      const type = definition.name.value;
      this.#note(type, requirementsIn(definition.directives ?? [], names));
      if (!('fields' in definition)) continue;
      for (const { name, directives = [] } of definition.fields ?? [])
        this.#note(`${type}.${name.value}`, requirementsIn(directives, names));
    }
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The numbers of what a field of a type asks: what stands at the type, at the field and at the type that it gives. */
  of(type: string, field: string, gives: string): readonly number[] {
    return [...new Set([...this.#at(type), ...this.#at(`${type}.${field}`), ...this.#at(gives)])];
  }

  #at(coordinate: string): readonly number[] {
    return this.#byCoordinate.get(coordinate) ?? [];
  }

  requirement(number: number): Requirement {
    return this.#all[number] as Requirement;
  }

  /** What a viewer has, found out once for each viewer. */
  rightsOf(viewer: Viewer): Rights {
    let rights = this.#rights.get(viewer);
    if (rights === undefined) {
      rights = this.#all.map((requirement) => isSatisfied(requirement, viewer));
      this.#rights.set(viewer, rights);
    }
    return rights;
  }

  #note(coordinate: string, requirements: readonly Requirement[]): void {
    if (requirements.length === 0) return;
    const numbers = requirements.map((requirement) => this.#number(requirement));
    this.#byCoordinate.set(coordinate, [...new Set([...this.#at(coordinate), ...numbers])]);
  }

  #number(requirement: Requirement): number {
    const text = JSON.stringify(requirement);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#all.push(requirement) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}
