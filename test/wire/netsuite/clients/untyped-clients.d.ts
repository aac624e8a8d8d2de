declare module 'netsuite-rest' {
  interface Options {
    consumer_key: string;
    consumer_secret_key: string;
    token: string;
    token_secret: string;
    realm: string;
    base_url?: string;
  }
  interface Answer {
    statusCode: number;
    data: Record<string, unknown> | null;
  }
  class NetsuiteRest {
    constructor(options: Options);
    request(options: {
      path?: string;
      method?: string;
      body?: string;
      heads?: Record<string, string>;
    }): Promise<Answer>;
  }
  export = NetsuiteRest;
}

declare module '@fye/netsuite-rest-api' {
  import type { Readable } from 'node:stream';

  interface Config {
    netsuiteApiHost: string;
    consumerKey: string;
    consumerSecret: string;
    netsuiteAccountId: string;
    netsuiteTokenKey: string;
    netsuiteTokenSecret: string;
    netsuiteQueryLimit?: number;
    testEnv?: boolean;
  }
  interface Answer {
    statusCode: number;
    headers: Record<string, string>;
    body: Record<string, unknown>;
  }
  export const salesOrderPath: string;
  export const cashSalePath: string;
  export const expandAbleSubResourcesQueryParam: string;
  export function makeRequest(
    config: Config,
    request: { query?: unknown; path?: string; method: string; requestType: string; nextUrl?: string },
  ): Promise<Answer>;
  export function suiteqlSearch(
    config: Config,
    search: { query?: string; workbook?: string; dataset?: string },
  ): Readable;
  export function update(
    config: Config,
    change: { id: string; updateValues: unknown; path: string },
  ): Promise<Answer>;
}
