// What a policy allows is told: by whom, how much it is, and that nothing else was found.
import { annotations, comment, sarif, summary } from '@modelgate/render';
import { scanRules } from '@modelgate/checks';
import type { BaseTree, Report } from '@modelgate/core';
import { parseReport } from '@modelgate/core/report-schema';
import { expect, it } from 'vitest';
import { testProject } from '../../fixtures/project.ts';
import { noise, policy, scan, shell } from '../../fixtures/scan.ts';

const files = {
  ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`models/${name}.pkl`, shell])),
  'models/evil.bin': noise,
  'models/x.txt': 'text',
};
const entries = [
  '{ callable: os.system, role: called, owner: bob, reason: fine }',
  '{ format: unknown, path: models/evil.bin }',
];
const section = (allow: readonly string[]): string =>
  `\n    paths: [models]\n    allow:\n${allow.map((entry) => `      - ${entry}\n`).join('')}`;

const allowed = ({ findings }: Report): Report['findings'] => findings.filter((finding) => finding.allowed);

it('in the report: by its line, and with whom it names', async () => {
  const report = await scan(files, section(entries));
  expect(report.verdict).toBe('pass');
  expect(report.decidedBy).toContain(
    ': 4 dangerous callables and 1 unread file allowed by the policy; nothing else dangerous, nothing else unknown',
  );
  expect(allowed(report).map(({ at, outcome, allowed: by }) => [at.start.line, outcome, by])).toEqual([
    ...Array.from({ length: 4 }, () => [6, 'pass', { owner: 'bob', reason: 'fine' }]),
    [7, 'pass', {}],
  ]);
  // A rule that found what is allowed did not find nothing.
  const nothing = report.findings.filter(({ message }) => message.observed.startsWith('nothing in'));
  expect(nothing.map(({ rule }) => rule).filter((rule) => /evaluated|no-code/.test(rule))).toEqual([]);
  expect(parseReport(JSON.stringify(report), 'r.json').findings).toEqual(report.findings);
});

it('on the pages: a table of its own, and nothing to do', async () => {
  const report = await scan(files, section(entries));
  for (const page of [summary(report), comment([report], [])]) {
    const [, table = ''] = page.split('Allowed by the policy (5)');
    const rows = table
      .split('</details>')[0]!
      .split('\n')
      .filter((line) => line.includes('allowed by'));
    expect(rows).toHaveLength(5);
    expect(
      rows.filter((row) => /os\.system .*is called.* allowed by bob: fine .*modelgate.yml line 6/.test(row)),
    ).toHaveLength(4);
  }
  expect(annotations(report)).toEqual([]);
});

it('for code scanning: as a result that was accepted', async () => {
  const log = sarif(await scan(files, section(entries)), scanRules);
  const { results } = JSON.parse(log).runs[0] as { results: { suppressions: { justification: string }[] }[] };
  const [, [accepted], ...more] = results.map(({ suppressions }) => suppressions);
  expect(accepted).toEqual({ kind: 'external', status: 'accepted', justification: 'allowed by bob: fine' });
  expect(more).toHaveLength(3);
});

it('beside what stands: of two calls of one name the one that is not allowed counts', async () => {
  // NEWOBJ, which nobody knows, and REDUCE, which reads files: only the first is of the module's harmless ones.
  const net = 'cgensim.models.word2vec\nWord2Vec\n';
  const [called, made] = [`${net}(VX\ntR`, `${net})\x81`];
  const of = (body: string): Uint8Array => Buffer.from(`\x80\x02(${body}t.`, 'latin1');
  const report = await scan(
    { 'models/a.pkl': of(called + made), 'models/b.pkl': of(made + called), 'models/c.pkl': of(made) },
    section(['{ callable: gensim.models.word2vec.*, role: called }']),
  );
  expect(report.verdict).toBe('fail');
  expect(allowed(report).map(({ places }) => places[0]!.path)).toEqual(['models/c.pkl']);
});

it('a line that allows nothing is told', async () => {
  const { notes } = await scan(files, section([...entries, '{ callable: a.B, role: called }']));
  expect(notes.filter((note) => note.includes('allow'))).toContainEqual(
    '1 line under allow allows nothing that was found, or only what a line above allows: modelgate.yml line 8.',
  );
  const needed = await scan(files, section(entries));
  expect(needed.notes.join()).not.toContain('line above');
});

it('a line that the change adds stands where the loosening is told', async () => {
  const tree: BaseTree = {
    commit: { sha: '0'.repeat(40) },
    read: (path) =>
      Promise.resolve(
        path === 'modelgate.yml' ? { found: Buffer.from(policy('{ paths: [models] }')) } : { absent: true },
      ),
    list: () => Promise.resolve({ files: [] }),
  };
  const project = testProject({ 'modelgate.yml': policy(section(entries)), 'models/a.pkl': shell });
  const [report] = await project.run('modelgate.yml', tree);
  project.close();
  const [loosened] = report!.findings;
  expect(loosened).toMatchObject({ rule: 'policy/loosened', outcome: 'fail', at: { start: { line: 6 } } });
  expect(loosened!.message.expected).toContain('(this change allows it)');
  expect(loosened!.message.remedy).toContain('take the line that allows it out');
});

it('the line that a finding tells allows that one file, whatever it is called', async () => {
  const names = ['models/net-a.pkl', 'models/net*.pkl', 'models/[a]*{b,c}!(d).pkl', 'models/.x/y?.pkl'];
  const unknown = Buffer.from('\x80\x02cmypkg\nNet\n)\x81.', 'latin1');
  const all = Object.fromEntries(names.map((name) => [name, unknown]));
  for (const name of names) {
    const { findings } = await scan(all);
    const { remedy } = findings.find(({ places }) => places[0]?.path === name)!.message;
    const [, line] = /allow: \[(.*)\]/.exec(remedy!)!;
    const report = await scan(all, section([line!]));
    expect(allowed(report).map(({ places }) => places[0]!.path)).toEqual([name]);
  }
});

it('a line for some files allows nothing in others', async () => {
  const report = await scan(
    files,
    section(['{ callable: os.system, role: called, path: "**/[ab].pkl", owner: o, reason: r }']),
  );
  expect(allowed(report).map(({ places }) => places[0]!.path)).toEqual(['models/a.pkl', 'models/b.pkl']);
  expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toHaveLength(2);
});
