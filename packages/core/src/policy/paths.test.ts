// No path of a policy leaves the repository.
import fc from 'fast-check';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { startOf } from '../source/lines.ts';
import { relativeTo, repositoryPath } from './paths.ts';

test('paths count from the file that names them', () => {
  const at = startOf('models/credit/modelgate.yml');
  expect(repositoryPath('../../data/test.csv', at)).toEqual({ path: 'data/test.csv' });
  expect(repositoryPath('./a//b/', at)).toEqual({ path: 'models/credit/a/b/' });
  expect(relativeTo('models/credit', 'data/test.csv')).toBe('../../data/test.csv');
  expect(relativeTo('.', 'data')).toBe('data');
});

test.each(['', ' ', '..', '../..', 'a/../..', '/etc/passwd', '~', 'C:/x', 'file:///x', 'a\\b', 'a\nb', 'a\u202eb'])(
  '%j is not safe',
  (path) => {
    expect(repositoryPath(path, startOf('modelgate.yml'))).toMatchObject({ problem: { code: 'policy/unsafe-path' } });
  },
);

test('whatever is written, an accepted path stays inside', () => {
  const parts = fc.array(fc.constantFrom('..', '.', 'a', 'b c', '', '*', '/', '\\', '~', 'é'), { maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.constantFrom('modelgate.yml', 'a/b/modelgate.yml'), (steps, file) => {
      const result = repositoryPath(steps.join('/'), startOf(file));
      if ('problem' in result) return;
      expect(posix.resolve('/repo', result.path).startsWith('/repo')).toBe(true);
      const back = posix.join(posix.dirname(file), relativeTo(posix.dirname(file), result.path));
      expect(posix.resolve('/repo', back)).toBe(posix.resolve('/repo', result.path));
    }),
  );
});
