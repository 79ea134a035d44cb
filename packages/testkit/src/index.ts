// Test kit: fakes and builders that only tests import.
export { startFakeGitHub } from './github/server.ts';
export type { FakeGitHub } from './github/server.ts';
export type * from './github/types.ts';
