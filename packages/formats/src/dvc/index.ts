// Reads DVC's pointers from untrusted text, without a file system.
export { cacheFolderOf } from './config.ts';
export { folderListBytes, readFolderList } from './folder-list.ts';
export type { ListedFile } from './folder-list.ts';
export type { DvcOut } from './out.ts';
export { isDvcPointer, lockName, outsOfLock, outsOfPointer, pipelineName } from './pointer.ts';
