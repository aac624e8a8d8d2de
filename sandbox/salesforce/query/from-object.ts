import { ASSUMED } from '../assumed.ts';
import { findObject } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Path } from '../soql/syntax.ts';

/** The object that FROM names; throws in Salesforce's words. */
export function fromObject(path: Path): SObject {
  const object = path.names.length === 1 ? findObject(path.names[0] as string) : undefined;
  if (object?.view !== undefined)
    throw new MalformedQuery(ASSUMED.notQueryable(object.name), path.at, 'INVALID_TYPE_FOR_OPERATION');
  if (object) return object;
  throw new MalformedQuery(
    `sObject type '${path.names.join('.')}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    path.at,
    'INVALID_TYPE',
  );
}
