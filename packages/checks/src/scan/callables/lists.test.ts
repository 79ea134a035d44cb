// The lists of callables: what stands on both, names by other names, and roles.
import type { CallableFact } from '@modelgate/core';
import { describe, expect, test } from 'vitest';
import { canonicalName } from './canonical.ts';
import { dangerOf, handListed } from './dangerous.ts';
import { isSafe } from './safe.ts';
import { safe } from './safe/index.ts';

const fact = (module: string, name: string, more: Partial<CallableFact> = {}): CallableFact => ({
  module,
  name,
  role: 'called',
  times: 1,
  args: [],
  offset: 0,
  by: 'REDUCE',
  ...more,
});

test('nothing is called safe that the hand-written list knows to be dangerous, but for what was reviewed', () => {
  const both = safe
    .flatMap((text) => text.trim().split('\n'))
    .flatMap((line) => {
      const [module = '', , ...names] = line.split(' ');
      return names.map((name) => canonicalName(module, name)).filter((whole) => handListed(whole) !== undefined);
    });
  expect([...new Set(both)].toSorted()).toEqual([
    'functools.partial.__setstate__',
    'operator.itemgetter',
    'types.SimpleNamespace',
    'types.SimpleNamespace.__setstate__',
  ]);
});

test.each([
  ['posix', 'system', 'os.system'],
  ['__builtin__', 'eval', 'builtins.eval'],
  ['numpy.core.multiarray', '_reconstruct', 'numpy._core.multiarray._reconstruct'],
  ['cPickle', 'loads', 'pickle.loads'],
  ['constructor', 'a', 'constructor.a'],
])('%s.%s is %s', (module, name, usual) => {
  expect(canonicalName(module, name)).toBe(usual);
});

describe('dangerous', () => {
  test.each([
    ['os', 'anything_new', 'process'],
    ['subprocess.deeper', 'f', 'process'],
    ['x', 'os.system', 'process'],
    ['x', 'sys', 'environment'],
    ['x.y', 'eval', 'code-execution'],
    ['x', 'Class.__subclasses__', 'introspection'],
    ['scipy.io', 'loadmat', 'file-read'],
  ])('%s.%s: %s', (module, name, does) => {
    expect(dangerOf(module, name)).toBe(does);
  });

  test('by the last name alone too, whatever the module is', () => {
    expect(handListed('mine.deeper.eval')).toBe('code-execution');
    expect(handListed('mine.evaluate')).toBeUndefined();
  });

  test.each([
    ['mypackage', 'Net'],
    ['osmium', 'System'],
    ['codec', 'Encoder'],
  ])('%s.%s is only unknown', (module, name) => {
    expect(dangerOf(module, name)).toBeUndefined();
  });
});

describe('safe in its role', () => {
  const estimator = ['sklearn.linear_model._logistic', 'LogisticRegression'] as const;
  test.each<[string, CallableFact, boolean]>([
    ['made bare', fact(...estimator, { by: 'NEWOBJ' }), true],
    ['a network of transformers', fact('transformers.models.new.modeling_new', 'NewModel', { by: 'NEWOBJ' }), true],
    ['its constructor', fact('transformers.models.new.modeling_new', 'NewModel'), false],
    ['what its module imports', fact('transformers.models.new.modeling_new', 'os.system', { by: 'NEWOBJ' }), false],
    [
      'a tokenizer of transformers',
      fact('transformers.models.new.tokenization_new', 'NewTokenizer', { by: 'NEWOBJ' }),
      false,
    ],
    ["an enumeration's member", fact('http', 'HTTPStatus'), true],
    ['a tuple that starts a program when it is gone through', fact('platform', 'uname_result'), false],
    ['a logger by its name', fact('logging', 'getLogger'), true],
    ['its state', fact('logging', 'getLogger.__setstate__', { by: 'BUILD' }), false],
    [
      "joblib's mapped arrays",
      fact('numpy', 'memmap', { role: 'attribute', by: 'BUILD of an array wrapper', args: ["'subclass'"] }),
      true,
    ],
    ["a mapped array's state", fact('numpy', 'memmap.__setstate__', { by: 'BUILD' }), true],
    ['its state with a callable in it', fact('numpy', 'memmap.__setstate__', { by: 'BUILD of holders' }), false],
    [
      'a mapped array elsewhere',
      fact('numpy', 'memmap', { role: 'attribute', by: 'BUILD', args: ["'subclass'"] }),
      false,
    ],
    [
      "an array's sum",
      fact('builtins', 'getattr', {
        args: ["numpy._core.numeric._frombuffer(b'ab', numpy.dtype('i2'), (…), 'C')", "'sum'"],
      }),
      true,
    ],
    [
      "an array's file",
      fact('builtins', 'getattr', {
        args: ["numpy._core.numeric._frombuffer(b'ab', numpy.dtype('i2'), (…), 'C')", "'tofile'"],
      }),
      false,
    ],
    ['what fetches by name', fact('dill._dill', '_load_type', { by: 'REDUCE of a name' }), true],
    ['what may fetch anything', fact('dill._dill', '_load_type'), false],
    ['a frame that evaluates', fact('pandas.core.frame', 'DataFrame.query', { role: 'referenced' }), false],
    [
      'a recurrent layer by the module that exports it',
      fact('torch.nn.modules', 'LSTM.__setstate__', { by: 'BUILD of holders' }),
      false,
    ],
    [
      'a data set as scikit-learn wrote it first',
      fact('sklearn.datasets.base', 'Bunch', { by: 'copyreg._reconstructor' }),
      true,
    ],
    ['its constructor, with keys', fact('sklearn.datasets.base', 'Bunch'), false],
    ['the mark of no default', fact('inspect', '_empty', { role: 'referenced' }), true],
    ['what looks at frames', fact('inspect', 'currentframe', { role: 'referenced' }), false],
    ['made by copyreg', fact(...estimator, { by: 'copyreg._reconstructor' }), true],
    ['its state set', fact(estimator[0], `${estimator[1]}.__setstate__`, { by: 'BUILD' }), true],
    ['named', fact(...estimator, { role: 'referenced', by: 'GLOBAL' }), true],
    ['in another file of its part', fact('sklearn.linear_model.new', 'LogisticRegression', { by: 'NEWOBJ' }), true],
    ['what its module imports', fact('sklearn.utils.discovery', 'Path', { by: 'NEWOBJ' }), false],
    ['in another part', fact('sklearn.cluster.new', 'LogisticRegression', { by: 'NEWOBJ' }), false],
    ['there, its constructor called', fact('sklearn.linear_model.new', 'LogisticRegression'), false],
    ['a metric of CatBoost', fact('catboost.metrics', 'TotalF1', { by: 'NEWOBJ' }), true],
    ['a metric of CatBoost, constructed', fact('catboost.metrics', 'TotalF1'), false],
    [
      'what a clustering keeps of its module',
      fact('sklearn.cluster._kmeans', '_kmeans_single_elkan', { role: 'attribute', by: 'BUILD' }),
      true,
    ],
    ["a member of GGUF's types", fact('gguf.constants', 'GGMLQuantizationType'), true],
    ['its constructor called', fact(...estimator), false],
    ['one of its methods called', fact(estimator[0], `${estimator[1]}.fit`), false],
    [
      'a function of data that a public package offers, in a partial',
      fact('sklearn.neighbors._graph', 'kneighbors_graph', { by: 'functools.partial' }),
      true,
    ],
    [
      'a function of a public package that runs an estimator',
      fact('sklearn.model_selection._validation', 'cross_validate', { by: 'functools.partial' }),
      false,
    ],
    ['a ufunc kept', fact('numpy', 'log1p', { role: 'referenced' }), true],
    ['a ufunc called', fact('numpy', 'log1p'), false],
    ['a bound method of a list', fact('builtins', 'getattr', { args: ['[…]', "'append'"] }), true],
    [
      'a method, or what is given in its place',
      fact('builtins', 'getattr', { args: ['[…]', "'append'", 'mine.f'] }),
      false,
    ],
    ['an attribute of a module', fact('builtins', 'getattr', { args: ['torch.os', "'path'"] }), false],
    ['a method of text', fact('builtins', 'getattr', { args: ['builtins.str', "'split'"] }), true],
    ['one that reaches any object', fact('builtins', 'getattr', { args: ['builtins.str', "'format'"] }), false],
    ['a method of a pattern', fact('builtins', 'getattr', { args: ["re._compile('a', 32)", "'findall'"] }), true],
    ['a method of a ufunc', fact('builtins', 'getattr', { args: ['numpy.add', "'reduce'"] }), true],
    ['the same of what is none', fact('builtins', 'getattr', { args: ['numpy.load', "'reduce'"] }), false],
    [
      'a function of PyTorch',
      fact('builtins', 'getattr', { args: ['torch._C._VariableFunctionsClass', "'tanh'"] }),
      true,
    ],
    [
      'one that opens files',
      fact('builtins', 'getattr', { args: ['torch._C._VariableFunctionsClass', "'from_file'"] }),
      false,
    ],
    ['a distribution named', fact('scipy.stats._continuous_distns', 'norm_gen', { role: 'referenced' }), true],
    ['a distribution made bare', fact('scipy.stats._continuous_distns', 'norm_gen', { by: 'NEWOBJ' }), true],
    [
      'with the program that SciPy writes',
      fact('scipy.stats._continuous_distns', 'norm_gen.__setstate__', { by: 'BUILD with its template' }),
      true,
    ],
    ['with any other', fact('scipy.stats._continuous_distns', 'norm_gen.__setstate__', { by: 'BUILD' }), false],
    ['a distribution constructed', fact('scipy.stats._continuous_distns', 'norm_gen'), false],
    [
      'state of what Cython unpickled',
      fact('pandas._libs.interval', '__pyx_unpickle_IntervalMixin.__setstate__', { by: 'BUILD' }),
      true,
    ],
    ['state of what nobody knows', fact('mine', '__pyx_unpickle_A.__setstate__', { by: 'BUILD' }), false],
    ['settings of a script', fact('argparse', 'Namespace', { by: 'NEWOBJ' }), true],
    ['the rest of that module', fact('argparse', 'ArgumentParser', { by: 'NEWOBJ' }), false],
    ['an iterator of a list', fact('builtins', 'iter', { args: ['[…]'] }), true],
    ['an iterator that calls', fact('builtins', 'iter', { args: ['numpy.add', '1'] }), false],
    ['an iterator of what a call gave', fact('builtins', 'iter', { args: ['mine.f()'] }), false],
    ['a place for files, made bare', fact('joblib.memory', 'Memory', { by: 'NEWOBJ' }), true],
    ['a place for files, constructed', fact('joblib.memory', 'Memory'), false],
    [
      'a place for files, for others to call',
      fact('joblib.memory', 'Memory', { role: 'attribute', by: 'BUILD' }),
      false,
    ],
    ["an array's own operator", fact('builtins', 'getattr', { args: ['numpy array', "'__array_wrap__'"] }), true],
    ['what leads out of an array', fact('builtins', 'getattr', { args: ['numpy array', "'__class__'"] }), false],
    ['an operator of anything', fact('builtins', 'getattr', { args: ['mine.f()', "'__add__'"] }), false],
    ['a hidden attribute', fact('builtins', 'getattr', { args: ['[…]', "'__class__'"] }), false],
    ['arguments that are not known', fact('builtins', 'getattr', { args: ['…'] }), false],
    [
      'a method bound to an instance',
      fact('', "builtins.getattr(scipy.stats._continuous_distns.norm_gen(), 'cdf')", { by: 'functools.partial' }),
      true,
    ],
    ['the same, called', fact('', "builtins.getattr(scipy.stats._continuous_distns.norm_gen(), 'cdf')"), false],
    [
      'such a method, named',
      fact('scipy.interpolate._interpolate', 'interp1d._call_linear', { role: 'attribute', by: 'BUILD' }),
      true,
    ],
    ['such a method, called', fact('scipy.interpolate._interpolate', 'interp1d._call_linear'), false],
    [
      'another method of the class, named',
      fact('scipy.interpolate._interpolate', 'interp1d._evaluate', { role: 'attribute', by: 'BUILD' }),
      false,
    ],
    [
      'a method that makes an instance',
      fact('', "builtins.getattr(scipy.spatial.transform._rigid_transform.RigidTransform, 'from_matrix')"),
      true,
    ],
    [
      'another way to make one',
      fact('', "builtins.getattr(scipy.spatial.transform._rigid_transform.RigidTransform, 'identity')"),
      false,
    ],
    [
      'what makes one, given objects',
      fact('', "builtins.getattr(scipy.spatial.transform._rigid_transform.RigidTransform, 'from_matrix')", {
        by: 'REDUCE of objects',
      }),
      false,
    ],
    [
      "a frame's method by the name that exports it",
      fact('builtins', 'getattr', { args: ['pandas.DataFrame', "'reset_index'"] }),
      true,
    ],
    ['one that evaluates', fact('builtins', 'getattr', { args: ['pandas.DataFrame', "'query'"] }), false],
    ['a zone of no file', fact('dateutil.tz.tz', 'tzfile', { args: ['None', "'/usr/share/zoneinfo/UTC'"] }), true],
    ['a zone of a file', fact('dateutil.tz.tz', 'tzfile', { args: ["'/dev/zero'", 'None'] }), false],
    ['a zone of what may be a file', fact('dateutil.tz.tz', 'tzfile', { args: ['…'] }), false],
    ['bytes in memory', fact('io', 'BytesIO', { by: 'NEWOBJ' }), true],
    ['bytes in memory, for others to call', fact('io', 'BytesIO', { role: 'referenced' }), false],
    ['bytes of a file', fact('io', 'FileIO', { by: 'NEWOBJ' }), false],
    [
      "an array of pandas' in a block",
      fact('pandas.core.arrays.integer', 'IntegerArray.__getattr__', {
        by: 'functools.partial(pandas.core.internals.blocks.new_block)',
      }),
      true,
    ],
    [
      'another object in a block',
      fact('sklearn.linear_model._base', 'LinearRegression.__getattr__', {
        by: 'functools.partial(pandas.core.internals.blocks.new_block)',
      }),
      false,
    ],
    ['the type of None', fact('builtins', 'type', { args: ['None'] }), true],
    ['a class made of its name', fact('builtins', 'type', { args: ["'A'", '(…)', '{…}'] }), false],
    ['what loading computes', fact('', "builtins.getattr([…], 'append')"), false],
  ])('%s: %o → %s', (_, of, expected) => {
    expect(isSafe(of)).toBe(expected);
  });
});
