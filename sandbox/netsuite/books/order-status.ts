/** What of an order's line is done. */
export interface OrderLineState {
  readonly quantity: number;
  /** Fulfilled, or received of a return. */
  readonly shipped: number;
  readonly billed: number;
  readonly closed: boolean;
  readonly fulfillable: boolean;
}

/** The letter of a sales order's or return authorization's status, by what was fulfilled and billed of its lines. */
export function orderStatus(lines: readonly OrderLineState[]): string {
  const open = lines.filter((line) => !line.closed);
  const billedAny = lines.some((line) => line.billed > 0);
  if (open.length === 0) return billedAny ? 'G' : 'H';
  if (open.every((line) => line.billed >= line.quantity)) return 'G';
  const toShip = open.filter((line) => line.fulfillable);
  const shippedAny = toShip.some((line) => line.shipped > 0);
  const shippedAll = toShip.every((line) => line.shipped >= line.quantity);
  if (shippedAll) return 'F';
  if (!shippedAny) return 'B';
  return toShip.some((line) => line.shipped > line.billed) ? 'E' : 'D';
}
