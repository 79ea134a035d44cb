// Which files a line of the policy is about, and which lines accept what is known to do harm.
import { expect, test } from 'vitest';
import { acceptsDanger, judgeFile, type Allowance } from './index.ts';

test.each([
  ['models/a.pkl', true],
  ['models/*.pkl', true],
  ['**', true],
  ['*.pkl', false],
  ['models/b.pkl', false],
  ['models', false],
])('a path is a file or a glob: %s', (path, accepts) => {
  const operators = [{ domain: 'mine', name: 'Add', times: 1 }];
  const part = { members: [], format: 'onnx', bytes: 1, treatment: { kind: 'read' }, operators } as const;
  const file = { path: 'models/a.pkl', bytes: 1, parts: [part] };
  const [finding] = judgeFile(file, [{ operator: 'mine::Add', path }]);
  expect(finding!.allowed !== undefined).toBe(accepts);
});

test.each<[Allowance, boolean]>([
  [{ callable: 'os.system', role: 'called' }, true],
  [{ callable: 'os.system', role: 'referenced' }, true],
  [{ callable: "builtins.getattr(torch.os, 'system')", role: 'called' }, true],
  [{ callable: 'gensim.downloader.load', role: 'attribute' }, true],
  [{ operator: 'tensorflow::WriteFile' }, true],
  [{ operator: 'torchscript::aten::from_file' }, true],
  [{ callable: 'mypkg.models.Net', role: 'called' }, false],
  [{ callable: 'gensim.models.word2vec.Word2Vec', role: 'called' }, false],
  [{ callable: 'collections.OrderedDict', role: 'called' }, false],
  [{ operator: 'mine::Add' }, false],
  [{ format: 'unknown', path: 'os.system' }, false],
])('%o accepts what is known to do harm: %s', (allowance, danger) => {
  expect(acceptsDanger(allowance)).toBe(danger);
});
