// Configs and templates by content: what makes a loader import, call, fetch or render, and all the rest.
import { describe, expect, it } from 'vitest';
import { codesOf, factsIn, testContext, vastSource } from '../scan/testing.ts';
import { BudgetError, type ReadResult } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import { jsonReader } from './json-reader.ts';
import { programReaders } from './programs.ts';
import { unsupportedReaders } from './unsupported.ts';
import { yamlReader } from './yaml-reader.ts';

const json = (value: unknown): ReadResult => factsIn(jsonReader, JSON.stringify(value))!;
const named = (facts: ReadResult): string[] =>
  (facts.callables ?? []).map(({ module, name, role }) => `${module}.${name} ${role}`);

describe("Hugging Face's", () => {
  it.each([
    [{ auto_map: { AutoModel: 'modeling.Net' } }, 'auto_map.AutoModel → modeling.Net'],
    [{ auto_map: { AutoTokenizer: ['tokenization.T', null] } }, 'auto_map.AutoTokenizer → tokenization.T'],
    [{ auto_map: { AutoModel: 'other/repo--modeling.Net' } }, 'auto_map.AutoModel → other/repo--modeling.Net'],
    [{ text_config: { auto_map: { AutoModel: 'm.N' } } }, 'text_config.auto_map.AutoModel → m.N'],
    [{ custom_pipelines: { p: { impl: 'pipe.P', pt: ['AutoModel'] } } }, 'custom_pipelines.p → pipe.P'],
    [{ _attn_implementation: 'someone/kernel' }, '_attn_implementation → someone/kernel'],
    [{ _class_name: ['pipeline', 'Mine'] }, '_class_name → pipeline.Mine'],
  ])('%j is remote code', (config, what) => {
    expect(json(config).code).toContainEqual({ kind: 'remote-code', what });
  });

  it.each([
    [{ _class_name: 'OwnPipeline', unet: ['mine', 'Net'] }, 'mine.Net called'],
    [[{ idx: 0, name: '0', path: '', type: 'custom_st.Net' }], 'custom_st.Net called'],
    [{ auto_mapping: { base_model_class: 'Net', parent_library: 'mine.models' } }, 'mine.models.Net called'],
  ])('%j imports', (config, callable) => {
    expect(named(json(config))).toEqual([callable]);
  });

  it.each([
    [{ chat_template: "{{ ''.__class__ }}" }, 'chat_template'],
    [{ chat_template: [{ name: 'rag', template: "{{ ''.__class__ }}" }] }, 'chat_template.rag'],
    [{ chat_template: { rag: "{{ ''.__class__ }}" } }, 'chat_template.rag'],
    [{ a: { chat_template: "{{ ''.__class__ }}" } }, 'a.chat_template'],
  ])('%j is a template', (config, name) => {
    expect(json(config).templates).toEqual([{ name, attributes: ['__class__'], calls: [] }]);
  });

  it.each([
    [{ model_type: 'bert', hidden_size: 8, _attn_implementation: 'sdpa', auto_map: null }],
    [{ _class_name: 'UNet', down_block_types: ['DownBlock2D', 'AttnDownBlock2D'] }],
    [{ _class_name: 'P', unet: ['diffusers', 'UNet'], text: ['transformers', 'CLIP'], none: [null, null] }],
    [[{ idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' }]],
    [{ learner: { objective: { name: 'binary:logistic' } }, version: [3, 2, 0] }],
  ])('%j is inert', (config) => {
    expect(json(config)).toEqual({ treatment: { kind: 'inert' } });
  });

  it('in UTF-16 too, as Python finds it', () => {
    const bytes = Buffer.from('\uFEFF{"auto_map": {"AutoModel": "m.N"}}', 'utf16le');
    expect(factsIn(jsonReader, bytes)!.code).toHaveLength(1);
  });
});

it('an index of weights names files', () => {
  const facts = json({ metadata: {}, weight_map: { a: 'x.safetensors', b: 'x.safetensors', c: '../../y.bin' } });
  expect(facts.references!.map(({ target, found }) => [target, found])).toEqual([
    ['x.safetensors', 'absent'],
    ['../../y.bin', 'outside'],
  ]);
});

describe('skops', () => {
  const node = (loader: string, module: string, name: string, more: object = {}): object => ({
    __loader__: loader,
    __module__: module,
    __class__: name,
    ...more,
  });

  it('constructs and imports what its nodes name', () => {
    const schema = node('ObjectNode', 'sklearn.x', 'Net', {
      content: { content: { f: node('FunctionNode', 'os', 'system'), n: node('JsonNode', 'builtins', 'int') } },
    });
    expect(named(json(schema))).toEqual(['sklearn.x.Net called', 'os.system referenced']);
  });

  it('a state that is an object is called', () => {
    const state = node('ObjectNode', 'm', 'Namespace', { content: node('DictNode', 'builtins', 'dict') });
    const found = named(json(node('ObjectNode', 'sklearn.x', 'Net', { content: state })));
    expect(found).toEqual([
      'sklearn.x.Net called',
      'm.Namespace.items called',
      'm.Namespace called',
      'builtins.dict called',
    ]);
  });

  it.each([
    ['CVE-2025-54412: an operator that is something else', node('OperatorFuncNode', 'builtins', 'eval')],
    [
      'CVE-2025-54413: a method of another object',
      node('MethodNode', 'builtins', 'int', { content: { func: 'eval', obj: node('ObjectNode', 'm', 'N') } }),
    ],
    ['a node without a class', { __loader__: 'ObjectNode', __module__: 'm' }],
  ])('%s', (_, schema) => {
    expect(codesOf(json({ content: [schema] }))).toContain('header-syntax');
  });

  it('a method is named with its owner', () => {
    const method = node('MethodNode', 'm', 'N', { content: { func: 'f', obj: node('ObjectNode', 'm', 'N') } });
    expect(named(json(method))).toEqual(['m.N.f called', 'm.N called']);
    expect(codesOf(json(method))).toEqual([]);
  });
});

describe('JSON', () => {
  it.each([
    [{ _target_: 'os.system' }],
    [[{ a: [{ _target_: 'os.system', _partial_: true }] }]],
    [{ target: 'os.system', params: {} }],
  ])('%j constructs', (config) => expect(named(json(config))).toEqual(['os.system called']));

  it('behind white space without end', () => {
    expect(named(factsIn(jsonReader, `${' \n'.repeat(100_000)}{"_target_": "os.system"}`)!)).toEqual([
      'os.system called',
    ]);
    expect(factsIn(jsonReader, ' \n'.repeat(100_000))).toBeUndefined();
  });

  it('line by line', () => {
    const rows = `${'{"a": 1}\n'.repeat(1000)}\n{"_target_": "os.system"}`;
    expect(named(factsIn(jsonReader, rows)!)).toEqual(['os.system called']);
  });

  it('that is broken is not evaluated, with what it says', () => {
    expect(factsIn(jsonReader, '{"a": 1,}')!.treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });

  it('that is too large is not read', () => {
    const { source, bytesRead } = vastSource(Buffer.from('{"a":"'), 10 * 2 ** 30);
    expect(jsonReader.read(source, testContext())).toMatchObject({ treatment: { why: 'budget' } });
    expect(bytesRead()).toBeLessThan(4 << 20);
  });

  it('keys that stand twice are told', () => {
    expect(codesOf(factsIn(jsonReader, '{"auto_map": {}, "auto_map": {"AutoModel": "m.N"}}'))).toEqual([
      'duplicate-key',
    ]);
  });
});

/** The parser is loaded where there is YAML. */
const yaml = async (text: Uint8Array | string): Promise<ReadResult | undefined> => factsIn(yamlReader, text);

describe('YAML', () => {
  it.each([
    ['a:\n  _target_: os.system', 'os.system called'],
    ['{_target_: os.system}', 'os.system called'],
    ['"\\x5ftarget_": os.system', 'os.system called'],
    ['x: &t os.system\ny: {_target_: *t}', 'os.system called'],
    ['# comment\n---\n- !!python/object/apply:os.system ["true"]', 'os.system called'],
    ['%TAG !p! tag:yaml.org,2002:pyth\n---\na: !p!on/object/new:m.N {}', 'm.N called'],
    ['!!python/object:m.N {}', 'm.N called'],
    ['a: !!python/name:os.system', 'os.system referenced'],
    ['a: !!python/module:os', 'os. referenced'],
    ['a: !<tag:yaml.org,2002:python/object/apply:os.system> []', 'os.system called'],
    ['a: 1\n---\nb: {_target_: os.system}', 'os.system called'],
    ['[!!python/object/apply:os.system []]', 'os.system called'],
    ['ключ: 1\nb: {_target_: os.system}', 'os.system called'],
    ['(a): 1\nb: {_target_: os.system}', 'os.system called'],
    ['--- # config\n!!python/object/apply:os.system []', 'os.system called'],
    ['...\n---\n{_target_: os.system}', 'os.system called'],
    ['a: 1 # comment\rb: {_target_: os.system}', 'os.system called'],
    ['a: 1 # comment\u2028b: {_target_: os.system}', 'os.system called'],
    ['a: !<tag:yaml.org,2002:pyth%6Fn/object/apply%3Aos.system> []', 'os.system called'],
    ['%TAG !p! tag:yaml.org,2002:p%79thon/\n---\na: !p!object/new:m.N {}', 'm.N called'],
    ['process_docs: !function m.utils.f', 'm.utils.f referenced'],
    ['net: !new:m.Net\n  a: 1', 'm.Net called'],
    ['flavors:\n  python_function:\n    loader_module: mine', 'mine._load_pyfunc called'],
    ['target: mine.Net\nnemo_version: 1.0', 'mine.Net called'],
    ['class_name: Sequential\nconfig:\n- {class_name: function, module: os, config: system}', 'os.system called'],
  ])('%j', async (text, callable) => {
    expect(named((await yaml(text))!)).toEqual([callable]);
  });

  it.each([
    ['a: 1\nb: [x, y]'],
    ['flavors:\n  python_function:\n    loader_module: mlflow.sklearn'],
    ['---\nlicense: mit\n---\n# Card\n\n* {{BERT}}: [a](b)'],
    ['note: this is text\n\tand: no YAML'],
  ])('%j is inert', async (text) => {
    expect(await yaml(text)).toEqual({ treatment: { kind: 'inert' } });
  });

  it.each([['a,b\n1,2'], ['plain text'], ['{"a": 1}'], ['<xml/>'], ['\u0000: a']])('%j is none', async (text) => {
    expect(await yaml(text)).toBeUndefined();
  });

  it.each([['a: ['.padEnd(100_000, '[')], [Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')]])(
    'that nests without end is a budget',
    (text) => expect(yaml(text)).rejects.toThrow(BudgetError),
  );

  it('in UTF-16, as PyYAML reads it too', async () => {
    const bytes = Buffer.from('\ufeffb: {_target_: os.system}', 'utf16le');
    expect(named((await yaml(bytes))!)).toEqual(['os.system called']);
    expect(named((await yaml(bytes.swap16()))!)).toEqual(['os.system called']);
  });

  it('behind comments without end', async () => {
    expect(named((await yaml(`${'# x\n\n'.repeat(10_000)}a: {_target_: os.system}`))!)).toEqual(['os.system called']);
    expect(await yaml('\n'.repeat(1000))).toBeUndefined();
    expect((await yaml(`${'# x\n'.repeat(100_000)}a: {_target_: os.system}`))!.treatment).toMatchObject({
      why: 'budget',
    });
  });

  it.each([['!a '], ['*a '], ['"a" '], ['}\n']])('of nothing but %j ends soon', async (piece) => {
    expect(await yaml(`a: 1\n${piece.repeat(10_000)}`)).toEqual({ treatment: { kind: 'inert' } });
  });

  it('aliases are trees, and of those that multiply there are no more than can be looked at', async () => {
    const bomb = `a: &a [x, x]\n${Array.from('bcdefghij', (c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`).join('\n')}`;
    expect(await yaml(bomb)).toEqual({ treatment: { kind: 'inert' } });
    const larger = `${bomb}\nk: &k [${'*j, '.repeat(100)}]\nl: [${'*k, '.repeat(100)}]`;
    await expect(yaml(larger)).rejects.toThrow('more than 1000000 values');
    expect(await yaml('a: &a {b: *a, c: [*a]}\n<<: *a\n')).toEqual({ treatment: { kind: 'inert' } });
  });

  it('is no pickle that names a module with a part of such a key in its name', async () => {
    const source = memorySource(Buffer.from(`csklearn.preprocessing._target_encoder\n${'x\n'.repeat(1 << 17)}`));
    expect(yamlReader.recognises(source.read(0, 4096), source, 'm.pkl')).toBe(false);
    const key = memorySource(Buffer.from(`csklearn\n${'x\n'.repeat(1 << 17)}? "_target_\\\n"\n: os.system`));
    expect(yamlReader.recognises(key.read(0, 4096), key, 'm.pkl')).toBe(true);
  });

  it('that is large is searched for what would construct', async () => {
    expect((await yaml(`a: 1\n${'b: 2\n'.repeat(300_000)}`))!.treatment.kind).toBe('inert');
    expect((await yaml(`a: 1\n${'b: 2\n'.repeat(300_000)}c: {"_t\\x61rget_": x}`))!.treatment).toMatchObject({
      why: 'budget',
    });
  });
});

it.each([
  ['v10Detect', undefined],
  ['v10detect', 1],
  ['eval', 1],
])('a layer %s of YOLO', async (layer, codes) => {
  const facts = await yaml(`backbone: [[-1, 1, Conv, [64]]]\nhead: [[[0], 1, ${layer}, [nc]]]`);
  expect(facts?.code?.length).toBe(codes);
});

it.each([
  ['openvino', '<?xml version="1.0"?><net name="n" version="11"><layers>'],
  ['tensorflow-text', 'node {\n  name: "x"\n  op: "PyFunc"\n}'],
  ['tensorflow-text', '# a comment\n\n# another\nnode: {\n  name: "x"\n  op: "PyFunc"\n}'],
  ['tensorflow-text', 'meta_graphs <\n  graph_def: < >\n>'],
  ['openvino', `<!--${'x'.repeat(5000)}--><net name="n" a=">"><!-- --><layers/>`],
  ['openvino', `\xff\xfe${Array.from('<net name="n"><layers/>').join('\0')}\0`],
  ['coreml', '\x08\x06\x12\x00\xb2\x1f\x00'],
  ['sqlite', 'SQLite format 3\0\x10\0'],
  ['rds', 'X\n\0\0\0\x03\0'],
  ['rds', 'RDA3\nA\n3\n263168\n'],
  ['rds', 'RDX3\nX\n\0\0\0\x03\0'],
])('%s is named, and not evaluated', (format, text) => {
  const known = unsupportedReaders.filter((reader) => factsIn(reader, Buffer.from(text, 'latin1')) !== undefined);
  expect(known.map((reader) => reader.format)).toEqual([format]);
  expect(factsIn(known[0]!, Buffer.from(text, 'latin1'))!.treatment).toMatchObject({ why: 'unsupported' });
});

it('a page that shows a graph in the middle is none: no parser would come so far', () => {
  const page = Buffer.from('# A client\n\n> for GraphQL\n\n    node {\n      id\n    }\n');
  expect(unsupportedReaders.filter((reader) => factsIn(reader, page) !== undefined)).toEqual([]);
});

describe('a handler of Python’s logging', () => {
  const codes = (args: string): readonly string[] => {
    const bytes = Buffer.from(`[handler_h]\nclass=StreamHandler\nargs=${args}\n`);
    const reader = programReaders.find(({ format }) => format === 'logging-config')!;
    return factsIn(reader, bytes)?.code?.map(({ what }) => what) ?? [];
  };

  it.each(['(print(1),)', '(x[0],)', '(a.__class__,)', '((lambda: 1),)', '(lambda: 1,)', '("%(here)s",)'])(
    '%s computes',
    (args) => {
      expect(codes(args)).toEqual(['args of a handler']);
    },
  );

  it.each(['(sys.stdout,)', '("a.log", "a", 10_000)', '()'])('%s does not', (args) => {
    expect(codes(args)).toEqual([]);
  });
});
