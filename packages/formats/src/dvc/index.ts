// DVC's pointers: text to facts, trusting none of it. No file system here.
export { cacheFolderOf } from './config.ts';
export { folderListBytes, readFolderList } from './folder-list.ts';
export type { ListedFile } from './folder-list.ts';
export type { DvcOut } from './out.ts';
export { isDvcPointer, lockName, outsOfLock, outsOfPointer, pipelineName } from './pointer.ts';
