// Every reader, one line each. Order does not matter: bytes are read as each format that recognises them.
import { sevenZipReader } from '../archive/7z/reader.ts';
import { codecReaders } from '../archive/codec/reader.ts';
import { tarReader } from '../archive/tar.ts';
import { zipReader } from '../archive/zip/reader.ts';
import { jsonReader } from '../configs/json-reader.ts';
import { pluginReaders } from '../configs/plugin-texts.ts';
import { programReaders } from '../configs/programs.ts';
import { templateReader } from '../configs/template-reader.ts';
import { unsupportedReaders } from '../configs/unsupported.ts';
import { yamlReader } from '../configs/yaml-reader.ts';
import { ggufReader } from '../gguf/reader.ts';
import { hdf5Reader } from '../hdf5/reader.ts';
import { arrowReader, featherReader, parquetReader } from '../inert/columns.ts';
import { crfsuiteReader } from '../inert/crfsuite.ts';
import { datasetReaders } from '../inert/datasets.ts';
import { executableReader } from '../inert/executable.ts';
import { fasttextReader } from '../inert/fasttext.ts';
import { imageReader } from '../inert/image.ts';
import { lfsPointerReader } from '../inert/lfs-pointer.ts';
import { sentencePieceReader } from '../inert/sentencepiece.ts';
import { soundAndFontReaders } from '../inert/sound-and-fonts.ts';
import { textReader } from '../inert/text.ts';
import { numpyReader } from '../numpy/index.ts';
import { onnxReader } from '../onnx-scan/reader.ts';
import { onnxTensorReader } from '../onnx-scan/tensor-file.ts';
import { pickleReader } from '../pickle/index.ts';
import { pmmlReader } from '../pmml/reader.ts';
import { safetensorsReader } from '../safetensors/reader.ts';
import { frozenGraphReader, savedModelReader } from '../savedmodel/reader.ts';
import { checkpointIndexReader, fingerprintReader, kerasMetadataReader } from '../tensorflow/beside.ts';
import { tfliteReader } from '../tflite/reader.ts';
import { catboostReader } from '../trees/catboost.ts';
import { ubjsonReader } from '../trees/ubjson.ts';
import { xgboostReader } from '../trees/xgboost.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [
  arrowReader,
  catboostReader,
  checkpointIndexReader,
  ...codecReaders,
  crfsuiteReader,
  ...datasetReaders,
  executableReader,
  fasttextReader,
  featherReader,
  fingerprintReader,
  frozenGraphReader,
  ggufReader,
  hdf5Reader,
  imageReader,
  jsonReader,
  kerasMetadataReader,
  lfsPointerReader,
  numpyReader,
  onnxReader,
  onnxTensorReader,
  parquetReader,
  pickleReader,
  pmmlReader,
  ...programReaders,
  ...pluginReaders,
  safetensorsReader,
  savedModelReader,
  sentencePieceReader,
  sevenZipReader,
  ...soundAndFontReaders,
  tarReader,
  templateReader,
  textReader,
  tfliteReader,
  ubjsonReader,
  ...unsupportedReaders,
  xgboostReader,
  yamlReader,
  zipReader,
];
