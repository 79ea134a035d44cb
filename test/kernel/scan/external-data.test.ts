// Numbers that a model keeps in files beside itself: there, tracked, in the same archive, or absent.
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { message as protobuf } from '../../../packages/formats/src/protobuf/testing.ts';
import { zip } from '../../attacks/archives.ts';
import { noise, scan, shell } from '../../fixtures/scan.ts';

const open = ({ findings }: Report): readonly string[] =>
  findings.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome }) => `${id} ${outcome}`);

describe('numbers beside a model', () => {
  /** A model whose only tensor is 16 numbers in another file. */
  const withTensorIn = (location: string): Uint8Array => {
    const place = protobuf([1, 'location'], [2, location]);
    const tensor = protobuf([1, 4], [1, 4], [2, 1], [8, 'w'], [13, place], [14, 1]);
    const node = protobuf([1, protobuf([1, 'w'], [2, 'y'], [4, 'Relu'])], [5, tensor]);
    return protobuf([1, 8], [7, node], [8, protobuf([2, 13])]);
  };

  it('are tensors where the model says so, by name and folder, and unknown everywhere else', async () => {
    const report = await scan({
      'models/a/net.onnx': withTensorIn('w.data'),
      'models/a/w.data': noise,
      'models/a/other.data': noise,
      'models/b/w.data': noise,
      'models/b/net.onnx': withTensorIn('sub/w.data'),
      'models/b/sub/w.data': noise,
    });
    const treated = report.inventory!.files.map(({ path, treatment, formats }) => [path, treatment, formats.join()]);
    expect(treated).toEqual([
      ['models/a/net.onnx', 'read', 'onnx'],
      ['models/a/other.data', 'not-evaluated', 'unknown'],
      ['models/a/w.data', 'read', 'tensor'],
      ['models/b/net.onnx', 'read', 'onnx'],
      ['models/b/sub/w.data', 'read', 'tensor'],
      ['models/b/w.data', 'not-evaluated', 'unknown'],
    ]);
    expect(report.coverage).toMatchObject([{ what: 'files', evaluated: 4, expected: 6 }]);
  });

  it('that are not there are not evaluated, until a line allows it; a line of a shard, of numbers alone, is not needed', async () => {
    const models = { 'models/net.onnx': withTensorIn('w.data') };
    const report = await scan(models);
    expect(report.verdict).toBe('error');
    expect(open(report)).toEqual(['scan/external-data/file=models/net.onnx/what=w.data unknown']);
    const line = /allow: \[(.*)\]/.exec(report.findings.find(({ id }) => id.includes('w.data'))!.message.remedy!)![1]!;
    expect(line).toBe('{ reference: w.data, path: models/net.onnx }');
    expect((await scan(models, `{ paths: [models], allow: [${line}] }`)).verdict).toBe('pass');
    const index = JSON.stringify({ weight_map: { w: 'model-1.safetensors' } });
    expect((await scan({ 'models/model.safetensors.index.json': index })).verdict).toBe('warn');
  });

  it('are there where a pointer of Git LFS stands for them, or one of DVC that is scanned too: the pointer is what was not evaluated', async () => {
    const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 123\n`;
    const dvc = `outs:\n- md5: ${'a'.repeat(32)}\n  size: 16\n  hash: md5\n  path: w.data\n`;
    const net = { 'models/net.onnx': withTensorIn('w.data') };
    for (const pointer of [{ 'models/w.data': lfs }, { 'models/w.data.dvc': dvc }]) {
      const report = await scan({ ...net, ...pointer });
      expect(open(report)).toEqual([expect.stringMatching(/^scan\/evaluated\/file=models\/w\.data\/.* unknown$/)]);
    }
    expect((await scan({ ...net, 'models/w.data': lfs }, '{ paths: [models/net.onnx] }')).verdict).toBe('pass');
  });

  it('lie beside a model in an archive too', async () => {
    const [net, w] = [
      { name: 'net/net.onnx', data: withTensorIn('w.data') },
      { name: 'net/w.data', data: noise },
    ];
    const whole = await scan({ 'models/net.zip': zip([net, w]) });
    expect([whole.verdict, whole.inventory!.files[0]!.formats]).toEqual(['pass', ['zip', 'onnx', 'tensor']]);
    expect(open(await scan({ 'models/net.zip': zip([net]) }))).toEqual([expect.stringContaining('w.data unknown')]);
  });

  it('stay what they are where they are something else: a pickle that a model calls its tensor is read', async () => {
    const report = await scan({ 'models/net.onnx': withTensorIn('w.data'), 'models/w.data': shell });
    expect(open(report)).toEqual([expect.stringMatching(/file=models\/w\.data.*system fail$/)]);
  });
});
