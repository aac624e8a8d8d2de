import type { Row } from '../store/store.ts';
import { ORG_IDS } from './org.ts';

/** Completes a user of whom only the name and key are given: login, address and profile. */
export function completeUser(row: Row, serial: number): void {
  const name = typeof row.Name === 'string' ? row.Name : '';
  const cut = name.lastIndexOf(' ');
  row.LastName ??= cut < 0 ? name || null : name.slice(cut + 1);
  row.FirstName ??= cut < 0 ? null : name.slice(0, cut);
  const key = String(row.External_Id__c ?? `user-${serial}`);
  const login = key.toLowerCase().replace(/[^a-z\d-]/g, '-');
  row.Username ??= `${login}@users.example.com`;
  row.Email ??= row.Username;
  row.Alias ??= login.slice(0, 8);
  row.ProfileId ??= ORG_IDS.profile;
  row.IsActive ??= 1n;
}
