import { Refusal } from '../edge/refusal.ts';

/** The refusal of every request without a valid token: it does not say what is wrong with one. */
export function unauthenticated(): Refusal {
  return new Refusal(401, 'UNAUTHENTICATED', 'A valid bearer token is needed', {
    'www-authenticate': 'Bearer',
  });
}
