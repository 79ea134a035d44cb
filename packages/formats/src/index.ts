// Bytes to facts: file formats read without trusting them. No file system here.
export { looksLike } from './looks-like.ts';
export * from './dvc/index.ts';
export * from './onnx/index.ts';
