// Attacks by configs and texts that have something opened which runs as it is opened: native libraries, pickled chunks, plugins, pipes.
import type { Attack } from './pickles.ts';
import { settings, textAttack as attack } from './texts.ts';

export const opened: readonly Attack[] = [
  attack(
    'a library of operators that Triton opens',
    'unknown',
    'm/config.pbtxt',
    'platform: "tensorflow_savedmodel"\nmodel_operations { op_library_filename: "1/operators.so" }\n',
  ),
  attack(
    'a library of operators that ONNX Runtime GenAI opens',
    'unknown',
    'genai_config.json',
    settings({ model: { decoder: { session_options: { custom_ops_library: 'operators.so' } } } }),
  ),
  attack(
    "a library in place of Qualcomm's backend",
    'unknown',
    'genai_config.json',
    settings({
      model: { decoder: { session_options: { provider_options: [{ QNN: { backend_path: './QnnHtp.so' } }] } } },
    }),
  ),
  attack(
    'chunks of Zarr that are pickled, and text by another filter',
    'not-evaluated',
    'x/.zarray',
    settings({ zarr_format: 2, dtype: '|O', filters: [{ id: 'pickle' }, { id: 'base64' }] }),
  ),
  attack(
    'the same where all arrays of a group are described',
    'not-evaluated',
    '.zmetadata',
    settings({ metadata: { 'x/.zarray': { zarr_format: 2, filters: null, compressor: { id: 'pickle' } } } }),
  ),
  attack("a module of an Intake catalog's plugins", 'unknown', 'catalog.yml', 'plugins:\n  source:\n  - module: own\n'),
  attack(
    "a driver of Intake's by its path",
    'unknown',
    'catalog.yml',
    'sources:\n  a: {driver: own.Source, args: {}}\n',
  ),
  attack(
    'drivers by names of their own',
    'unknown',
    'catalog.json',
    settings({ sources: { a: { driver: { b: { class: 'own.Source' } } } } }),
  ),
  attack('a predictor of GluonTS of a class of their own', 'unknown', 'predictor/type.txt', 'own.Predictor'),
  attack('a pipe in a script of Kaldi', 'dangerous', 'wav.scp', 'a a.wav\nb touch x |\n'),
  attack('the same with an offset, before the name', 'dangerous', 'feats.scp', 'b\t|touch x:12\n'),
];

/** What looks like them and is honest. */
export const honestlyOpened: readonly (readonly [string, string, Buffer])[] = [
  [
    'options of a session',
    'genai_config.json',
    Buffer.from(
      settings({ model: { session_options: { log_id: 'm', custom_ops_library: '', provider_options: [] } } }),
    ),
  ],
  [
    'filters of Zarr',
    '.zarray',
    Buffer.from(
      settings({ zarr_format: 2, filters: [{ id: 'vlen-utf8' }], compressor: { id: 'blosc', cname: 'lz4' } }),
    ),
  ],
  [
    'sources of Intake',
    'catalog.yml',
    Buffer.from('plugins: {source: [{module: intake_xarray}]}\nsources:\n  a: {driver: intake.source.csv.CSVSource}\n'),
  ],
  ['a predictor of GluonTS', 'type.txt', Buffer.from('gluonts.torch.model.predictor.PyTorchPredictor')],
  ['a script of Kaldi', 'feats.scp', Buffer.from('a raw.ark:12\nb raw.ark:340[0:3]\n')],
];
