// The judgement: facts to findings, and the lines that accept them.
import { anomalyCodes, type CallableFact, type ScannedFile, type ScannedPart } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callable } from './callable.fixture.ts';
import { allowLine, judgeFile, scanRules, type Allowance } from './index.ts';

const fileOf = (part: Partial<ScannedPart>): ScannedFile => ({
  path: 'models/a.pkl',
  bytes: 1,
  parts: [{ members: [], format: 'pickle', bytes: 1, treatment: { kind: 'read' }, ...part }],
});

test('pickles one behind another are told, and stop nothing: each is judged', () => {
  const anomalies = [{ code: 'stacked-pickles', detail: 'another pickle follows', offset: 9 }] as const;
  expect(judgeFile(fileOf({ anomalies }), []).map(({ level, severity }) => `${level} ${severity}`)).toEqual([
    'anomaly medium',
  ]);
});

test("a class of TorchScript is the archive's own, and no other is", () => {
  const made = (module: string): CallableFact => ({ ...callable(module, 'Net'), by: 'NEWOBJ' });
  const judged = (format: string): readonly string[] => {
    const file = fileOf({ callables: [made('__torch__.mine'), made('mine')], format });
    return judgeFile(file, []).map(({ subject }) => subject);
  };
  expect(judged('torchscript')).toEqual(['called mine.Net']);
  expect(judged('pickle')).toEqual(['called __torch__.mine.Net', 'called mine.Net']);
});

test.each([
  ['keras', 'Dense'],
  ['tensorflow', 'MatMul'],
  ['tflite', 'CONV_2D'],
  ['tflite', 'custom Mfcc'],
  ['torchscript', 'aten::add'],
  ['ai.onnx', 'Add'],
  ['', 'Add'],
  ['ai.onnx.ml', 'Scaler'],
])('what a framework registers itself is silent: %s %s', (domain, name) => {
  expect(judgeFile(fileOf({ operators: [{ domain, name, times: 1 }] }), [])).toEqual([]);
});

describe('facts become findings', () => {
  test.each<[string, Partial<ScannedPart>, object]>([
    [
      'dangerous',
      { callables: [callable('os', 'system')] },
      { level: 'dangerous', severity: 'critical', class: 'process' },
    ],
    [
      'a message of ONNX, made of nothing',
      { callables: [{ ...callable('onnx.onnx_ml_pb2', 'ModelProto'), args: [] }] },
      { level: 'unknown', subject: 'called onnx.onnx_ml_pb2.ModelProto' },
    ],
    [
      'what opens models of ONNX',
      { callables: [callable('onnx', 'load')] },
      { level: 'dangerous', class: 'file-read' },
    ],
    ['unknown', { callables: [callable('a', 'B')] }, { level: 'unknown', severity: 'high', subject: 'called a.B' }],
    [
      'a model of a package whose functions read files',
      { callables: [{ ...callable('gensim.models.word2vec', 'Word2Vec'), by: 'NEWOBJ' }] },
      { level: 'unknown', subject: 'called gensim.models.word2vec.Word2Vec' },
    ],
    [
      'settings of such a package, filled by opcodes',
      {
        callables: [{ ...callable('lightning.fabric.utilities.data', 'AttributeDict.__setitem__'), by: 'SETITEMS' }],
      },
      { level: 'unknown', subject: 'called lightning.fabric.utilities.data.AttributeDict.__setitem__' },
    ],
    [
      'an image as such',
      { callables: [{ ...callable('PIL.Image', 'Image'), by: 'NEWOBJ' }] },
      { level: 'unknown', subject: 'called PIL.Image.Image' },
    ],
    [
      'a tuple of a package of models',
      { callables: [{ ...callable('gensim.models.doc2vec', 'Doctag'), by: 'NEWOBJ with arguments' }] },
      { level: 'unknown' },
    ],
    [
      'what a class may ask of an object that it is given',
      { callables: [{ ...callable('matplotlib.patches', 'Rectangle.__getattr__'), by: 'NEWOBJ with arguments' }] },
      { level: 'unknown' },
    ],
    [
      'the same, called',
      { callables: [callable('matplotlib.patches', 'Rectangle.__getattr__')] },
      { level: 'dangerous' },
    ],
    [
      'a union of types',
      { callables: [{ ...callable('operator', 'getitem'), args: ['typing.Union', '(…)'] }] },
      { level: 'unknown' },
    ],
    [
      'an item of something else',
      { callables: [{ ...callable('operator', 'getitem'), args: ['mine.table', "'os'"] }] },
      { level: 'dangerous' },
    ],
    [
      'an estimator for a cluster, made bare',
      { callables: [{ ...callable('lightgbm.dask', 'DaskLGBMClassifier'), by: 'NEWOBJ' }] },
      { level: 'unknown' },
    ],
    [
      'one made by its constructor',
      { callables: [callable('xgboost.dask', 'DaskXGBClassifier')] },
      { level: 'dangerous' },
    ],
    [
      "filters of PyTables' attributes",
      { callables: [{ ...callable('tables.Leaf', 'Filters'), by: 'copyreg._reconstructor' }] },
      { level: 'unknown' },
    ],
    ['a file of PyTables', { callables: [callable('tables', 'open_file')] }, { level: 'dangerous' }],
    ['an image of a file', { callables: [callable('PIL.Image', 'open')] }, { level: 'dangerous', class: 'file-read' }],
    [
      'a function of that package, called',
      { callables: [callable('gensim.models', 'KeyedVectors.load')] },
      { level: 'dangerous', class: 'file-read' },
    ],
    [
      'a download of that package, kept',
      { callables: [{ ...callable('gensim.downloader', 'load'), role: 'referenced' }] },
      { level: 'dangerous', class: 'network' },
    ],
    [
      'a harmless method of any object, called later',
      { callables: [{ ...callable('operator', 'methodcaller'), args: ["'toarray'"] }] },
      { level: 'unknown' },
    ],
    [
      'any method of any object, called later',
      { callables: [{ ...callable('operator', 'methodcaller'), args: ["'launch'"] }] },
      { level: 'dangerous', class: 'introspection' },
    ],
    [
      "what only pickle.load would call in joblib's array",
      { callables: [{ ...callable('Ridge', 'Dtype'), onlyBy: 'pickle' }] },
      { level: 'unknown' },
    ],
    [
      'the same of what is dangerous',
      { callables: [{ ...callable('os', 'dtype'), onlyBy: 'pickle' }] },
      { level: 'dangerous' },
    ],
    [
      'a class in a class, as older protocols name it',
      { callables: [callable('', "builtins.getattr(mine.Model, 'Kind')")] },
      { level: 'unknown' },
    ],
    [
      'what makes a class bare, as older protocols fetch it',
      { callables: [{ ...callable('builtins', 'getattr'), args: ['mine.Model', "'__new__'"] }] },
      { level: 'unknown' },
    ],
    [
      'the same of what is dangerous',
      { callables: [callable('', "builtins.getattr(torch.os, 'system')")] },
      { level: 'dangerous', class: 'introspection' },
    ],
    [
      'operator',
      { operators: [{ domain: 'tensorflow', name: 'WriteFile', times: 1 }] },
      { level: 'dangerous', class: 'file-write' },
    ],
    [
      'operator of torchvision',
      { operators: [{ domain: 'torchscript', name: 'image::read_file', times: 1 }] },
      { level: 'dangerous', class: 'file-read' },
    ],
    [
      'custom operator of TensorFlow Lite',
      { operators: [{ domain: 'tflite', name: 'custom ADD', times: 1 }] },
      { level: 'unknown', subject: 'tflite::custom ADD' },
    ],
    [
      'custom operator',
      { operators: [{ domain: 'mine', name: 'Add', times: 1 }] },
      { level: 'unknown', subject: 'mine::Add' },
    ],
    [
      'byte code',
      { code: [{ kind: 'python-bytecode', what: 'layers.a' }] },
      { level: 'dangerous', rule: 'scan/embedded-code' },
    ],
    ['remote code', { code: [{ kind: 'remote-code', what: 'auto_map' }] }, { level: 'unknown', severity: 'high' }],
    [
      'template',
      { templates: [{ name: 't', attributes: ['__class__'], calls: [] }] },
      { level: 'dangerous', subject: 't: __class__' },
    ],
    ['call in a template', { templates: [{ name: 't', attributes: [], calls: ['lipsum'] }] }, { level: 'dangerous' }],
    ['translation in one', { templates: [{ name: 't', attributes: [], calls: ['_'] }] }, { level: 'unknown' }],
    ['an address in one', { templates: [{ name: 't', attributes: [], calls: ['url_for'] }] }, { level: 'unknown' }],
    ['another in one', { templates: [{ name: 't', attributes: [], calls: ['include'] }] }, { level: 'unknown' }],
    [
      'outside',
      { references: [{ kind: 'external-data', target: '/etc/passwd', found: 'outside' }] },
      { level: 'dangerous', class: 'file-read' },
    ],
    [
      'not evaluated',
      { treatment: { kind: 'not-evaluated', why: 'budget', reason: 'r' } },
      { level: 'not-evaluated', severity: 'high' },
    ],
    ['anomaly', { anomalies: [{ code: 'member-escapes', detail: 'd' }] }, { level: 'anomaly', severity: 'critical' }],
  ])('%s', (_, part, finding) => {
    expect(judgeFile(fileOf(part), [])).toEqual([expect.objectContaining(finding)]);
  });

  test('a chat template as people write them is silent', () => {
    const templates = [
      { name: 'chat_template', attributes: ['content', 'role'], calls: ['joiner', 'raise_exception', 'trim', 'loop'] },
    ];
    expect(judgeFile(fileOf({ templates }), [])).toEqual([]);
  });

  test('arguments of what is not known to be dangerous are not told: they are rows of somebody', () => {
    expect(judgeFile(fileOf({ callables: [callable('a', 'B')] }), [])[0]!.found).not.toContain('secret');
  });

  test('MergeV2Checkpoints ends the saver of TensorFlow, and alone it moves files', () => {
    const merge = { domain: 'tensorflow', name: 'MergeV2Checkpoints', times: 1 };
    const save = { domain: 'tensorflow', name: 'SaveV2', times: 1 };
    expect(judgeFile(fileOf({ operators: [save, merge] }), [])).toEqual([]);
    expect(judgeFile(fileOf({ operators: [merge] }), [])).toHaveLength(1);
  });
});

test('every finding is accepted by its own line, and by no line of another file, role or name', () => {
  const part = {
    callables: [callable('os', 'system'), callable('a.b', 'C')],
    anomalies: anomalyCodes.map((code) => ({ code, detail: 'd' })),
    treatment: { kind: 'not-evaluated', why: 'budget', reason: 'r' },
  } as const;
  const findings = judgeFile(fileOf(part), []);
  for (const { allowance: what } of findings) {
    const allowance = { ...what, owner: 'me', reason: 'mine' };
    const accepted = judgeFile(fileOf(part), [allowance]).filter(({ allowed }) => allowed !== undefined);
    expect(accepted.map((finding) => allowLine(finding.allowance))).toEqual([allowLine(what)]);
  }
  const by = { owner: 'me', reason: 'mine' };
  const others: readonly Allowance[] = [
    { callable: 'os.system', role: 'referenced', ...by },
    { callable: 'os.*', role: 'called', ...by },
    { callable: 'os.system', role: 'called', ...by, path: 'models/*.bin' },
    { callable: 'os.system', role: 'called', owner: 'me' },
    { callable: 'os.system', role: 'called', reason: 'mine' },
    { callable: 'a.*', role: 'called' },
    { callable: 'a.b.C', role: 'called', path: 'models' },
    { anomaly: 'depth', path: 'models/b.pkl' },
    { format: 'pickle', path: 'models' },
  ];
  expect(judgeFile(fileOf(part), others).filter(({ allowed }) => allowed !== undefined)).toEqual([]);
});

test('module.* accepts what is unknown in that very module', () => {
  const [finding] = judgeFile(fileOf({ callables: [callable('a.b', 'C')] }), [{ callable: 'a.b.*', role: 'called' }]);
  expect(finding!.allowed).toEqual({ callable: 'a.b.*', role: 'called' });
});

test.each<[Allowance, string]>([
  [{ callable: 'mypkg.models.Net', role: 'called' }, '{ callable: mypkg.models.Net, role: called }'],
  [{ callable: 'false', role: 'called' }, '{ callable: "false", role: called }'],
  [{ operator: 'mine::Add' }, '{ operator: "mine::Add" }'],
  [{ format: 'unknown', path: 'a b, c: {d}' }, '{ format: unknown, path: "a b, c: {d}" }'],
])('%o is written %s', (allowance, line) => {
  expect(allowLine(allowance)).toBe(line);
});

test('no name of an attacker breaks a rule, and no such callable is silent', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '..', 'os', 'a.', '.a'));
  fc.assert(
    fc.property(word, word, fc.constantFrom('called', 'referenced', 'attribute'), (module, name, role) => {
      const callables = [{ ...callable(module, name), role }] as const;
      const operators = [{ domain: `x${module}`, name, times: 1 }];
      expect(judgeFile(fileOf({ callables, operators }), [])).toHaveLength(2);
    }),
  );
});

test('every rule has an id, words and a weakness', () => {
  expect(new Set(scanRules.map(({ id }) => id)).size).toBe(scanRules.length);
  for (const { id, title, what, cwe } of scanRules) {
    expect(id).toMatch(/^scan\/[a-z-]+$/);
    expect(title.length * what.length * cwe).toBeGreaterThan(0);
  }
});
