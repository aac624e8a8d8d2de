/**
 * What no public source confirms about NetSuite: wordings, limits and choices made until a real account says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** How far a token-based request's timestamp may be from the server's clock, in seconds. */
  tbaTimestampWindowSeconds: 300,
  /** Answers to what cannot be read as a request of the services. */
  unreadable: {
    malformed: {
      status: 400,
      code: 'INVALID_REQUEST',
      detail: 'The request could not be understood by the server due to malformed syntax.',
    },
    headersTooLong: {
      status: 431,
      code: 'INVALID_HEADER',
      detail: 'The headers of the request are too long.',
    },
    timedOut: { status: 408, code: 'INVALID_REQUEST', detail: 'The request did not arrive in time.' },
    bodyTooLong: { status: 413, code: 'INVALID_CONTENT', detail: 'The content of the request is too long.' },
    notUtf8: { status: 400, code: 'INVALID_CONTENT', detail: 'The content of the request is not UTF-8.' },
    unreadableEncoding: {
      status: 415,
      code: 'INVALID_HEADER',
      detail: 'The Content-Encoding of the request is not supported, or its content is not in it.',
    },
    notOffered: {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: 'The HTTP method is not allowed for this resource.',
    },
    defect: { status: 500, code: 'UNEXPECTED_ERROR', detail: 'An unexpected error occurred.' },
  },
} as const;
