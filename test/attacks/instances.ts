// Attacks beside what real files keep: methods of arrays and generators, element types, named results, what hands on to what it holds.
import * as op from './pickle-opcodes.ts';
import { bare, called, dict } from './pickle-opcodes.ts';
import { pickled, type Attack } from './pickles.ts';

const method = (of: Buffer, name: string): Buffer => called(op.GLOBAL('builtins', 'getattr'), of, op.text(name));
const partial = (...args: readonly Buffer[]): Buffer => called(op.GLOBAL('functools', 'partial'), ...args);

const array = op.GLOBAL('numpy', 'ndarray');
const generator = called(op.GLOBAL('numpy.random._pickle', '__randomstate_ctor'), op.text('MT19937'));
const fetched = (name: string): Buffer => called(op.GLOBAL('operator', 'attrgetter'), op.text(name));
const folds = bare('lightgbm.engine', 'CVBooster');

const withState = (module: string, name: string, ...items: readonly Buffer[]): Buffer =>
  Buffer.concat([bare(module, name), dict(...items), op.BUILD]);
const nine = op.text('9');

/** Classes whose end frees what their state calls a handle. */
const freeing = [
  ['xgboost.core', 'DMatrix', 'handle', 'unknown'],
  ['lightgbm.basic', 'Dataset', '_handle', 'unknown'],
  ['lightgbm.basic', '_InnerPredictor', '_handle', 'dangerous'],
] as const;

/** What protocols before 2 make of a list or tuple of a class of its own, with a class in what it holds. */
const remade = (base: string, ...items: readonly Buffer[]): Buffer =>
  called(
    op.GLOBAL('copyreg', '_reconstructor'),
    op.GLOBAL('sklearn.impute._iterative', '_ImputerTriplet'),
    op.GLOBAL('builtins', base),
    Buffer.concat([op.MARK, ...items, op.TUPLE]),
  );
const forest = withState(
  'sklearn.ensemble._forest',
  'ExtraTreesRegressor',
  op.text('base_estimator'),
  op.GLOBAL('sklearn.tree._classes', 'ExtraTreeRegressor'),
);

const arrayOf = (...items: readonly Buffer[]): Buffer =>
  Buffer.concat([
    called(
      op.GLOBAL('numpy.core.multiarray', '_reconstruct'),
      array,
      Buffer.concat([op.text('0'), op.TUPLE1]),
      op.text('b'),
    ),
    op.MARK,
    Buffer.concat([op.NONE, op.NONE, op.NONE, op.NONE]),
    op.EMPTY_LIST,
    ...items.flatMap((item) => [item, op.APPEND]),
    op.TUPLE,
    op.BUILD,
  ]);
/** More arrays than have a place of their own, the last with a model in it. */
const manyArrays = [...Array.from({ length: 70 }, () => arrayOf(nine)), arrayOf(forest)].map((each) =>
  Buffer.concat([each, op.POP]),
);
const indexOf = (data: Buffer): Buffer =>
  called(
    op.GLOBAL('pandas.core.indexes.base', '_new_Index'),
    op.GLOBAL('pandas.core.indexes.base', 'Index'),
    dict(op.text('data'), data, op.text('name'), op.NONE),
  );

export const instances: readonly Attack[] = [
  pickled(
    'an index of a model, behind many arrays',
    'unknown',
    ...manyArrays,
    indexOf(arrayOf(bare('sklearn.dummy', 'DummyClassifier'))),
  ),
  pickled(
    'an index of the array of many that has a model in it',
    'unknown',
    ...manyArrays.slice(0, 70),
    indexOf(Buffer.concat([arrayOf(forest), op.MEMOIZE])),
  ),
  pickled('a record by a dict, which asks what it is given for keys', 'dangerous', remade('dict', forest, nine)),
  pickled('a record with what is dangerous in it', 'dangerous', remade('tuple', op.GLOBAL('os', 'system'))),
  pickled(
    'a record of nobody knows whom',
    'unknown',
    called(
      op.GLOBAL('copyreg', '_reconstructor'),
      op.GLOBAL('mine', 'Record'),
      op.GLOBAL('builtins', 'tuple'),
      op.EMPTY_TUPLE,
    ),
  ),
  ...freeing.flatMap(([module, name, handle, level]) => [
    pickled(`${name} frees an address`, level, withState(module, name, op.text(handle), nine)),
    pickled(`${name} frees a text`, level, withState(module, name, op.text(handle), op.text('None'))),
    pickled(`${name} frees what a flag says`, level, withState(module, name, op.text(handle), Buffer.from([0x88]))),
    pickled(
      `${name} frees it by a second state`,
      level,
      withState(module, name, op.text(handle), op.NONE),
      dict(op.text(handle), nine),
      op.BUILD,
    ),
    pickled(
      `${name} frees it by the last of two`,
      level,
      withState(module, name, op.text(handle), op.NONE, op.text(handle), nine),
    ),
    pickled(
      `${name} by a state that nobody sees`,
      level,
      bare(module, name),
      op.NONE,
      dict(op.text(handle), nine),
      op.TUPLE2,
      op.BUILD,
    ),
  ]),
  pickled(
    'Dataset ends with a function of the file',
    'unknown',
    withState('lightgbm.basic', 'Dataset', op.text('_free_handle'), op.GLOBAL('numpy', 'add')),
  ),
  ...['tofile', 'dump'].map((name) =>
    pickled(`${name} of arrays, which writes files`, 'dangerous', method(array, name)),
  ),
  ...['view', 'setfield', 'getfield', 'setflags', 'resize', 'byteswap', '_private'].map((name) =>
    pickled(`${name} of arrays, which lays them anew over their bytes`, 'unknown', method(array, name)),
  ),
  pickled('a method of arrays that is called', 'unknown', called(method(array, 'flatten'), op.EMPTY_LIST)),
  pickled('what a generator draws from, behind which pointers lie', 'unknown', method(generator, '_bit_generator')),
  pickled('the class of a generator', 'dangerous', method(generator, '__class__')),
  pickled('a generator that is made to draw', 'unknown', called(method(generator, 'bytes'), op.text('9'))),
  pickled('an element type that is made', 'unknown', called(op.GLOBAL('numpy.dtypes', 'VoidDType'), op.text('9'))),
  pickled('what no result of PyTorch is called', 'dangerous', called(op.GLOBAL('torch.return_types', 'inspect'))),
  pickled('a function beside them', 'unknown', called(op.GLOBAL('torch.return_types', 'register_pytree_node'))),
  pickled('a scaler that is constructed', 'unknown', called(op.GLOBAL('torch.amp.grad_scaler', 'GradScaler'))),
  pickled(
    'a frame that writes, by its own name',
    'dangerous',
    partial(op.GLOBAL('pandas.core.frame', 'DataFrame.to_csv')),
  ),
  pickled('a frame that calls, by its own name', 'unknown', partial(op.GLOBAL('pandas.core.series', 'Series.map'))),
  pickled('what hands on to all that it holds', 'unknown', folds),
  pickled('the same, constructed: it opens a file', 'dangerous', called(op.GLOBAL('lightgbm.engine', 'CVBooster'))),
  pickled('a method of what it holds', 'unknown', method(folds, 'save')),
  pickled('a tokenizer that is constructed', 'dangerous', called(op.GLOBAL('keras.preprocessing.text', 'Tokenizer'))),
  pickled('what lies beside the tokenizer', 'dangerous', bare('keras.preprocessing.image', 'DirectoryIterator')),
  pickled(
    'a method of boosting that no real file binds',
    'unknown',
    method(
      bare('sklearn.ensemble._hist_gradient_boosting.gradient_boosting', 'HistGradientBoostingClassifier'),
      '_fit',
    ),
  ),
  pickled('what fetches a method of any object, later', 'unknown', fetched('apply')),
  pickled(
    'a harmless method of any object, and one that is not',
    'dangerous',
    Buffer.concat(['toarray', 'system'].map((name) => called(op.GLOBAL('operator', 'methodcaller'), op.text(name)))),
  ),
  pickled(
    'a zone of no file, and one of a file',
    'unknown',
    Buffer.concat([
      called(op.GLOBAL('dateutil.tz.tz', 'tzfile'), op.NONE, op.text('UTC')),
      called(op.GLOBAL('dateutil.tz.tz', 'tzfile'), op.text('/dev/zero'), op.NONE),
    ]),
  ),
  pickled('what fetches by a path', 'unknown', fetched('apply.values')),
  pickled('what fetches by a path what says what it does', 'dangerous', fetched('apply.system')),
  pickled('what fetches by a path what lies behind every object', 'dangerous', fetched('apply.__globals__')),
  pickled('what fetches what lies behind every object', 'dangerous', fetched('__class__')),
  pickled('what fetches a name that says what it does', 'dangerous', fetched('system')),
  pickled(
    'an exception of nobody knows whom',
    'unknown',
    called(op.GLOBAL('sklearn.exceptions', 'Mine'), op.text('x')),
  ),
  pickled(
    'an exception that keeps what calls',
    'unknown',
    called(op.GLOBAL('sklearn.exceptions', 'NotFittedError'), op.GLOBAL('mine', 'f')),
  ),
  pickled(
    'a member of an enumeration, by a function',
    'unknown',
    called(op.GLOBAL('torchvision.transforms.functional', 'InterpolationMode._missing_')),
  ),
];

/** What looks like these and is none. */
export const honestInstances: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ['a method of arrays that computes', method(array, 'flatten')],
  ['an index of texts, behind many arrays', Buffer.concat([...manyArrays, indexOf(arrayOf(nine))])],
  ['a record that holds a model with a class', remade('tuple', nine, forest)],
  ['a method of a generator', method(generator, 'permutation')],
  ['a frame that is cut, as pandas 1.4 names it', partial(op.GLOBAL('pandas.core.frame', 'DataFrame.clip'))],
  ['the type of an element type', op.GLOBAL('numpy.dtypes', 'Float64DType')],
  ['a result of PyTorch', called(op.GLOBAL('torch.return_types', 'max'), op.EMPTY_LIST)],
  ['a scaler that is kept', bare('torch.amp.grad_scaler', 'GradScaler')],
  ['an exception with its text', called(op.GLOBAL('sklearn.exceptions', 'NotFittedError'), op.text('x'))],
  ...freeing.map(([module, name, handle]): [string, Buffer] => [
    `${name} without a handle`,
    withState(module, name, op.text(handle), op.NONE, op.text('data'), op.EMPTY_LIST),
  ]),
  [
    'how NumPy tells errors, with its slots',
    Buffer.concat([
      bare('numpy', 'errstate'),
      op.NONE,
      op.dict(op.text('_divide'), op.text('ignore'), op.text('_token'), op.NONE),
      op.TUPLE2,
      op.BUILD,
    ]),
  ],
  ['a table of words', bare('keras.preprocessing.text', 'Tokenizer')],
  [
    'boosting that stopped early',
    method(
      bare('sklearn.ensemble._hist_gradient_boosting.gradient_boosting', 'HistGradientBoostingClassifier'),
      '_raw_predict',
    ),
  ],
  ['limits of a type', bare('numpy', 'finfo')],
  [
    'a member of an enumeration',
    called(op.GLOBAL('torchvision.transforms.autoaugment', 'AutoAugmentPolicy'), op.text('x')),
  ],
].map(([name, bytes]) => [name as string, 'model.pkl', op.pickle(bytes as Buffer)]);
