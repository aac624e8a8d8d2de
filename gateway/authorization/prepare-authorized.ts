import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../../kit/identity/viewer.ts';
import type { Log } from '../../kit/log.ts';
import type { Unauthorized } from '../../kit/settings.ts';
import { DocumentCache } from '../document/document-cache.ts';
import { fragmentsOf } from '../document/fragments.ts';
import type { PlanContext } from '../execution/step.ts';
import { preparationErrors } from '../operation/preparation-error.ts';
import type { PreparedOperation, prepareOperation } from '../operation/prepare.ts';
import { askedFields } from './asked-fields.ts';
import { losesInParts } from './loses-in-parts.ts';
import { answeredInPart, type PartlyAnswered, refused } from './partly-answered.ts';
import { removeFields } from './remove-fields.ts';
import { unauthorizedErrors } from './unauthorized-errors.ts';

/** Viewers differ in which of an operation's requirements they miss; of each operation so many cases are kept. */
const MAX_VARIANTS = 8;

/**
 * Prepares an operation so that it answers each viewer what the viewer may see. Whole it is prepared at once, for those
 * who may see all of it; what is left for others at the first request of one who misses the same requirements. Throws
 * what the client may be told.
 */
export function prepareAuthorized(
  prepare: typeof prepareOperation,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  plan: PlanContext,
  log: Log,
  unauthorized: Unauthorized,
): PreparedOperation {
  const whole = prepare(document, operation, plan, log);
  const { fieldNeeds } = plan.supergraph;
  const { schema } = plan.view;
  const asked = askedFields(schema, operation, fragmentsOf(document), fieldNeeds);
  if (asked.all.length === 0) return whole;

  const variants = new DocumentCache<PartlyAnswered>(MAX_VARIANTS, Number.POSITIVE_INFINITY);
  const variantWithout = (missing: readonly number[]): PartlyAnswered => {
    const key = missing.join();
    let variant = variants.get(key);
    if (variant === undefined) {
      variant = makeVariant(new Set(missing));
      variants.set(key, variant);
    }
    return variant;
  };
  const makeVariant = (missing: ReadonlySet<number>): PartlyAnswered => {
    const { errors, needsVariables } = unauthorizedErrors(asked, missing);
    const told = { schema, operation, errors, needsVariables };
    try {
      const left = removeFields(asked, missing);
      const { inParts, ...inOne } = prepare(left.document, left.operation, plan, log);
      // To defer is a wish: nobody is answered less for it.
      const rest = inParts && !losesInParts(schema, left) ? { ...inOne, inParts } : inOne;
      return answeredInPart(rest, told, unauthorized === 'reject');
    } catch (error) {
      return refused(preparationErrors(error, log));
    }
  };
  const partFor = (viewer: Viewer): PartlyAnswered | undefined => {
    const rights = fieldNeeds.requirements.rightsOf(viewer);
    for (const number of asked.all)
      if (!rights[number]) return variantWithout(asked.all.filter((one) => !rights[one]));
    return undefined;
  };

  const { open, inParts } = whole;
  return {
    kind: whole.kind,
    name: whole.name,
    run: (variables, context) => (partFor(context.viewer) ?? whole).run(variables, context),
    ...(open
      ? { open: (variables, context) => (partFor(context.viewer)?.open ?? open)(variables, context) }
      : {}),
    ...(inParts
      ? {
          inParts: {
            ...inParts,
            run: (variables, context) => {
              const part = partFor(context.viewer);
              return (part ? (part.inParts ?? part) : inParts).run(variables, context);
            },
          },
        }
      : {}),
  };
}
