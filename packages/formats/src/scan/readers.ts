// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { jsonReader } from '../configs/json-reader.ts';
import { ggufReader } from '../gguf/reader.ts';
import { hdf5Reader } from '../hdf5/reader.ts';
import { onnxReader } from '../onnx-scan/reader.ts';
import { safetensorsReader } from '../safetensors/reader.ts';
import { frozenGraphReader, savedModelReader } from '../savedmodel/reader.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [
  frozenGraphReader,
  ggufReader,
  hdf5Reader,
  jsonReader,
  onnxReader,
  safetensorsReader,
  savedModelReader,
];
