// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { sevenZipReader } from '../archive/7z/reader.ts';
import { codecReaders } from '../archive/codec/reader.ts';
import { tarReader } from '../archive/tar.ts';
import { zipReader } from '../archive/zip/reader.ts';
import { arrowReader, featherReader, parquetReader } from '../inert/columns.ts';
import { executableReader } from '../inert/executable.ts';
import { imageReader } from '../inert/image.ts';
import { textReader } from '../inert/text.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [
  zipReader,
  tarReader,
  sevenZipReader,
  ...codecReaders,
  parquetReader,
  arrowReader,
  featherReader,
  imageReader,
  executableReader,
  textReader,
];
