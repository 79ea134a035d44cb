// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { pickleReader } from '../pickle/index.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [pickleReader];
