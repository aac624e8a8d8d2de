export const RECORD_ROOT = '/services/rest/record/v1';

export function selfLink(href: string): { rel: 'self'; href: string }[] {
  return [{ rel: 'self', href }];
}
