// An old Node is told by a sentence, not by a SyntaxError.
import { expect, it } from 'vitest';
import { tooOld } from './node-version.ts';

it.each(['v18.0.0', 'v20.20.2', 'v23.11.1'])('%s', (version) => {
  const sentence = `modelgate needs Node 24 or newer, and this is ${version}: npx -y node@24 main.js …`;
  expect(tooOld(version, 'main.js')).toBe(sentence);
});

it.each(['v24.0.0', 'v24.21.0', 'v100.1.0', process.version])('%s runs', (version) => {
  expect(tooOld(version, 'main.js')).toBeUndefined();
});
