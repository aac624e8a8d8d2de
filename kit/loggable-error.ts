/** An error whose text may be logged: fixed words, codes and numbers of ours, and nothing that anybody sent. */
export class LoggableError extends Error {}
