// Attacks by models that Keras 3 pickles: a method makes one of an archive, in a file in memory.
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const layers = {
  dense: { module: 'keras.layers', class_name: 'Dense', config: { name: 'd', units: 2 } },
  function: { module: 'os', class_name: 'function', config: 'system', registered_name: 'system' },
  program: {
    module: 'keras.layers',
    class_name: 'Lambda',
    config: { name: 'l', function: { class_name: '__lambda__', config: { code: '4wAAAA==' } } },
  },
} as const;

const archive = (layer: keyof typeof layers): Buffer => {
  const config = { module: 'keras', class_name: 'Sequential', config: { name: 's', layers: [layers[layer]] } };
  return zip([
    { name: 'metadata.json', data: Buffer.from('{"keras_version": "3.9.1"}') },
    { name: 'config.json', data: Buffer.from(JSON.stringify(config)) },
  ]);
};

const bytesIO = op.bare('_io', 'BytesIO');
const file = (content: Buffer, attributes: Buffer = op.NONE): Buffer =>
  Buffer.concat([bytesIO, op.MARK, content, Buffer.of(0x4b, 0), attributes, op.TUPLE, op.BUILD]);
const made = (of: Buffer, module = 'sequential', name = 'Sequential'): Buffer =>
  op.called(
    op.called(
      op.GLOBAL('builtins', 'getattr'),
      op.GLOBAL(`keras.src.models.${module}`, name),
      op.text('_unpickle_model'),
    ),
    of,
  );
const honest = made(file(op.binary(archive('dense'))));

const attack = (name: string, level: Attack['level'], ...bytes: readonly Buffer[]): Attack => ({
  name,
  file: 'model.pkl',
  bytes: op.pickle(...bytes),
  level,
});

export const pickledModels: readonly Attack[] = [
  attack(
    'a function in the place of a layer of a pickled model',
    'dangerous',
    made(file(op.binary(archive('function')))),
  ),
  attack('a program in a layer of a pickled model', 'dangerous', made(file(op.binary(archive('program'))))),
  attack(
    'a model behind which an honest one stands',
    'dangerous',
    made(file(op.binary(archive('function')))),
    honest,
    op.TUPLE2,
  ),
  attack(
    'a method of a file in memory that its state takes away',
    'unknown',
    made(file(op.binary(archive('dense')), op.dict(op.text('read'), op.GLOBAL('numpy', 'zeros')))),
  ),
  attack(
    'an archive that loading puts together',
    'unknown',
    made(file(op.called(op.GLOBAL('_codecs', 'encode'), op.text('PK'), op.text('latin1')))),
  ),
  attack(
    'an archive behind more than anybody pickles',
    'unknown',
    ...Array.from({ length: 70 }, () => Buffer.concat([file(op.binary(archive('dense'))), op.POP])),
    made(file(op.binary(archive('dense')))),
  ),
  attack('a model that is built', 'unknown', op.called(op.GLOBAL('keras.src.models.sequential', 'Sequential'))),
  attack('a layer that is built of settings', 'unknown', made(file(op.binary(archive('dense'))), 'x', 'Dense')),
];

export const honestModels: readonly (readonly [string, Buffer])[] = [
  ['a model that Keras 3 pickled', op.pickle(honest)],
];
