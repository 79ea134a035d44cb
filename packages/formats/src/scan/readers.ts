// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { numpyReader } from '../numpy/index.ts';
import { pickleReader } from '../pickle/index.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [numpyReader, pickleReader];
