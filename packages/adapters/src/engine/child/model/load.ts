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
import { lfsPointer } from '@modelgate/formats/lfs';
import { looksLike } from '@modelgate/formats/looks-like';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { lfsProblem } from '../../../files/lfs-problem.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import type { OnnxRuntime, Session, ValueMetadata } from './runtime.ts';

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

/** Protobuf itself allows no larger file. */
const LARGEST = 2 ** 31 - 1;

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

interface ExternalFile {
  /** As the model spells it; ONNX Runtime looks it up by this name. */
  readonly path: string;
  readonly data: Uint8Array;
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

function readBytes(named: string, path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.size === 0)
      throw inputFault({
        code: 'input/file-empty',
        named,
        expected: 'an ONNX model',
        received: 'an empty file',
        hint: 'export the model again, or fetch the file again',
      });
    if (stat.size > LARGEST)
      throw unsupported(named, 'at most 2 GiB; larger weights as external data', `${stat.size} bytes`);
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (code === 'ENOENT')
      throw inputFault({
        code: 'input/file-missing',
        named,
        expected: 'an ONNX model',
        received: 'no file',
        hint: 'check the path',
      });
    throw inputFault(
      { code: 'input/file-unreadable', named, expected: 'a readable file', received: `the error ${code}` },
      error,
    );
  }
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

/** External data must lie in the model's own folder or below it, symbolic links followed. */
function readExternal(named: string, model: string, location: string): ExternalFile {
  const expected = 'external data inside the model’s folder';
  const folder = realpathSync(dirname(model));
  const path = resolve(folder, location);
  if (location === '' || isAbsolute(location) || location.includes('\\') || outside(folder, path))
    throw unsupported(named, expected, 'a path that leaves it');
  try {
    if (outside(folder, realpathSync(path))) throw unsupported(named, expected, 'a link that leaves it');
    const data = readFileSync(path);
    const pointer = lfsPointer(data);
    if (pointer) throw inputFault(lfsProblem(`external data of ${named}`, pointer));
    return { path: location, data };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw inputFault(
      {
        code: 'input/file-missing',
        named: `external data of ${named}`,
        expected: 'a readable file beside the model',
        received: `the error ${String(error.code)}`,
        hint: 'commit or fetch it together with the model',
      },
      error,
    );
  }
}

function outside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

async function createSession(
  runtime: OnnxRuntime,
  named: string,
  bytes: Uint8Array,
  external: readonly ExternalFile[],
): Promise<Session> {
  const options = {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 4,
    ...(external.length > 0 && { externalData: external }),
  };
  try {
    return await runtime.InferenceSession.create(bytes, options);
  } catch (cause) {
    throw unsupported(named, 'a model that ONNX Runtime can load', ownWords(cause), hintFor(cause));
  }
}

/** What to do about the reasons that are known. Text models of scikit-learn name a locale, and small containers have none. */
const HINTS: readonly (readonly [reason: RegExp, hint: (found: string) => string])[] = [
  [
    /construct locale with name:([\w.@-]+)/,
    (locale) =>
      `its texts are normalised by the rules of the locale ${locale}, which this machine lacks: install it (locale-gen ${locale} on Debian and Ubuntu), or export the model with one that every Linux has (skl2onnx: options={TfidfVectorizer: {'locale': 'C.UTF-8'}})`,
  ],
  [/is till opset (\d+)/, (opset) => `export it with opset ${opset} or an older one`],
  [/max supported IR version: (\d+)/, (version) => `save it with IR version ${version} or an older one`],
  [
    /Unsupported data type: (\d+)/,
    (type) =>
      `an input or output is ${TYPES[type] ?? `of type ${type} of ONNX`}, which is not exchanged: within the model cast inputs from float32 at the beginning, and outputs to float32 at the end; or export it in float32 (model.float() in PyTorch)`,
  ],
  [
    /No Op ?registered for ([\w.]+)/i,
    (operator) =>
      `this runtime has no operator ${operator}: write it with those of ONNX, or take part by predictions: preds.parquet`,
  ],
  [
    /tensor\((complex\d+)\)/,
    (type) =>
      `an input or output is ${type}, which is not exchanged: export real and imaginary parts as float32, side by side (torch.view_as_real)`,
  ],
];

/** Types of ONNX that ONNX Runtime calls by number, as onnx.TensorProto names them. */
const TYPES: Readonly<Record<string, string>> = {
  16: 'bfloat16',
  17: 'float8e4m3fn',
  18: 'float8e4m3fnuz',
  19: 'float8e5m2',
  20: 'float8e5m2fnuz',
  23: 'float4e2m1',
  24: 'float8e8m0',
};

function hintFor(cause: unknown): string {
  for (const [reason, hint] of HINTS) {
    const found = reason.exec(String(cause))?.[1];
    if (found !== undefined) return hint(found);
  }
  return 'onnx.checker.check_model(path, full_check=True) of Python tells more; export the model again';
}

/** Where in its own code ONNX Runtime says something: `model.cc:202 onnxruntime::Model::Model(…) `, perhaps in a lambda. */
const ITS_PLACE = /\b[\w.-]+\.(?:h|cc):\d+ [^()]*\([^()]*\)(?: const)?(?:::<lambda\([^()]*\)>(?: const)?)? /g;
const LONGEST_REASON = 400;

/** ONNX Runtime's reason for refusing a model, in one plain line. No data has been read yet, so it can quote none. */
function ownWords(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : '';
  const line = text
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .replaceAll(/\/[^\s:]*\//g, '')
    .replaceAll(ITS_PLACE, '')
    .trim();
  return `one that it refuses: ${line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line}`;
}

export function unsupported(named: string, expected: string, received: string, hint?: string): EngineFault {
  return inputFault({ code: 'input/model-unsupported', named, expected, received, ...(hint && { hint }) });
}
