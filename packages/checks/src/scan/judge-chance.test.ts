// What is chance to one of two loaders that read a pickle of joblib, because its arrays are opcodes to the other.
import type { CallableFact } from '@modelgate/core';
import { expect, test } from 'vitest';
import { callable } from './callable.fixture.ts';
import { judgeFile } from './judge-file.ts';

function levels(...callables: readonly CallableFact[]): readonly string[] {
  const part = { members: [], format: 'pickle', bytes: 1, treatment: { kind: 'read' }, callables } as const;
  return judgeFile({ path: 'm.joblib', bytes: 1, parts: [part] }, []).map(({ level }) => level);
}

test("an array of objects numbers its values anew: what pickle.load would make of that is chance where joblib calls another's of the name", () => {
  const byJoblib = { ...callable('datetime', 'timedelta'), offset: 9 };
  const mixedUp = { ...callable('price', 'timedelta'), onlyBy: 'pickle' } as const;
  const kept = { ...callable('mine', 'f'), role: 'referenced', onlyBy: 'pickle' } as const;
  const computed = { ...callable('', 'mine.f()'), onlyBy: 'pickle' } as const;
  expect(levels(byJoblib, mixedUp, kept, computed)).toEqual([]);
  expect(levels(byJoblib, { ...mixedUp, name: 'other' })).toEqual(['unknown']);
  expect(levels({ ...byJoblib, onlyBy: 'pickle' }, mixedUp)).toEqual(['unknown']);
  const log = { ...callable('numpy', 'log1p'), role: 'referenced' } as const;
  expect(levels(log, { ...mixedUp, name: 'log1p' })).toEqual(['unknown']);
  expect(levels(byJoblib, { ...mixedUp, module: 'os' })).toEqual(['dangerous']);
  const bound: CallableFact = { ...callable('builtins', 'getattr'), args: ['[…]', "'append'"] };
  const fetched = { ...bound, role: 'referenced', onlyBy: 'pickle', args: [] } as const;
  expect(levels(bound, fetched)).toEqual([]);
  expect(levels({ ...bound, onlyBy: 'pickle' }, fetched)).toEqual(['dangerous']);
  expect(levels(bound, { ...fetched, name: 'eval' })).toEqual(['dangerous']);
  expect(levels(bound, { ...fetched, role: 'attribute' })).toEqual(['dangerous']);
});

test('a name in what is called elsewhere, and so no text, is chance to the loader that numbers otherwise', () => {
  const made: CallableFact = { ...callable('types', 'SimpleNamespace'), args: [] };
  const within = { ...callable('', '(types.SimpleNamespace).dtype'), onlyBy: 'pickle' } as const;
  expect(levels(made, within)).toEqual([]);
  expect(levels(made, callable('', within.name))).toEqual(['dangerous']);
  expect(levels({ ...made, role: 'referenced' }, within)).toContain('dangerous');
  expect(levels(made, { ...within, name: '(os.system).dtype' })).toEqual(['dangerous']);
});

test('an instance of a known class that pickle.load would fill is chance, a table is not', () => {
  const filled = (module: string, name: string): CallableFact => ({
    ...callable(module, `${name}.__setitem__`),
    by: 'SETITEMS',
    onlyBy: 'pickle',
  });
  const tree = filled('sklearn.neighbors._kd_tree', 'KDTree');
  expect(levels(tree)).toEqual([]);
  expect(levels({ ...tree, by: 'REDUCE' })).toEqual(['unknown']);
  expect(levels(filled('mine', 'KDTree'))).toEqual(['unknown']);
  expect(levels(filled('pandas.core.frame', 'DataFrame'))).toEqual(['unknown']);
  expect(levels(filled('collections', 'UserDict'))).toEqual(['unknown']);
});
