// Records as protocols before 4 write those that are made with keywords: a partial of the class's __new__, which is then called. And views of
// dicts, as cloudpickle writes them.
import * as op from './pickle-opcodes.ts';
import { bare, called, dict } from './pickle-opcodes.ts';
import { pickled, type Attack } from './pickles.ts';

const maker = (module: string, name: string): Buffer =>
  called(op.GLOBAL('builtins', 'getattr'), op.GLOBAL(module, name), op.text('__new__'));
const record = maker('scipy.stats._stats_py', 'LinregressResult');
const partial = (...args: readonly Buffer[]): Buffer => called(op.GLOBAL('functools', 'partial'), ...args);
/** A partial gets a state: function, arguments, keywords, attributes. */
const state = (made: Buffer, ...args: readonly Buffer[]): Buffer =>
  Buffer.concat([op.MARK, made, op.MARK, ...args, op.TUPLE, op.EMPTY_DICT, op.NONE, op.TUPLE, op.BUILD]);
const run = Buffer.concat([op.EMPTY_TUPLE, op.REDUCE]);

const own = op.GLOBAL('scipy.stats._stats_py', 'LinregressResult');
const add = op.GLOBAL('numpy', 'add');

export const records: readonly Attack[] = [
  pickled('what makes an estimator, kept', 'unknown', maker('sklearn.linear_model._base', 'LinearRegression')),
  pickled(
    'another function in the place of the one that makes a record',
    'unknown',
    partial(record),
    state(add, own),
    run,
  ),
  pickled('the same, and then the first again', 'unknown', partial(record), state(add, own), state(record, own), run),
  pickled('a state that nobody sees', 'unknown', partial(record), op.NONE, op.BUILD, run),
  pickled(
    'a record that is made of what follows',
    'unknown',
    partial(record),
    state(record, own),
    op.NONE,
    op.TUPLE1,
    op.REDUCE,
  ),
  pickled(
    'an estimator made with arguments',
    'unknown',
    partial(maker('sklearn.linear_model._base', 'LinearRegression')),
    run,
  ),
  pickled(
    'a period of pandas, which calls what it is given',
    'unknown',
    partial(maker('pandas._libs.tslibs.period', 'Period')),
    run,
  ),
  pickled(
    'a class that opens files',
    'dangerous',
    partial(maker('numpy', 'memmap'), op.GLOBAL('numpy', 'memmap')),
    run,
  ),
  ...['_make_dict_items', '_make_dict_keys', '_make_dict_values'].map((name) =>
    pickled(
      `${name} of an object with a method of its own`,
      'dangerous',
      called(
        op.GLOBAL('cloudpickle.cloudpickle', name),
        Buffer.concat([bare('sklearn.linear_model._base', 'LinearRegression'), dict(op.text('items'), add), op.BUILD]),
      ),
    ),
  ),
];

export const honestRecords: readonly (readonly [string, string, Buffer])[] = [
  ['a record made with keywords', 'model.pkl', op.pickle(partial(record), state(record, own, op.NONE), run)],
  [
    'a view of a dict',
    'model.pkl',
    op.pickle(called(op.GLOBAL('cloudpickle.cloudpickle', '_make_dict_keys'), op.EMPTY_LIST)),
  ],
];
