// Attacks by graphs: operators that hide a graph or another operator, and paths that are made where nobody looks.
import type { Attack } from './pickles.ts';

type Part = readonly [number, Buffer | string | number];

/** A protobuf message of varints, texts and messages. */
function message(...parts: readonly Part[]): Buffer {
  return Buffer.concat(
    parts.flatMap(([no, value]) => {
      if (typeof value === 'number') return [varint(no * 8), varint(value)];
      const bytes = Buffer.from(value);
      return [varint(no * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; rest > 127 || bytes.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(rest > 127 ? (rest % 128) + 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.from(bytes);
}

const node = (name: string, op: string, inputs: readonly string[], ...attributes: readonly Buffer[]): Part => [
  1,
  message(
    [1, name],
    [2, op],
    ...inputs.map((input): Part => [3, input]),
    ...attributes.map((entry): Part => [5, entry]),
  ),
];
const text = (name: string, value: string): Part =>
  node(name, 'Const', [], message([1, 'value'], [2, message([8, message([1, 7], [8, value])])]));
const calls = (name: string): Buffer => message([1, 'f'], [2, message([10, message([1, name])])]);
const separator = (value: string): Buffer => message([1, 'separator'], [2, message([2, value])]);

/** Functions of a graph, by name: their arguments and nodes. */
const library = (...functions: readonly (readonly [string, readonly string[], ...Part[]])[]): Part => [
  2,
  message(
    ...functions.map(([name, args, ...nodes]): Part => {
      const signature = message([1, name], ...args.map((arg): Part => [2, message([1, arg])]));
      return [1, message([1, signature], ...nodes.map(([, bytes]): Part => [3, bytes]))];
    }),
  ),
];

/** A saved model: its graph, and fields of its MetaGraphDef beside it. */
const saved = (graph: readonly Part[], ...beside: readonly Part[]): Buffer =>
  message([1, 1], [2, message([1, message([4, 'serve'])], [2, message(...graph)], ...beside)]);
const asset = (tensor: string, file: string): Part => [6, message([1, message([1, tensor])], [2, file])];

const opening = (path: string): Part => node('open', 'InitializeTableFromTextFileV2', ['table', path]);
const inner = '__inference_open_1';
const opens = library([inner, ['path'], opening('path')]);
const call = (input: string): Part => node('call', 'StatefulPartitionedCall', [input], calls(inner));
/** A saved object that binds the function's argument: a constant, or an asset. */
const bound = (object: Part): Part => [
  7,
  message(
    [1, message([4, message([1, '_generic_user_object'])])],
    [1, message(object)],
    [2, message([1, inner], [2, message([2, Buffer.from([1])])])],
  ),
];

/** A model whose only tensor lies elsewhere. */
const external = (location: string): Buffer => {
  const tensor = message([1, 4], [2, 1], [8, 'w'], [13, message([1, 'location'], [2, location])], [14, 1]);
  return message(
    [1, 8],
    [7, message([1, message([1, 'w'], [2, 'y'], [4, 'Relu'])], [5, tensor])],
    [8, message([2, 13])],
  );
};

const attack = (name: string, level: Attack['level'], bytes: Buffer, file = 'saved_model.pb'): Attack => ({
  name,
  level,
  bytes,
  file,
});

export const graphs: readonly Attack[] = [
  attack('a graph in the bytes of another', 'dangerous', saved([node('d', 'DatasetFromGraph', ['text'])])),
  attack(
    'a state of an iterator, which holds a graph',
    'dangerous',
    saved([node('d', 'DeserializeIterator', ['i', 's'])]),
  ),
  attack('a vocabulary that a sampler reads', 'dangerous', saved([node('s', 'FixedUnigramCandidateSampler', ['x'])])),
  attack('the end of the process', 'dangerous', saved([node('a', 'Abort', [])])),
  attack(
    'an asset outside the folder of assets',
    'dangerous',
    saved([node('p', 'Placeholder', []), opening('p')], asset('p:0', '../../secret')),
  ),
  attack(
    'the same by an absolute path',
    'dangerous',
    saved([node('p', 'Placeholder', []), opening('p')], asset('p:0', '/etc/passwd')),
  ),
  attack(
    'a path in pieces that a function is called with',
    'dangerous',
    saved([text('a', '/et'), text('b', 'c/passwd'), node('j', 'StringJoin', ['a', 'b']), call('j'), opens]),
  ),
  attack(
    'a computed one, by a function that calls another',
    'dangerous',
    saved([
      text('a', 'L2V0Yw'),
      node('d', 'DecodeBase64', ['a']),
      node('call', '__inference_outer_1', ['d']),
      library(
        [inner, ['path'], opening('path')],
        ['__inference_outer_1', ['p'], node('c', 'If', ['p', 'p'], calls(inner))],
      ),
    ]),
  ),
  attack(
    'pieces behind an argument that may be nothing',
    'dangerous',
    saved([
      library([
        inner,
        ['path'],
        text('a', '/et'),
        text('b', 'c/x'),
        node('j', 'StringJoin', ['path', 'a', 'b']),
        opening('j:output:0'),
      ]),
    ]),
  ),
  attack(
    'something computed behind an argument',
    'dangerous',
    saved([
      library([
        inner,
        ['path'],
        node('d', 'DecodeBase64', ['path']),
        node('j', 'StringJoin', ['path', 'd']),
        opening('j:output:0'),
      ]),
    ]),
  ),
  attack(
    'pieces with something between them',
    'dangerous',
    saved([
      library([
        inner,
        ['path'],
        text('b', 'etc'),
        node('j', 'StringJoin', ['path', 'b', 'b'], separator('/')),
        opening('j:output:0'),
      ]),
    ]),
  ),
  attack(
    'the fifth piece',
    'dangerous',
    saved([text('a', ''), text('e', '../../x'), node('j', 'StringJoin', ['a', 'a', 'a', 'a', 'e']), opening('j')]),
  ),
  attack(
    'two choices in one path',
    'dangerous',
    saved([
      node('p', 'Placeholder', []),
      text('a', '.'),
      text('b', 'b'),
      text('c', '/'),
      node('s', 'Select', ['x', 'a', 'b']),
      node('t', 'Select', ['y', 'b', 'a']),
      node('j', 'StringJoin', ['p', 'c', 's', 't', 'c', 'b']),
      opening('j'),
    ]),
  ),
  attack('a path by two slashes', 'dangerous', saved([text('a', '/etc//passwd'), call('a'), opens])),
  attack(
    'a constant that the loader hands to a function',
    'dangerous',
    saved([opens], bound([9, message([1, 'Const'])])),
  ),
  attack(
    'a variable that is read before an asset is in it',
    'dangerous',
    saved(
      [
        node('p', 'Placeholder', []),
        node('w', 'AssignVariableOp', ['v', 'p']),
        node('r', 'ReadVariableOp', ['v']),
        opening('r'),
      ],
      asset('p:0', 'words.txt'),
    ),
  ),
  attack('numbers that are not there: a link may take their place', 'not-evaluated', external('w.data'), 'model.onnx'),
  attack('an address in the memory of ONNX Runtime', 'dangerous', external('*/_ORT_MEM_ADDR_/*'), 'model.onnx'),
];

/** What looks like them and is honest. */
export const honestGraphs: readonly (readonly [string, string, Buffer])[] = [
  [
    'an asset that goes through a variable',
    'saved_model.pb',
    saved(
      [
        node('p', 'Placeholder', []),
        node('w', 'AssignVariableOp', ['v', 'p']),
        node('r', 'ReadVariableOp', ['v', '^w']),
        call('r'),
        opens,
      ],
      asset('p:0', 'words.txt'),
    ),
  ],
  ['an asset that the loader hands to a function', 'saved_model.pb', saved([opens], bound([5, message([1, 0])]))],
  [
    'how TensorFlow saves a model again',
    'saved_model.pb',
    saved([
      node('saver_filename', 'Placeholder', []),
      node('call', 'StatefulPartitionedCall', ['saver_filename'], calls('__inference_save')),
      library([
        '__inference_save',
        ['file_prefix'],
        text('a', '.part'),
        text('b', '_temp/part'),
        node('s', 'Select', ['m:output:0', 'a:output:0', 'b:output:0']),
        node('j', 'StringJoin', ['file_prefix', 's:output:0'], separator('')),
        node('f', 'ShardedFilename', ['j:output:0', 'i', 'n']),
        node('save', 'SaveV2', ['f:filename:0', 'names']),
        node('all', 'Pack', ['f:filename:0', '^save']),
        node('m', 'MergeV2Checkpoints', ['all:output:0', 'file_prefix']),
      ]),
    ]),
  ],
];
