// A session of ONNX Runtime, or its reason for having none, with what to do about it.
import type { ExternalFile } from './model-bytes.ts';
import type { OnnxRuntime, Session } from './runtime.ts';
import { unsupported } from './unsupported.ts';

/** A session of one thread on the CPU. Throws input/model-unsupported where ONNX Runtime refuses the model. */
export async function createSession(
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
