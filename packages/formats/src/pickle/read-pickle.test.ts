// What loading would do, form by form: every way that opcodes have to call, and every way to hide it.
import { describe, expect, it } from 'vitest';
import { memorySource } from '../scan/source.ts';
import real from './fixtures/real.json' with { type: 'json' };
import { readPickle } from './read-pickle.ts';
import { acts, bytesOf, codes, noLimits, scanned } from './scanned.fixture.ts';

const call = 'called os.system by REDUCE';

/** Name → [bytes, what they do]. */
const forms: Readonly<Record<string, readonly [text: string, does: readonly string[]]>> = {
  'GLOBAL and REDUCE': ["cos\nsystem\n(S'id'\ntR.", [call]],
  INST: ["(S'id'\nios\nsystem\n.", ['called os.system by INST']],
  OBJ: ["(cos\nsystem\nS'id'\no.", ['called os.system by OBJ']],
  NEWOBJ: ['\x80\x02cos\nsystem\n)\x81.', ['called os.system by NEWOBJ']],
  NEWOBJ_EX: ['\x80\x04cos\nsystem\n)}\x92.', ['called os.system by NEWOBJ_EX']],
  STACK_GLOBAL: ['\x80\x04\x8c\x02os\x8c\x06system\x93)R.', [call]],
  'names through the memo': ['\x80\x04\x8c\x02os\x94\x8c\x06system\x9400h\x00h\x01\x93)R.', [call]],
  'a memo entry overwritten': ['\x80\x04\x8c\x01aq\x00\x8c\x02osq\x0000h\x00\x8c\x06system\x93)R.', [call]],
  'a name with escapes': ['\x80\x04V\\u006fs\n\x8c\x06system\x93)R.', [call]],
  'a name with wide escapes': ['\x80\x04V\\U0000006fs\n\x8c\x06system\x93)R.', [call]],
  'a name as a bytes literal': ["\x80\x04S'\\x6f\\163'\n\x8c\x06system\x93)R.", [call]],
  'a call dropped by POP': ['cos\nsystem\n)R0N.', [call]],
  'a call dropped with its mark': ['(cos\nsystem\n)R1N.', [call]],
  'POP that takes a mark': ['(0cos\nsystem\n)R.', [call]],
  'a type by its name in dill': [
    'cdill._dill\n_load_type\nVint\n\x85R.',
    ['called dill._dill._load_type by REDUCE of a name', 'referenced builtins.int by REDUCE'],
  ],
  'a type of code by its name in dill': [
    'cdill._dill\n_load_type\nVCodeType\n\x85R.',
    ['called dill._dill._load_type by REDUCE'],
  ],
  'a type by its name in cloudpickle': [
    'ccloudpickle.cloudpickle\n_builtin_type\nVCodeType\n\x85R)R.',
    ['called cloudpickle.cloudpickle._builtin_type by REDUCE of a name', 'called types.CodeType by REDUCE'],
  ],
  'a function by its name in SciPy': [
    'cscipy._lib._uarray._backend\nunpickle_function\nVos\nVsystem\nN\x87R)R.',
    ['called scipy._lib._uarray._backend.unpickle_function by REDUCE of a name', call],
  ],
  'a bound function by its name in SciPy': [
    'cscipy._lib._uarray._backend\nunpickle_function\nVos\nVsystem\nVid\n\x87R.',
    ['called scipy._lib._uarray._backend.unpickle_function by REDUCE'],
  ],
  'a name only fetched': ['cos\nsystem\n.', ['referenced os.system by GLOBAL']],
  'a name of Python 2': ['c__builtin__\nreduce\n)R.', ['called functools.reduce by REDUCE']],
  'a name of Python 2 where none is expected': [
    '\x80\x03c__builtin__\neval\n)R.',
    ['called __builtin__.eval by REDUCE'],
  ],
  'a dotted name': ['\x80\x04\x8c\x02os\x8c\x0bpath.expand\x93)R.', ['called os.path.expand by REDUCE']],
  'a method that appends': [
    'ccollections\ndeque\n)RK\x01a.',
    [
      'called collections.deque by REDUCE',
      'called collections.deque.extend by APPEND',
      'called collections.deque.append by APPEND',
    ],
  ],
  'a method that sets items': ['cm\nC\n)RNNs.', ['called m.C by REDUCE', 'called m.C.__setitem__ by SETITEM']],
  'a method that adds': ['cm\nC\n)R(N\x90.', ['called m.C by REDUCE', 'called m.C.add by ADDITEMS']],
  'a state': ['cm\nC\n)R}b.', ['called m.C by REDUCE', 'called m.C.__setstate__ by BUILD']],
  'an attribute': [
    "cm\nC\n)R}S'f'\ncos\nsystem\nsb.",
    ['called m.C by REDUCE', 'called m.C.__setstate__ by BUILD', 'attribute os.system by BUILD'],
  ],
  'an attribute of a slot': [
    "cm\nC\n)RN}S'f'\ncos\nsystem\ns\x86b.",
    [
      'called m.C by REDUCE',
      'called m.C.__setstate__ by BUILD',
      'attribute os.system by BUILD',
      'called m.C.__setstate__ by BUILD of slots f',
    ],
  ],
  'an attribute that the next opcode calls': [
    "cm\nC\n)R}S'__setstate__'\ncos\nsystem\nsbNb.",
    [
      'called m.C by REDUCE',
      'called os.system by BUILD',
      'called m.C.__setstate__ by BUILD',
      'attribute os.system by BUILD',
    ],
  ],
  'an attribute out of a dict that is an object': [
    "cm\nC\n)Rcm\nD\n)RS'append'\ncm\nf\nsb.",
    [
      'called m.C by REDUCE',
      'called m.D by REDUCE',
      'called m.D.__setitem__ by SETITEM',
      'called m.f by SETITEM',
      'called m.C.__setstate__ by BUILD',
      'called m.D.items by BUILD',
      'attribute m.f by BUILD',
      'called m.f by BUILD',
      'called m.C.__setstate__ by BUILD of holders',
    ],
  ],
  'an attribute whose name is computed': [
    'cm\nC\n)R}cm\ng\n)Rcm\nf\nsb.',
    [
      'called m.C by REDUCE',
      'called m.g by REDUCE',
      'called m.C.__setstate__ by BUILD',
      'attribute m.f by BUILD',
      'called m.f by BUILD',
    ],
  ],
  'an attribute that a constructor sets': [
    "\x80\x04cm\nC\n)}S'__setstate__'\ncm\nf\ns\x92.",
    ['called m.f by BUILD', 'called m.C by NEWOBJ_EX with arguments'],
  ],
  'what getattr gives': [
    "cbuiltins\ngetattr\n(cm\nC\nS'f'\ntR)R.",
    ['referenced m.C by GLOBAL', 'called builtins.getattr by REDUCE', "called builtins.getattr(m.C, 'f') by REDUCE"],
  ],
  'a computed module': ['cm\nf\n)R\x8c\x06system\x93)R.', ['called m.f by REDUCE', 'called (m.f()).system by REDUCE']],
  'the class that copyreg builds': [
    'ccopyreg\n_reconstructor\n(cm\nC\ncbuiltins\nobject\nNtR.',
    [
      'referenced builtins.object by GLOBAL',
      'called copyreg._reconstructor by REDUCE',
      'called m.C by copyreg._reconstructor',
    ],
  ],
  'the constructor that copyreg calls': [
    'ccopyreg\n_reconstructor\n(cm\nC\ncm\nC\nNtR.',
    ['called copyreg._reconstructor by REDUCE', 'called m.C by REDUCE'],
  ],
  'a function that another one calls': [
    'ctorch._tensor\n_rebuild_from_type_v2\n(cm\nf\ncm\nC\n)}tR.',
    [
      'referenced m.C by GLOBAL',
      'called torch._tensor._rebuild_from_type_v2 by REDUCE',
      'called m.f by torch._tensor._rebuild_from_type_v2',
    ],
  ],
  'a list of what an instance gives': [
    'cbuiltins\nlist\n(cm\nC\n)\x81tR.',
    ['called m.C by NEWOBJ', 'called builtins.list by REDUCE', 'called m.C.__iter__ by REDUCE'],
  ],
  'a function that makes a generator': [
    "cnumpy.random._pickle\n__generator_ctor\n(S'x'\ncm\nf\ntR.",
    ['called numpy.random._pickle.__generator_ctor by REDUCE', 'called m.f by numpy.random._pickle.__generator_ctor'],
  ],
  'an extension code': ['\x80\x02\x82\x07)R.', ['called copyreg extension 7 by REDUCE']],
  "a class that goes with its source in PyTorch's older files": [
    '\x80\x02(U\x06modulecos\nsystem\nU\x01aU\x01btQ)R.',
    ['called os.system by REDUCE'],
  ],
  "a class of scikit-learn's compiled modules, made by their own function": [
    'csklearn.neighbors._ball_tree\nnewObj\n(cm\nC\ntR}b.',
    [
      'called sklearn.neighbors._ball_tree.newObj by REDUCE',
      'called m.C by sklearn.neighbors._ball_tree.newObj',
      'called m.C.__setstate__ by BUILD',
    ],
  ],
  'an array of what an instance gives': [
    "carray\narray\n(S'd'\ncm\nC\n)\x81tR.",
    ['called m.C by NEWOBJ', 'called array.array by REDUCE', 'called m.C.__iter__ by REDUCE'],
  ],
  'what a persistent id gives': ['Pid\n)R.', ['called persistent id by REDUCE']],
  'a second pickle': ['N.cos\nsystem\n)R.', [call]],
  'a stream that breaks afterwards': ['cos\nsystem\n)R\xff', [call]],
  'a stream without STOP': ['cos\nsystem\n)R', [call]],
  'a protocol that is none': ['\x80\xffcos\nsystem\n)R.', [call]],
  'arguments that are no tuple': ['cos\nsystem\n]R.', [call]],
  'a line without its feed, as the Python unpickler reads it': ['cos\nsystemX', ['referenced os.system by GLOBAL']],
};

/** numpy.dtype(code) with a state that has these fields and flags. */
const dtype = (code: string, fields: string, flags: number): string =>
  `\x80\x02cnumpy\ndtype\n${code}\x85R(K\x03U\x01|NN${fields}K\x08K\x01K${String.fromCharCode(flags)}tb.`;

/** Name → [bytes, anomalies]. */
const oddities: Readonly<Record<string, readonly [text: string, codes: readonly string[]]>> = {
  'breaks after a call': ['cos\nsystem\n)R\xff', ['broken-after-call']],
  'state of a class': ['\x80\x02cm\nC\n}b.', ['state-on-callable']],
  'objects that a dtype denies': [dtype('U\x02O8', 'N', 0), ['header-syntax']],
  'objects that it tells': [dtype('U\x02O8', 'N', 63), []],
  'objects in its fields': [dtype('U\x02V8', '}U\x01acnumpy\ndtype\nU\x02O8\x85RK\x00\x86s', 0), ['header-syntax']],
  'numbers in its fields': [dtype('U\x02V8', '}U\x01acnumpy\ndtype\nU\x02f8\x85RK\x00\x86s', 0), []],
  'records of numbers': [dtype('cnumpy.rec\nrecord\n', '}U\x01acnumpy\ndtype\nU\x02f8\x85RK\x00\x86s', 16), []],
  'a class in its fields': [dtype('U\x02V8', '}U\x01acnumpy\ndtype\ncm\nC\n\x85RK\x00\x86s', 0), ['header-syntax']],
  'arguments that are no tuple': ['cm\nf\n]R.', ['strict-disassembly']],
  'an extension code': ['\x80\x02\x82\x07.', ['extension-code']],
  'a persistent id': ['Pid\n.', ['persistent-id']],
  "PyTorch's persistent id": ['\x80\x02(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuK\x01tQ.', []],
  'a memo entry written twice': ['\x80\x02K\x01q\x000K\x02q\x00.', ['memo-overwritten']],
  'a memo entry written twice with the same': ['\x80\x02]q\x00q\x00.', []],
  'opcodes of a later protocol': ['\x80\x02\x8c\x01a.', ['strict-disassembly']],
  'PROTO in the middle': ['\x80\x02N0\x80\x02N.', ['strict-disassembly']],
  'values left on the stack': ['\x80\x02NN.', ['strict-disassembly']],
  'a mark left': ['\x80\x02(N.', ['strict-disassembly']],
  'trailing bytes': ['\x80\x02N.abc', ['trailing-bytes']],
  'another pickle': ['\x80\x02N.\x80\x02N.', ['stacked-pickles']],
  'another pickle after something else': ['\x80\x02N.ab\x80\x02cos\nsystem\n)R.', ['trailing-bytes', 'hidden-pickle']],
  'a pickle in bytes': ['\x80\x03C\x12\x80\x02cos\nsystem\nK\x01\x85R..', ['hidden-pickle']],
  'a pickle of protocol 0 in bytes': ['\x80\x03C\x0ecos\nsystem\n)R.', ['hidden-pickle']],
  'a pickle in hexadecimal digits': [
    `\x80\x02X\x20\x00\x00\x00${Buffer.from('\x80\x02cos\nsystem\n)R.', 'latin1').toString('hex')}.`,
    ['hidden-pickle'],
  ],
  'a pickle in base64': ['\x80\x02X\x18\x00\x00\x00gAJjb3MKc3lzdGVtCilSLg==.', ['hidden-pickle']],
};

describe('what loading would do', () => {
  it.each(Object.entries(forms))('%s', (_name, [text, does]) => {
    expect(acts(scanned(text))).toEqual(does);
  });

  it.each(Object.entries(oddities))('is odd: %s', (_name, [text, expected]) => {
    expect(codes(scanned(text))).toEqual(expected);
  });

  it('shows the first call with its constant arguments, in printable text', () => {
    const { callables } = scanned(
      "cos\nsystem\n(S'a\\x1b\\n'\nI7\nNcm\nf\n(lC\x01\xfft0cos\nsystem\n(S'a\\x1b'\nI7\nNcm\nf\n(ltR.",
    );
    expect(callables?.find(({ name }) => name === 'system')?.args).toEqual(["'a\\u{1b}'", '7', 'None', 'm.f', '[…]']);
  });

  it('counts', () => {
    const { callables } = scanned('cm\nf\np0\n)R0g0\n)R0g0\n)R.');
    expect(callables).toMatchObject([{ name: 'f', role: 'called', times: 3, offset: 9 }]);
  });

  it('does not say that what is no callable is called', () => {
    for (const text of ["S'os.system'\n)R.", ']o.', '(]o.', 'K\x01)R.', '})\x81.', '])R.'])
      expect(scanned(text)).toEqual({
        treatment: { kind: 'not-evaluated', why: 'broken', reason: expect.any(String) },
      });
  });

  it('stops where CPython does', () => {
    const broken = [
      '0',
      '2.',
      'R',
      'a',
      '(a',
      't.',
      'p0\n',
      'h\x00.',
      'Np-1\n.',
      '\x80',
      'X\xff\xff\xff\x00a',
      'e',
      's',
      'Ns',
      '(',
    ];
    for (const text of broken)
      expect(scanned(text).treatment, text).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });

  it('does not evaluate what crosses the end of a frame, where unpicklers disagree', () => {
    const { treatment } = scanned('\x80\x04\x95\x03\0\0\0\0\0\0\0cos\nsystem\n)R.');
    expect(treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });

  it('finds nothing odd in what picklers write', () => {
    for (const [name, base64] of Object.entries(real.pickle)) {
      const read = readPickle(memorySource(Buffer.from(base64, 'base64')), { budget: noLimits });
      expect(read.treatment, name).toEqual({ kind: 'read' });
      expect(codes(read), name).toEqual([]);
      expect(
        acts(read).filter((act) => act.startsWith('called  ')),
        name,
      ).toEqual([]);
    }
  });

  it('takes the storages behind the five pickles of an old PyTorch file for data', () => {
    const magic = '\x80\x02\x8a\x0alü\x9cFù j¨P\x19.';
    const storage = '\x80\x02(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuK\x01tQ.';
    const file = `${magic}\x80\x02M\xe9\x03.\x80\x02}.${storage}\x80\x02]U\x010a.\x01\0\0\0\0\0\0\0cos\n`;
    expect(scanned(file)).toEqual({ treatment: { kind: 'read' }, callables: expect.any(Array) });
    expect(acts(scanned(file))).toEqual(['referenced torch.FloatStorage by GLOBAL']);
  });

  it('reads the same over a source that gives a byte at a time', () => {
    const bytes = bytesOf(forms['what getattr gives']![0]);
    const slow = { size: bytes.length, read: (at: number, n: number) => bytes.slice(at, at + n) };
    expect(readPickle(slow, { budget: noLimits })).toEqual(scanned(forms['what getattr gives']![0]));
  });
});
