// What the kernel's ports are made of: engines, stores, the forge; and the native engines themselves.
export { resolveNatives } from './native/native.ts';
export { npmEnvironment } from './native/npm.ts';
export type { Natives, NativesRequest, NativesSource } from './native/request.ts';
export { gitBaseTree } from './forge/git/base-tree.ts';
export type { GitBaseOptions } from './forge/git/base-tree.ts';
export { folderStore } from './store/folder.ts';
export type { StoreOptions } from './store/options.ts';
export type { RunOrigin } from './store/origin.ts';
export { startEngine } from './engine/start.ts';
export type { Engine, EngineOptions } from './engine/start.ts';
export { findFiles, localFiles } from './files/local.ts';
export type { LocalFiles } from './files/local.ts';
export { keptScores } from './store/kept-scores.ts';
export type { KeptScoresOptions } from './store/kept-scores.ts';
