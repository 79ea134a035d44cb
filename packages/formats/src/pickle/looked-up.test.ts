// Items of an instance that may be its attributes: opcodes that fill it look methods up, and call what stands under their names.
import { expect, test } from 'vitest';
import { acts, scanned } from './scanned.fixture.ts';

const BUNCH = 'csklearn.utils\nBunch\n';

test.each([
  ['an item under the name of a method', `\x80\x02${BUNCH})\x81U\x06appendcm\nf\nsK\x05a.`, 'called m.f by SETITEM'],
  [
    'one of a dict that an instance is made of',
    `\x80\x02ccopy_reg\n_reconstructor\n${BUNCH}c__builtin__\ndict\n}U\x06appendcm\nf\ns\x87RK\x05a.`,
    'called m.f by REDUCE',
  ],
])('%s is called', (_, pickle, call) => {
  expect(acts(scanned(pickle))).toContain(call);
});

test('layers under such a name are not', () => {
  expect(acts(scanned('\x80\x02ccollections\nOrderedDict\n)RU\x03addcm\nf\ns.'))).not.toContain(
    'called m.f by SETITEM',
  );
});
