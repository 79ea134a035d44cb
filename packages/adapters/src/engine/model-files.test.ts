// Model files: what is read of them, and every way they can be wrong.
import type { ScoresPart } from '@modelgate/core';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  byName,
  dataOf,
  engineForTests,
  fixture,
  folderForTests,
  inOrder,
  model,
  parquetFile,
  problemOf,
  scoreWith,
  textFile,
  valueOutput,
} from './engine.fixture.ts';

const engine = engineForTests();
const { models } = engine;
const folder = folderForTests();
const at = (name: string): string => join(folder, name);
type Scoring = Parameters<typeof scoreWith> extends [unknown, ...infer Rest] ? Rest : never;
const score = (...args: Scoring): Promise<readonly ScoresPart[]> => scoreWith(engine, ...args);

describe('facts', () => {
  it('of a tree ensemble', async () => {
    const path = model('adult_gb_nozipmap');
    const facts = await models.describe(path);
    expect(facts).toMatchObject({
      classes: ['0', '1'],
      producer: 'skl2onnx 1.20.0',
      opsets: { 'ai.onnx': 16, 'ai.onnx.ml': 1 },
      bytes: readFileSync(path).length,
    });
    expect(facts.digest).toBe(`sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
    expect(facts.inputs[0]).toEqual({ name: 'age', type: 'float32', shape: [null, 1] });
    expect(facts.inputs[6]).toEqual({ name: 'workclass', type: 'string', shape: [null, 1] });
    expect(facts.outputs).toEqual([
      { name: 'label', type: 'int64', shape: [null] },
      { name: 'probabilities', type: 'float32', shape: [null, 2] },
    ]);
    expect(facts.zipMap).toBeUndefined();
  });

  it('of a ZipMap: the tensor behind it is an output too', async () => {
    const facts = await models.describe(model('adult_gb_zipmap'));
    expect(facts.zipMap).toEqual({ output: 'output_probability', tensor: 'proba_output' });
    expect(facts.classes).toEqual(['0', '1']);
    expect(facts.outputs).toEqual([
      { name: 'output_label', type: 'int64', shape: [null] },
      { name: 'output_probability', type: 'sequence', shape: [null, 2] },
      { name: 'proba_output', type: 'float32', shape: [null, 2] },
    ]);
  });

  it('of class names in an initializer and in a label encoder', async () => {
    expect((await models.describe(model('digits_mlp_nozipmap'))).classes).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
    expect((await models.describe(model('label_only'))).classes).toEqual(['no', 'yes']);
    expect((await models.describe(model('mlp_small'))).classes).toBeUndefined();
  });

  it('of external data: it belongs to the digest', async () => {
    for (const name of ['external.onnx', 'external.bin']) copyFileSync(fixture(`models/${name}`), at(name));
    const before = await models.describe(at('external.onnx'));
    expect(before.bytes).toBe(readFileSync(at('external.onnx')).length + 16);
    writeFileSync(at('external.bin'), Buffer.alloc(16, 1));
    expect((await models.describe(at('external.onnx'))).digest).not.toBe(before.digest);
  });
});

describe('wrong models', () => {
  it('external data that Git LFS has not fetched is called that', async () => {
    copyFileSync(fixture('models/external.onnx'), at('pointed.onnx'));
    const bytes = readFileSync(fixture('models/external.bin'));
    textFile(
      at('external.bin'),
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
    );
    const problem = await problemOf(models.describe(at('pointed.onnx')));
    writeFileSync(at('external.bin'), bytes);
    expect(problem).toMatchObject({ code: 'input/lfs-pointer', expected: 'the file of 12,345 bytes' });
  });

  it.each([
    [
      'a text file',
      () => textFile(at('text.onnx'), 'hello\n'),
      { code: 'input/model-unreadable', received: 'a text file' },
    ],
    [
      'a pickle',
      () => textFile(at('pickle.onnx'), Buffer.from('80049500000000', 'hex')),
      { code: 'input/model-unreadable', received: 'a Python pickle' },
    ],
    [
      'a Git LFS pointer',
      () => textFile(at('lfs.onnx'), 'version https://git-lfs.github.com/spec/v1\n'),
      { code: 'input/model-unreadable' },
    ],
    [
      'an empty file',
      () => textFile(at('empty.onnx'), ''),
      { code: 'input/file-empty', hint: expect.stringContaining('export') as string },
    ],
    ['no file', () => at('none.onnx'), { code: 'input/file-missing' }],
    [
      'half a model',
      () => textFile(at('half.onnx'), readFileSync(model('adult_gb_nozipmap')).subarray(0, 30_000)),
      { code: 'input/model-unreadable' },
    ],
    [
      'operators of its own',
      () => model('custom_domain'),
      { code: 'input/model-unsupported', received: 'com.example.Exec, which needs a library of its own' },
    ],
    [
      'a locale that this machine lacks',
      () => model('locale'),
      {
        code: 'input/model-unsupported',
        received: expect.stringMatching(
          /^one that it refuses: Exception during initialization: Failed to construct/,
        ) as string,
        hint: expect.stringMatching(/locale-gen xx_XX.UTF-8 .*'C.UTF-8'/) as string,
      },
    ],
    [
      'an operator that nobody has',
      () =>
        textFile(
          at('nobody.onnx'),
          Buffer.from(readFileSync(model('logit1'), 'latin1').replace('ReduceSum', 'ReduceSam'), 'latin1'),
        ),
      { code: 'input/model-unsupported', hint: expect.stringContaining('predictions: preds.parquet') as string },
    ],
    [
      'two models in one',
      () => textFile(at('two.onnx'), Buffer.concat([readFileSync(model('logit1')), readFileSync(model('logit1'))])),
      { code: 'input/model-unsupported', hint: expect.stringContaining('onnx.checker') as string },
    ],
    [
      'a newer opset',
      () => textFile(at('opset.onnx'), Buffer.concat([readFileSync(model('logit1')), Buffer.from('42021063', 'hex')])),
      {
        code: 'input/model-unsupported',
        received: expect.stringMatching(/^one that it refuses: ONNX Runtime only .* Opset 99 is/) as string,
        hint: expect.stringMatching(/^export it with opset \d+ or an older one$/) as string,
      },
    ],
    [
      'a newer version of ONNX',
      () => textFile(at('ir.onnx'), Buffer.concat([readFileSync(model('logit1')), Buffer.from('0863', 'hex')])),
      {
        code: 'input/model-unsupported',
        received: expect.stringMatching(/^one that it refuses: Unsupported model IR version: 99/) as string,
        hint: expect.stringMatching(/^save it with IR version \d+ or an older one$/) as string,
      },
    ],
    [
      'a type of numbers that is not exchanged',
      () => model('type_bfloat16'),
      {
        code: 'input/model-unsupported',
        hint: expect.stringMatching(/^an input or output is bfloat16.*cast/) as string,
      },
    ],
    [
      'complex numbers',
      () => model('type_complex'),
      { code: 'input/model-unsupported', hint: expect.stringMatching(/^an input or output is complex64/) as string },
    ],
    [
      'external data that is not there',
      () => {
        mkdirSync(at('alone'));
        copyFileSync(fixture('models/external.onnx'), at('alone/external.onnx'));
        return at('alone/external.onnx');
      },
      {
        code: 'input/file-missing',
        expected: 'a readable file "external.bin" beside the model',
        received: 'no file',
      },
    ],
    [
      'external data outside its folder',
      () => model('external_outside'),
      { code: 'input/model-unsupported', received: 'a path that leaves it' },
    ],
  ] as const)('%s', async (_name, make, expected) => {
    expect(await problemOf(models.describe(make()))).toMatchObject(expected);
  });

  it('an input of whole numbers of four bits is called unsupported', async () => {
    expect((await models.describe(model('type_uint4'))).inputs).toMatchObject([{ name: 'x', type: 'unsupported' }]);
  });

  it('a model that fails on a value does not tell the value', async () => {
    const file = await parquetFile(at('words.parquet'), "select 'hunter2' as x");
    const problem = await problemOf(score(file, model('text_to_number'), (f) => byName(f), valueOutput('y')));
    expect(problem.code).toBe('input/model-failed');
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it('a model that asks for more memory than there is says so', async () => {
    const file = await parquetFile(at('one.parquet'), 'select 1.0::float as x');
    const problem = await problemOf(score(file, model('more_than_memory'), (f) => byName(f), valueOutput('y')));
    expect(problem).toMatchObject({
      code: 'input/model-failed',
      received: expect.stringMatching(/more memory/) as string,
      hint: expect.stringMatching(/a machine with more memory/) as string,
    });
  });

  it('a model that changed after it was described', async () => {
    const path = at('changing.onnx');
    copyFileSync(model('logit1'), path);
    const { digest } = await models.describe(path);
    copyFileSync(model('logits2'), path);
    const facts = await models.describe(path);
    const file = await parquetFile(at('ab.parquet'), 'select 1 as a, 2 as b');
    const request = {
      data: dataOf(file),
      model: { path, digest },
      inputs: inOrder(facts, ['a', 'b']),
      output: valueOutput('y'),
    };
    expect((await problemOf(models.score(request, () => undefined))).code).toBe('input/file-changed');
  });

  it('names the runtime', () => {
    expect(models.runtime).toBe(`onnxruntime 1.30.0 cpu ${process.arch}`);
  });
});
