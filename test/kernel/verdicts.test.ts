// Verdicts on real input: better, regressed, identical; the same figures however the work is cut; the base's policy judges too.
import { describe, expect, it } from 'vitest';
import { explain, explainVerdict, type BaseTree, type Report } from '@modelgate/core';
import { treeOf } from '../fixtures/base-tree.ts';
import { repositoryFile, runOnce, testProject, type Content } from '../fixtures/project.ts';
import { readFileSync } from 'node:fs';

const policy = (metrics = 'accuracy: { margin: 1pt }\n      log-loss: { margin: 5% }'): string => `version: 1
data: { test: { path: test.parquet, label: income } }
models:
  credit: { path: model.onnx, baseline: baseline.onnx, positive: '>50K', inputs: { missing: { string: '?' } } }
gates:
  evaluate-model:
    metrics:
      ${metrics}
    slices: [sex]
`;

const model = (name: string): Content => ({ copy: `examples/credit/models/${name}.onnx` });

const files = (candidate: string, text = policy()): Record<string, Content> => ({
  'modelgate.yml': text,
  'test.parquet': { copy: 'examples/credit/data/test.parquet' },
  'model.onnx': model(candidate),
  'baseline.onnx': model('baseline'),
});

async function withBase(head: Record<string, Content>, base: Record<string, string | Uint8Array>): Promise<Report> {
  const [report] = await runOnce(head, 'modelgate.yml', treeOf(base));
  return report!;
}

describe('against the baseline', () => {
  it.each([
    ['better', 'pass'],
    ['regressed', 'fail'],
    ['baseline', 'pass'],
  ])('%s: %s', async (candidate, verdict) => {
    const [report] = await runOnce(files(candidate));
    expect(report!.verdict).toBe(verdict);
    if (candidate !== 'baseline') return;
    const changes = report!.findings.filter((f) => f.id.includes('/change'));
    expect(changes.length).toBeGreaterThan(2);
    for (const { leaves } of changes) {
      expect(leaves[0]).toMatchObject({ family: 'none', claim: { of: { value: 0, law: { law: 'exact' } } } });
    }
  });
});

it('the same input gives the same bytes but for the run’s own block', async () => {
  const twice = [await runOnce(files('better')), await runOnce(files('better'))];
  const [first, second] = twice.map(([report]) => JSON.stringify({ ...report, run: undefined }));
  expect(first).toBe(second);
});

const data = (): Uint8Array => readFileSync(repositoryFile('examples/credit/data/test.parquet'));

describe('the base branch’s policy', () => {
  const strict = policy('accuracy: { min: 0.9, margin: 1pt }');
  const loose = policy('accuracy: { margin: 1pt }');

  const rowsOnly =
    'version: 1\ndata: { test: { path: test.parquet } }\ngates: { validate-data: { rows: { min: 10 } } }\n';

  it('blocks a change that drops a floor which now fails', async () => {
    const report = await withBase(files('better', loose), { 'modelgate.yml': strict, 'test.parquet': data() });
    const finding = report.findings.find((f) => f.rule === 'policy/loosened');
    expect(finding?.id).toBe('policy/loosened/model/accuracy/candidate');
    expect(finding?.message.expected).toContain('(this change drops the demand)');
    expect(report.verdict).toBe('fail');
  });

  it('only warns where the base says on-loosening: warn', async () => {
    const report = await withBase(files('better', loose), {
      'modelgate.yml': `${strict}on-loosening: warn\n`,
      'test.parquet': data(),
    });
    expect(report.verdict).toBe('warn');
  });

  it('is silent about a limit that was dropped and still holds', async () => {
    const report = await withBase(files('better', loose), {
      'modelgate.yml': policy('accuracy: { min: 0.8, margin: 1pt }'),
      'test.parquet': data(),
    });
    expect(report.findings.filter((f) => f.rule === 'policy/loosened')).toEqual([]);
    expect(report.verdict).toBe('pass');
  });

  it('a waiver of the change itself does not lift the base’s limit', async () => {
    const waived = `${strict}waivers:\n  - { rule: model/accuracy, where: { of: candidate }, until: 2099-12-31, owner: me, reason: please }\n`;
    const report = await withBase(files('better', waived), { 'modelgate.yml': strict, 'test.parquet': data() });
    expect(report.findings.find((f) => f.id === 'model/accuracy/candidate')?.waived?.owner).toBe('me');
    expect(report.findings.find((f) => f.rule === 'policy/loosened')?.message.expected).toContain(
      '(this change waives it)',
    );
    expect(report.verdict).toBe('fail');
  });

  it('says that a change only warns of a limit which it leaves as it is', async () => {
    const mild = strict.replace(/min: ([\d.]+)/, 'severity: warn, min: $1');
    const report = await withBase(files('better', mild), { 'modelgate.yml': strict, 'test.parquet': data() });
    const { message } = report.findings.find((f) => f.rule === 'policy/loosened')!;
    expect(message.expected).toContain('(this change only warns of it)');
  });

  it('says what of the test data changed', async () => {
    const text = `version: 1
data: { test: { path: test.csv, label: y } }
models: { m: { path: m.onnx, baseline: none, task: binary, outputs: { link: softmax } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }
`;
    const rows = (n: number): string =>
      `a,b,y\n${Array.from({ length: n }, (_, i) => `${i},${-i},0\n${-i - 1},${i + 1},1\n`).join('')}`;
    const onnx = { copy: 'packages/testkit/fixtures/models/logits2.onnx' };
    const report = await withBase(
      { 'modelgate.yml': text, 'test.csv': `${rows(50)}100,-100,0\n`, 'm.onnx': onnx },
      { 'modelgate.yml': text, 'test.csv': rows(48) },
    );
    const changed = report.findings.filter((f) => f.rule === 'policy/yardstick-changed');
    expect(changed.map((f) => f.message.observed)).toEqual(['changed, rows +5; label 0 +3; label 1 +2']);
    expect(report.verdict).toBe('warn');
  });

  it('warns that predictions are of the test data as it is, where that changed', async () => {
    const rows = (from: number): string =>
      `id,y\n${ids
        .slice(from)
        .map((i) => `${i},${i % 2}`)
        .join('\n')}\n`;
    const ids = Array.from({ length: 100 }, (_, i) => i);
    const text = `version: 1
data: { test: { path: test.csv, label: y, id: id } }
models: { m: { predictions: preds.csv, baseline: none, task: binary, outputs: { score: p } } }
gates: { evaluate-model: { metrics: { accuracy: { min: 0.5 } } } }
`;
    const preds = `id,p\n${ids.map((i) => `${i},${i % 2}`).join('\n')}\n`;
    const head = { 'modelgate.yml': text, 'test.csv': rows(0), 'preds.csv': preds };
    const changed = async (from: number): Promise<readonly (readonly [string, string])[]> => {
      const base = { 'modelgate.yml': text, 'test.csv': rows(from), 'preds.csv': preds };
      const { findings } = await withBase(head, base);
      return findings
        .filter((f) => f.rule === 'policy/yardstick-changed')
        .map((f) => [f.message.subject, f.message.observed] as const);
    };
    expect(await changed(0)).toEqual([]);
    expect(await changed(3)).toEqual([
      ['the yardstick: test data test', 'changed; predictions are of the change’s own data only'],
    ]);
  });

  it('says what of the yardstick changed', async () => {
    const report = await withBase(
      files('better', policy().replace('label: income', 'label: income, weight: hours_per_week')),
      { 'modelgate.yml': policy(), 'test.parquet': data() },
    );
    const changed = report.findings.filter((f) => f.rule === 'policy/yardstick-changed');
    expect(changed.map((f) => f.message.subject)).toEqual(['the yardstick: data.test.weight']);
    expect(report.verdict).toBe('warn');
  });

  const merged = policy().replace(', baseline: baseline.onnx', '');
  const baseline = (): Uint8Array => readFileSync(repositoryFile('examples/credit/models/baseline.onnx'));

  it('compares a model whose file is renamed with what it was, and judges the renamed file', async () => {
    const head = { ...files('baseline', merged.replace('model.onnx', 'new.onnx')), 'new.onnx': model('regressed') };
    const base = { 'modelgate.yml': merged, 'test.parquet': data(), 'model.onnx': baseline() };
    const failed = (await withBase(head, base)).findings.filter((f) => f.outcome === 'fail').map((f) => f.id);
    expect(failed).toContain('model/accuracy/change');
    const floor = merged.replace('{ margin: 1pt }', '{ min: 0.87 }');
    const dropped = await withBase(head, { ...base, 'modelgate.yml': floor });
    expect(dropped.findings.map((f) => f.id)).toContain('policy/loosened/model/accuracy/candidate');
  });

  it('judges by the baseline as it was when the change replaces its file', async () => {
    const report = await withBase(
      { ...files('regressed'), 'baseline.onnx': model('regressed') },
      { 'modelgate.yml': policy(), 'test.parquet': data(), 'baseline.onnx': baseline() },
    );
    const ids = report.findings.map((f) => f.id);
    expect(ids).toContain('policy/yardstick-changed/baseline/credit');
    expect(ids).toContain('policy/loosened/model/accuracy/change');
    expect(report.verdict).toBe('fail');
  });

  it('does not let a change drop a demand whose answer is unknown', async () => {
    // Nothing scores above 1: no row is predicted positive, and precision is undefined.
    const text = (metrics: string): string => policy(metrics).replace('positive:', 'threshold: 1, positive:');
    const report = await withBase(files('better', text('accuracy: { min: 0.5 }')), {
      'modelgate.yml': text('accuracy: { min: 0.5 }\n      precision: { min: 0.7 }'),
      'test.parquet': data(),
    });
    expect(report.findings.map((f) => f.id)).toContain('policy/loosened/model/precision/candidate');
    expect(report.verdict).toBe('error');
  });

  it('says that test data outside the base’s tree cannot be compared', async () => {
    const report = await withBase(files('better'), { 'modelgate.yml': policy() });
    expect(report.coverage.map((c) => c.what)).toContain('test data on the base branch');
  });

  it('judges a model that the change takes out of the policy, although nothing was started for models', async () => {
    const head = { ...files('regressed'), 'modelgate.yml': rowsOnly };
    const project = testProject(head);
    const tree = treeOf({ 'modelgate.yml': loose, 'test.parquet': data() });
    const reports = await project.run('modelgate.yml', tree).finally(() => project.close());
    expect(reports.map(({ gate, verdict }) => [gate, verdict])).toEqual([
      ['validate-data', 'pass'],
      ['evaluate-model', 'fail'],
    ]);
  });

  it('says how a model is retired whose file the same change deletes', async () => {
    const { 'model.onnx': _deleted, ...rest } = files('better');
    const project = testProject({ ...rest, 'modelgate.yml': rowsOnly });
    const bytes = { 'test.parquet': data(), 'model.onnx': baseline(), 'baseline.onnx': baseline() };
    const tree = treeOf({ 'modelgate.yml': loose, ...bytes });
    const reports = await project.run('modelgate.yml', tree).finally(() => project.close());
    const problem = reports.at(-1)!.error!.problems[0]!;
    expect(problem).toMatchObject({ code: 'input/file-missing' });
    expect(problem.hint).toContain('in the next change');
  });

  it('judges a gate that the change turns off, and blocks what it would have blocked', async () => {
    const off = policy('accuracy: { margin: 1pt }').replace(/gates:[\s\S]*$/, 'gates: { evaluate-model: off }\n');
    const report = await withBase(files('regressed', off), { 'modelgate.yml': loose, 'test.parquet': data() });
    const ids = report.findings.map((f) => f.id);
    expect(ids).toContain('policy/loosened/evaluate-model/credit');
    expect(ids).toContain('policy/loosened/model/accuracy/change');
    expect(report.verdict).toBe('fail');
  });

  it('is unknown when its bytes cannot be read, and never passes', async () => {
    const project = testProject(files('better', loose));
    const unreadable: BaseTree = {
      commit: { sha: 'a'.repeat(40) },
      read: () => Promise.resolve({ unreadable: 'a Git LFS pointer' }),
      list: () => Promise.resolve({ files: [] }),
    };
    const [report] = await project.run('modelgate.yml', unreadable);
    project.close();
    expect(report!.findings.map((f) => f.rule)).toContain('policy/base-unreadable');
    expect(report!.verdict).toBe('error');
  });

  it('warns when it is there and broken, so that it can be repaired', async () => {
    const report = await withBase(files('better', loose), { 'modelgate.yml': 'version: 3\n', 'test.parquet': data() });
    expect(report.findings.map((f) => f.rule)).toContain('policy/base-broken');
    expect(report.verdict).toBe('warn');
  });
});

it('explain repeats a report, and notices what was changed in it', async () => {
  const [report] = await runOnce(files('regressed'));
  const repeats = (r: Report): boolean => explainVerdict(r).agrees && r.findings.every((f) => explain(r, f).agrees);
  expect(repeats(report!)).toBe(true);
  expect(repeats({ ...report!, verdict: 'pass' })).toBe(false);
  expect(repeats({ ...report!, verdict: 'pass', findings: report!.findings.filter((f) => f.outcome === 'pass') })).toBe(
    false,
  );
  const each = (change: object): Report => ({
    ...report!,
    findings: report!.findings.map((f) => ({ ...f, ...change })),
  });
  expect(repeats({ ...each({ outcome: 'pass' }), verdict: 'pass' })).toBe(false);
  expect(repeats(each({ decide: 'point' }))).toBe(false);
  const families = report!.families.map((family) => ({ ...family, correlation: [] }));
  expect(repeats({ ...report!, families })).toBe(false);
  expect(repeats({ ...report!, confidence: 0 })).toBe(false);
});

it('two models in one policy, two projects in one list: a report each', async () => {
  const two = `version: 1
data: { test: { path: test.parquet, label: income } }
models:
  a: { path: model.onnx, baseline: baseline.onnx, positive: '>50K', inputs: { missing: { string: '?' } } }
  b: { path: worse.onnx, baseline: baseline.onnx, positive: '>50K', inputs: { missing: { string: '?' } } }
`;
  const all = { ...files('better', two), 'worse.onnx': model('regressed') };
  const both = await runOnce(all);
  expect(both.map((r) => [r.model, r.verdict])).toEqual([
    ['a', 'pass'],
    ['b', 'fail'],
  ]);
  const own = (path: string): string =>
    `version: 1\nextends: ../../shared.yml\nmodels: { m: { path: ../../${path}, baseline: ../../baseline.onnx, positive: '>50K', inputs: { missing: { string: '?' } } } }\n`;
  const projects = await runOnce({
    ...all,
    'modelgate.yml': 'version: 1\nprojects: [models/*/modelgate.yml]\n',
    'shared.yml': 'version: 1\ndata: { test: { path: test.parquet, label: income } }\n',
    'models/a/modelgate.yml': own('model.onnx'),
    'models/b/modelgate.yml': own('worse.onnx'),
  });
  expect(projects.map((r) => [r.error?.problems[0], r.verdict])).toEqual([
    [undefined, 'pass'],
    [undefined, 'fail'],
  ]);
});
