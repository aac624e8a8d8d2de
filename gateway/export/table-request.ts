/** What a request for a table names: `/bi/<operation>.<format>`. */
export interface TableRequest {
  readonly operation: string;
  readonly format: TableFormat;
}

const tableFormats = ['csv', 'json', 'arrow'] as const;
export type TableFormat = (typeof tableFormats)[number];

const PATH = /^\/bi\/(\w{1,100})\.(csv|json|arrow)$/;

/** Undefined: the path is none of a table. */
export function tableRequest(path: string): TableRequest | undefined {
  if (!path.startsWith('/bi/')) return undefined;
  const [, operation, format] = PATH.exec(path) ?? [];
  return operation === undefined ? undefined : { operation, format: format as TableFormat };
}
