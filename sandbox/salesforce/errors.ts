/** Errors as Salesforce words them. */

/** One fault of a saved record. */
export interface SaveFault {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Ends a request: an HTTP status with the envelope `[{ message, errorCode, fields? }]`. */
export class RequestError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }

  body(): string {
    const { message, errorCode, fields } = this;
    return JSON.stringify([fields ? { message, errorCode, fields } : { message, errorCode }]);
  }
}

/** Refuses the record being saved; what the record's save had written is rolled back. */
export class SaveRefusal extends Error {
  readonly faults: readonly SaveFault[];

  constructor(faults: readonly SaveFault[]) {
    super(faults.map((fault) => `${fault.statusCode}: ${fault.message}`).join('; '));
    this.faults = faults;
  }
}

export function refuse(statusCode: string, message: string, fields: readonly string[] = []): never {
  throw new SaveRefusal([{ statusCode, message, fields }]);
}

export function notFound(message = 'The requested resource does not exist'): RequestError {
  return new RequestError(404, 'NOT_FOUND', message);
}
