// modelgate init: what it proposes holds on its data, catches what is planted into it, and tells no value that it must not.
import { readFileSync, writeFileSync } from 'node:fs';
import { floorOf } from '@modelgate/gates';
import { describe, expect, it } from 'vitest';
import { repositoryFile, runOnce } from '../../fixtures/project.ts';
import { csv, customers, proposed } from '../../fixtures/proposal.ts';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

type Row = (typeof customers)[number];

const table = { 'data/customers.csv': csv(customers) };

describe('a small table', () => {
  it('gets the policy that is kept here', async () => {
    await proposed(table, { label: 'churned' }, async ({ text }) => {
      const golden = repositoryFile('test/golden/init/customers.yml');
      if (process.env['UPDATE'] === '1') writeFileSync(golden, text);
      expect(text).toBe(readFileSync(golden, 'utf8'));
    });
  });

  it('keeps it', async () => {
    await proposed(table, { label: 'churned' }, async ({ run }) => {
      const [report] = await run();
      const others = report!.findings
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ id, outcome }) => [id, outcome]);
      expect([report!.verdict, others]).toEqual(['pass', [['data/rows/limit=change', 'inapplicable']]]);
    });
  });

  it('shows no value of what looks personal, is rare, or has many values', async () => {
    await proposed(table, {}, async ({ text, notes }) => {
      const said = text + notes.join('\n');
      for (const canary of ['canary', 'CANARYLAND', 'Z037', 'free text', '90001']) expect(said).not.toContain(canary);
      expect(said).toMatch(/email:\n\s+pii: forbid/);
    });
  });
});

describe('what is planted into it is found', () => {
  const policy = once(() => proposed(table, { label: 'churned' }, ({ text }) => Promise.resolve(text)));

  const planted: readonly (readonly [
    string,
    string,
    (row: Row, i: number) => Partial<Record<keyof Row, string | number>>,
  ])[] = [
    ['a missing value where there was none', 'data/nulls', (_, i) => (i === 17 ? { plan: '' } : {})],
    ['a value that was not there', 'data/in', (_, i) => (i === 17 ? { plan: 'gold' } : {})],
    ['a negative age', 'data/min', (_, i) => (i === 17 ? { age: -1 } : {})],
    ['a key twice', 'data/unique', (_, i) => (i === 17 ? { customer_ref: 90_018 } : {})],
    ['a code of another length', 'data/matches', (_, i) => (i === 17 ? { code: 'Z12' } : {})],
    ['words among numbers', 'data/type', (_, i) => (i === 17 ? { age: 'old' } : {})],
    ['amounts in another unit', 'data/outliers', ({ balance }, i) => (i % 10 === 0 ? { balance: balance * 100 } : {})],
    ['one class only', 'data/class-balance', () => ({ churned: 0 })],
    ['a column that says nothing', 'data/constant-columns', () => ({ plan: 'pro' })],
    ['most rows lost', 'data/rows', () => ({})],
  ];
  it.each(planted)('%s', async (_, rule, change) => {
    const rows = customers.map((row, i) => ({ ...row, ...change(row, i) }));
    const data = csv(rule === 'data/rows' ? rows.slice(0, 100) : rows);
    const [report] = await runOnce({ 'modelgate.yml': await policy(), 'data/customers.csv': data });
    const failed = report!.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    expect(failed.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('a model of one tensor that cannot take a missing number', () => {
  const rows = Array.from({ length: 400 }, (_, i) => [
    i % 10 === 3 ? '' : i % 7,
    i % 11,
    i % 13,
    (i % 7) + (i % 11) + (i % 3),
  ]);
  const files = {
    'data/test.csv': `a,b,c,y\n${rows.map((row) => row.join(',')).join('\n')}\n`,
    'models/sum.onnx': { copy: 'packages/testkit/fixtures/models/sum_float32.onnx' },
  };

  it.each([
    [{}, 'init takes --order'],
    [{ order: ['a', 'b'] }, 'init takes --missing-number'],
  ])('%j: says what it lacks', async (options, said) => {
    await proposed(files, { label: 'y', ...options }, async ({ notes }) => expect(notes.join()).toContain(said));
  });

  it('gets its limits when it is told both', async () => {
    await proposed(files, { label: 'y', order: ['a', 'b'], missingNumber: 0 }, async ({ text, run }) => {
      expect(text).toContain('inputs: {order: [a, b], missing: {number: 0}}');
      expect((await run()).map(({ gate, verdict }) => [gate, verdict])).toContainEqual(['evaluate-model', 'pass']);
    });
  });
});

describe('Adult', () => {
  const adult = { copy: 'examples/credit/data/test.parquet' };
  const model = { copy: 'examples/credit/models/better.onnx' };

  it('passes what is proposed for it, its model too', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, { missing: '?' }, async ({ text, run }) => {
      expect(text).toContain('label: income # the only column that the model does not read');
      expect(text).toContain('positive: ">50K" # a guess: the rarer of two classes');
      expect(text).toMatch(/accuracy: \{min: 0\.84\d, margin: 1pt\}/);
      expect(text).toMatch(/log-loss: \{margin: 5%\}/);
      const reports = await run();
      expect(reports.map(({ gate, verdict }) => [gate, verdict])).toEqual([
        ['validate-data', 'pass'],
        ['evaluate-model', 'pass'],
      ]);
    });
  });

  it('proposes groups as a comment, which is a gate once its marks are taken away', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, { missing: '?' }, async ({ text, notes }) => {
      expect(notes.join()).toContain('bias-check is proposed as a comment');
      const at = text.indexOf('#   bias-check:');
      const lines = text.slice(at).trimEnd().split('\n');
      expect(lines.map((line) => line.replace(/ #.*$/, ''))).toEqual([
        '#   bias-check:',
        '#     data: test',
        '#     groups:',
        '#       - {name: age, column: age, bins: [25, 45, 65]}',
        '#       - marital_status',
        '#       - race',
        '#       - sex',
        '#       - native_country',
        '#     parity:',
        '#       equal-opportunity: {margin: 3pt}',
      ]);
      const asked = text.slice(0, at) + lines.map((line) => line.replace(/^# /, '')).join('\n');
      const reports = await runOnce({ ...files, 'modelgate.yml': asked });
      const report = reports.find(({ gate }) => gate === 'bias-check')!;
      expect(report.error).toBe(undefined);
      expect(report.groups!.map(({ by }) => by)).toEqual(['age', 'marital_status', 'race', 'sex', 'native_country']);
    });
  });

  it('says why a model gets no limits, and proposes the rest', async () => {
    const files = { 'data/test.parquet': adult, 'models/credit.onnx': model };
    await proposed(files, {}, async ({ text, notes, run }) => {
      expect(notes.join('\n')).toContain('no limits proposed');
      expect(text).not.toContain('evaluate-model');
      const told = (await run()).map(({ verdict, findings }) => [
        verdict,
        findings.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id),
      ]);
      expect(told).toEqual([['warn', ['policy/model-not-judged/credit']]]);
    });
  });
});

describe('a regression and many classes', () => {
  it.each([
    ['diabetes.csv', 'diabetes_ridge.onnx', /rmse: \{max: 6\d\.?\d?, margin: 5%\}[^]*mae: \{margin: 5%\}/],
    ['digits_test.csv', 'digits_mlp.onnx', /accuracy: \{min: 0\.936, margin: 1pt\}[^]*log-loss: \{margin: 5%\}/],
  ])('%s', async (data, model, limits) => {
    const files = {
      [`data/${data}`]: { copy: `test/fixtures/data/${data}` },
      'models/m.onnx': { copy: `test/fixtures/models/${model}` },
    };
    await proposed(files, { label: 'y' }, async ({ text, run }) => {
      expect(text).toMatch(limits);
      expect((await run()).map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    });
  });
});

describe('what a model leaves open is guessed, and said to be a guess', () => {
  const labelled = (label: (b: number) => boolean): string =>
    csv(
      Array.from({ length: 400 }, (_, i) => ((i * 37) % 400) / 40 - 5).map((b) => ({ a: 0, b, y: label(b) ? 1 : 0 })),
    );
  const files = (model: string, data: string) => ({
    'data/d.csv': data,
    'models/m.onnx': { copy: `packages/testkit/fixtures/models/${model}.onnx` },
  });

  it.each([
    ['logit1', ['task: binary # a guess', 'outputs: {link: sigmoid} # a guess']],
    ['logits2', ['outputs: {link: softmax} # a guess']],
  ])('%s', async (model, guesses) => {
    const data = labelled((b) => b > 1);
    await proposed(files(model, data), { label: 'y' }, async ({ text, notes }) => {
      for (const guess of guesses) expect(text).toContain(guess);
      expect(text).toContain('accuracy: {min:');
      expect(notes.join('\n')).not.toContain('most frequent class');
    });
  });

  it('logits of several classes, which decide as they are and have no log loss', async () => {
    const digits = {
      'data/digits.csv': { copy: 'test/fixtures/data/digits_test.csv' },
      'models/m.onnx': { copy: 'packages/testkit/fixtures/models/mlp_small.onnx' },
    };
    await proposed(digits, { label: 'y' }, async ({ text }) => {
      expect(text).toContain('outputs: {link: softmax} # a guess');
      expect(text).toContain('log-loss: {margin: 5%}');
    });
  });

  it('a model that is right less often than its most frequent class occurs is doubted', async () => {
    const data = labelled((b) => b < 0);
    await proposed(files('logit1', data), { label: 'y' }, async ({ text, notes }) => {
      expect(text).toContain('always saying the most frequent class');
      expect(notes.join('\n')).toContain("are the columns in the model's order");
    });
  });
});

describe('a feature that predicts the label', () => {
  it('is asked for where there is none, and told where there is one', async () => {
    await proposed(table, { label: 'churned' }, async ({ text }) => {
      expect(text).toContain('leakage: {target-proxies: true} # no feature alone predicts the label today');
    });
    const leaking = csv(customers.map((row) => ({ ...row, left_in: row.churned === 1 ? 'May' : 'never' })));
    await proposed({ 'data/customers.csv': leaking }, { label: 'churned' }, async ({ text, notes }) => {
      expect(text).not.toContain('leakage');
      expect(notes.join('\n')).toContain('left_in and the label of customers: area under the ROC curve 1.000');
    });
  });
});

describe('a file that is read as something else than it may be', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    length: i % 40 === 0 ? 'long' : (i / 10).toFixed(1),
    day: `${1 + (i % 28)}/1/2024`,
    zip: String(i).padStart(5, '0'),
    word: ['a', 'b'][i % 2]!,
  }));

  it('says which columns are text against the look of their values', async () => {
    await proposed({ 'data/d.csv': csv(rows) }, {}, async ({ text, notes }) => {
      const above = (column: string): string =>
        text.split('\n').findLast((_, i, all) => all[i + 1] === `      ${column}:`)!;
      expect(above('length')).toContain('# text, since 10 of 400 values (2.50 %) do not spell a number');
      expect(above('day')).toContain('# text, though each value spells');
      for (const column of ['zip', 'word']) expect(above(column)).not.toContain('# text');
      expect(notes).toContain(
        'data/d.csv: 2 columns of text, most of which looks like numbers or times: see why above each',
      );
    });
  });

  it('says so of numbers with a comma or a percent sign', async () => {
    const lines = rows.map((_, i) => `${i},5;${i % 100}%;1,${String(i).padStart(3, '0')}.5;${i % 90},b`);
    const data = `comma;share;price;word\n${lines.join('\n')}\n`;
    await proposed({ 'data/d.csv': data }, {}, async ({ notes }) => {
      expect(notes.join('\n')).toContain('data/d.csv: 3 columns of text, most of which looks like numbers or times');
    });
  });

  it('proposes well-known texts for what is missing, and rules for what the columns are then', async () => {
    const marked = rows.map((row, i) => ({ ...row, length: i % 40 === 0 ? 'NA' : i % 50 === 7 ? '?' : i / 10 }));
    await proposed({ 'data/d.csv': csv(marked) }, {}, async ({ text, run }) => {
      expect(text).toContain(
        'missing: ["?", NA] # 18 values of 1 column that else spell numbers, times, or true and false\n',
      );
      expect(text).toContain('type: number # 382 values of this type');
      const found = (await run())[0]!.findings;
      expect(found.find(({ id }) => id === 'data/nulls/column=length')).toMatchObject({ outcome: 'pass' });
    });
    const words = marked.map((row, i) => ({ ...row, word: i % 3 === 0 ? 'NA' : row.word }));
    await proposed({ 'data/d.csv': csv(words) }, {}, async ({ text }) => {
      expect(text).toContain('1 column of words, where they may be values, will lack them too');
    });
    await proposed({ 'data/d.csv': csv(words.map(({ day, word }) => ({ day, word }))) }, {}, async ({ text }) => {
      expect(text).not.toContain('missing:');
    });
  });

  it.each([
    ['d.csv', 'a b c\n1 2 3\n4 5 6\n', 'separated by a comma'],
    ['d.csv', '1.5,2\n3,4\n5,6\n', 'the first line must name the columns'],
    ['k=1/d.csv', 'a,b\n1,2\n3,4\n', 'is not read as a column'],
    ['d.json', '{"a":{"0":1,"1":2},"b":{"0":3,"1":4}}', "orient='records'"],
  ])('%s: %j', async (name, data, says) => {
    await proposed({ [`data/${name}`]: data }, { data: ['data'] }, async ({ notes }) => {
      expect(notes.join('\n')).toContain(says);
    });
  });
});

describe('floors', () => {
  it.each([
    [500, 5.0],
    [1000, 3.8],
    [2000, 3.0],
    [50_000, 3.0],
  ])('of %i rows leave %d points', (n, points) => {
    expect(100 * (0.85 - floorOf(0.85, n))).toBeCloseTo(points, 0);
  });
});
