/**
 * Who a schema of the graph is made for. `frontend` sees the whole graph; the others see what is tagged with their name.
 */
export const audiences = ['frontend', 'partner', 'bi'] as const;
export type Audience = (typeof audiences)[number];
