// Adapters: implementations of the kernel's ports (stores, files, the forge). Engines, natives and the scanner have entries of their own,
// which load sooner.
export { gitBaseTree } from './forge/git/base-tree.ts';
export { trackedNames } from './forge/git/tracked-names.ts';
export { folderStore, prepareFolderStore } from './store/folder.ts';
export { findFiles, localFiles } from './files/local.ts';
export { makeFolder } from './files/make-folder.ts';
export type { LocalFiles } from './files/local.ts';
export { baseFiles, listedAt } from './files/base-files.ts';
export { dvcEnvironment } from './files/dvc/environment.ts';
export { whyNotPull } from './files/dvc/may-pull.ts';
export { dvcPull } from './files/dvc/pull.ts';
export { versionedFiles } from './files/versioned.ts';
export { keptScores } from './store/kept-scores.ts';
export { scoredOnce } from './store/scored-once.ts';
export { keptProfiles } from './store/kept-profiles.ts';
export { noSeenRows, seenRows } from './store/seen-rows.ts';
export { profileBook } from './store/profile-book.ts';
