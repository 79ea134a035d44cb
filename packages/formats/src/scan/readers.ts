// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { zipReader } from '../archive/zip/reader.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [zipReader];
