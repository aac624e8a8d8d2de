import type { Entity, PlannedPath } from './run.ts';
import type { PlanPath } from './step.ts';

/** The objects at a plan's path, `@` standing for every element of a list; nulls are left out. */
export type Select = (data: Entity) => Entity[];

export const root: Select = (data) => [data];

/** Steps from a list of objects to those at a path below them. */
export function below(select: Select, path: PlanPath): Select {
  return (data) => {
    let objects: unknown[] = select(data);
    for (const step of path) {
      const next: unknown[] = [];
      for (const object of objects) {
        if (step === '@') gather(object, next);
        else {
          const value = (object as Entity)[step];
          if (typeof value === 'object' && value !== null) next.push(value);
        }
      }
      objects = next;
    }
    return objects as Entity[];
  };
}

function gather(list: unknown, into: unknown[]): void {
  for (const element of list as unknown[])
    if (typeof element === 'object' && element !== null) into.push(element);
}

/** The full paths of the objects that `below(root, path)` gives, in the same order. */
export function pathsBelow(data: Entity, path: PlanPath): PlannedPath[] {
  let places: { path: (string | number)[]; value: unknown }[] = [{ path: [], value: data }];
  for (const step of path) {
    places = places.flatMap((place) => {
      if (step === '@')
        return (place.value as unknown[]).map((value, i) => ({ path: [...place.path, i], value }));
      return [{ path: [...place.path, step], value: (place.value as Entity)[step] }];
    });
    places = places.filter(({ value }) => typeof value === 'object' && value !== null);
  }
  return places.map((place) => place.path);
}
