// What is said of files in memory, in which Keras hands its pickled models to itself.
import type { CallableFact } from '@modelgate/core';
import { expect, test } from 'vitest';
import { judgeFile } from './judge-file.ts';

const asked = (of: string): CallableFact => ({
  module: '_io',
  name: `${of}.__getattr__`,
  role: 'called',
  args: [],
  offset: 0,
  by: "builtins.getattr(keras.Model, '_unpickle_model')",
  times: 1,
});

test.each([
  ['BytesIO', 'unknown'],
  ['StringIO', 'unknown'],
  ['FileIO', 'dangerous'],
])('%s, which something is given that may ask it: %s', (of, level) => {
  const part = {
    members: [],
    format: 'pickle',
    bytes: 1,
    treatment: { kind: 'read' },
    callables: [asked(of)],
  } as const;
  expect(judgeFile({ path: 'm.pkl', bytes: 1, parts: [part] }, [])).toMatchObject([{ level }]);
});
