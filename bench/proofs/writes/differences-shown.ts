import type { Differences } from '../../../test/writes/support/compare.ts';
import type { Measured } from '../measured.ts';
import { nothingIn } from './nothing-in.ts';

/** What both systems' own word says of what was accepted. */
export function differencesShown(found: Differences): readonly Measured[] {
  return [
    nothingIn('doubled', found.doubled),
    nothingIn('in one system only', found.inOneSystemOnly),
    nothingIn('lost', found.lost),
    nothingIn('unlinked', found.unlinked),
    nothingIn('other lines, prices or status than ordered', found.wrong),
    nothingIn('left over after a refusal', found.leftOver),
    nothingIn('neither done nor refused', found.notFinal),
    nothingIn('never submitted', found.unknown),
  ];
}
