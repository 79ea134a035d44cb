// A model file becomes a session: hashed, read as protobuf, its external data found inside its folder, its ZipMap removed,
// its text inputs coded.
import {
  classLabels,
  customOperators,
  externalFiles,
  findText,
  findZipMap,
  OnnxFault,
  readModel,
  withCodedText,
  withoutZipMap,
  type CodedText,
  type OnnxModel,
  type ZipMap,
} from '@modelgate/formats/onnx';
import { looksLike } from '@modelgate/formats/looks-like';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { inputFault } from '../fault.ts';
import { createSession } from './create-session.ts';
import { readBytes, readExternal, type ExternalFile } from './model-bytes.ts';
import type { OnnxRuntime, Session, ValueMetadata } from './runtime.ts';
import { unsupported } from './unsupported.ts';

export interface LoadedModel {
  readonly named: string;
  readonly digest: string;
  readonly bytes: number;
  readonly model: OnnxModel;
  readonly session: Session;
  /** The inputs that the file has. */
  readonly inputs: readonly ValueMetadata[];
  /** What the session has in the place of each text input. */
  readonly texts: readonly CodedText[];
  readonly classes?: readonly string[];
  readonly zipMap?: ZipMap;
}

/** `name`: the file as messages call it. */
export async function loadModel(
  runtime: OnnxRuntime,
  path: string,
  name: string = basename(path),
): Promise<LoadedModel> {
  const named = `model file ${name}`;
  const bytes = readBytes(named, path);
  const model = understood(named, bytes, () => readModel(bytes));
  const custom = customOperators(model);
  if (custom.length > 0)
    throw unsupported(
      named,
      'operators of ONNX and ONNX Runtime',
      `${custom.slice(0, 5).join(', ')}, which needs a library of its own`,
    );
  const external = externalFiles(model).map((location) => readExternal(named, path, location));
  const zipMap = findZipMap(model);
  const texts = findText(model);
  const edited = understood(named, bytes, () => {
    const plain = zipMap ? withoutZipMap(bytes, zipMap) : bytes;
    return texts.length > 0 ? withCodedText(plain, model, texts) : plain;
  });
  const session = await createSession(runtime, named, edited, external);
  const classes = classLabels(model);
  const size = external.reduce((sum, file) => sum + file.data.length, bytes.length);
  return {
    named,
    digest: digestOf(bytes, external),
    bytes: size,
    model,
    session,
    inputs: inputsOf(session, texts),
    texts,
    ...(classes && { classes }),
    ...(zipMap && { zipMap }),
  };
}

/** The session's inputs, with those that were coded as they were. */
function inputsOf({ inputMetadata }: Session, texts: readonly CodedText[]): ValueMetadata[] {
  const inputs = new Map(texts.map(({ codes, input }) => [codes, input]));
  const lists = new Set(texts.map(({ names }) => names));
  return inputMetadata
    .filter(({ name }) => !lists.has(name))
    .map((value) => (inputs.has(value.name) ? { ...value, name: inputs.get(value.name)!, type: 'string' } : value));
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** sha256:… of the file, or of its digest and those of its external data. */
function digestOf(bytes: Uint8Array, external: readonly ExternalFile[]): string {
  const digest = sha256(bytes);
  if (external.length === 0) return `sha256:${digest}`;
  return `sha256:${sha256([digest, ...external.map((file) => `${file.path}\0${sha256(file.data)}`)].join('\n'))}`;
}

/** What the bytes are read or written as, unless they are no model. */
function understood<T>(named: string, bytes: Uint8Array, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof OnnxFault)) throw cause;
    const kind = looksLike(bytes);
    const received = kind.startsWith('binary data') ? `binary data that is no ONNX model: ${cause.message}` : kind;
    throw inputFault(
      {
        code: 'input/model-unreadable',
        named,
        expected: 'an ONNX model',
        received,
        hint: 'export the model to ONNX, or fetch the file again',
      },
      cause,
    );
  }
}
