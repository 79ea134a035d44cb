// Attacks by what harmless functions and classes call in their turn. Each ran, or wrote a file, when it was loaded, and was silent once.
import * as op from './pickle-opcodes.ts';
import { bare, called, dict } from './pickle-opcodes.ts';
import { pickled, type Attack } from './pickles.ts';

const tuple = (...items: readonly Buffer[]): Buffer => Buffer.concat([op.MARK, ...items, op.TUPLE]);

const distribution = op.GLOBAL('scipy.stats._continuous_distns', 'norm_gen');
const program = dict(op.text('_parse_arg_template'), op.text('import os'));
const same = op.GLOBAL('torch.jit._pickle', 'restore_type_tag');
const rebuilt = (function_: Buffer, type: Buffer, args: Buffer, state: Buffer): Buffer =>
  called(op.GLOBAL('torch._tensor', '_rebuild_from_type_v2'), function_, type, args, state);
const withMethod = (name: string, callable: Buffer): Buffer =>
  Buffer.concat([called(op.GLOBAL('types', 'SimpleNamespace')), dict(op.text(name), callable), op.BUILD]);
const add = op.GLOBAL('numpy', 'add');
const instance = bare('scipy.stats._continuous_distns', 'norm_gen');

export const forwarded: readonly Attack[] = [
  pickled(
    'PyTorch sets the state of a distribution, which is a program',
    'dangerous',
    rebuilt(same, distribution, tuple(instance, op.text('x')), program),
  ),
  pickled(
    'PyTorch calls as_subclass of what a function gives',
    'dangerous',
    rebuilt(same, op.text('x'), tuple(withMethod('as_subclass', add), op.text('x')), op.EMPTY_DICT),
  ),
  pickled(
    'PyTorch calls detach of what stands for a tensor',
    'dangerous',
    called(op.GLOBAL('torch._utils', '_rebuild_parameter'), withMethod('detach', add), op.NONE, op.NONE),
  ),
  pickled(
    'a parameter in a tuple, whose method is called',
    'dangerous',
    rebuilt(
      op.GLOBAL('torch._utils', '_rebuild_parameter'),
      op.GLOBAL('torch.nn.parameter', 'Parameter'),
      tuple(withMethod('detach', add), op.NONE, op.NONE),
      op.NONE,
    ),
  ),
  pickled(
    'Python asks for keys of what a dict is made of',
    'dangerous',
    called(op.GLOBAL('builtins', 'dict'), withMethod('keys', add)),
  ),
  pickled(
    'pandas asks methods of a type that holds others',
    'dangerous',
    called(
      op.GLOBAL('pandas.core.internals.blocks', 'new_block'),
      bare('pandas.core.dtypes.dtypes', 'CategoricalDtype'),
      dict(op.text('construct_array_type'), add),
      op.BUILD,
    ),
  ),
  pickled(
    'a frame calls what stands as a key',
    'unknown',
    bare('pandas.core.frame', 'DataFrame'),
    add,
    op.NONE,
    op.SETITEM,
  ),
  pickled(
    'what is asked for lies one object deeper',
    'dangerous',
    called(
      op.GLOBAL('decimal', 'Decimal'),
      bare('sklearn.linear_model._base', 'LinearRegression'),
      dict(op.text('a'), withMethod('as_tuple', add)),
      op.BUILD,
    ),
  ),
  pickled(
    'the method of a distribution that runs its state',
    'unknown',
    op.GLOBAL('scipy.stats._continuous_distns', 'norm_gen.__setstate__'),
  ),
  pickled('a method that NumPy chooses by a name in the state', 'unknown', bare('numpy.ma.core', '_frommethod')),
  pickled('a function that NumPy chooses by such a name', 'unknown', bare('numpy.ma.extras', '_fromnxfunction_single')),
  pickled('whatever of NumPy is asked for', 'unknown', bare('sklearn.utils._array_api', '_NumPyAPIWrapper')),
  pickled(
    'a class that opens what it is given, to be called by who holds it',
    'dangerous',
    bare('torch.optim.sgd', 'SGD'),
    dict(op.text('_patch_step_function'), op.GLOBAL('lightgbm.basic', 'Booster')),
    op.BUILD,
  ),
];
