// bias-check on input that is made to be difficult: groups that lack a class, a value, rows or everything; and what a base branch had.
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { treeOf } from '../fixtures/base-tree.ts';
import { files, fourFifths, judged, large, outcomes, type Rows } from '../fixtures/groups.ts';
import { runOnce, testProject, type Content } from '../fixtures/project.ts';

describe('a limit', () => {
  it('is proved between large equal groups', async () => {
    const report = await judged([large('a'), large('b')], fourFifths);
    expect(outcomes(report)).toEqual({
      'bias/impact-ratio/candidate/g=a': 'pass',
      'bias/impact-ratio/candidate/g=b': 'pass',
    });
    expect(report.verdict).toBe('pass');
    expect(report.notes[0]).toContain('proved for 2 of 2 groups');
    expect(
      report.groups![0]!.rows.map(({ group, n, candidate }) => [group, n, candidate['selection-rate']!.value]),
    ).toEqual([
      ['', 8000, 0.5],
      ['a', 4000, 0.5],
      ['b', 4000, 0.5],
    ]);
  });

  it('fails for the group that is worse off alone', async () => {
    const report = await judged([large('a'), large('b', 0.3)], fourFifths);
    expect(outcomes(report)).toEqual({
      'bias/impact-ratio/candidate/g=a': 'pass',
      'bias/impact-ratio/candidate/g=b': 'fail',
    });
    expect(report.findings[0]!.message.observed).toContain('1,200 of 4,000 and 2,000 of 4,000');
  });

  it('that no pair can prove is inconclusive, never passed', async () => {
    const small = (group: string): Rows => ({ group, n: 40, positive: 0.5, selected: 0.5 });
    const report = await judged([small('a'), small('b')], fourFifths);
    expect(report.verdict).toBe('inconclusive');
    expect(report.coverage.flatMap(({ missing }) => missing).join()).toMatch(
      /g = b: impact-ratio needs about \d+ rows in each group, it has 40/,
    );
  });

  it('guards a small group beside large ones, and lists what would settle it', async () => {
    const report = await judged(
      [large('a'), large('b'), { group: 'c', n: 14, positive: 0.5, selected: 0.5 }],
      fourFifths,
    );
    expect(report.verdict).toBe('pass');
    expect(report.notes[0]).toContain('proved for 0 of 3 groups; 3 not disproved');
    expect(report.coverage.flatMap(({ missing }) => missing).join()).toContain('g = c: impact-ratio needs');
  });

  it('must be proved of small groups too where the policy says so', async () => {
    const report = await judged(
      [large('a'), large('b'), { group: 'c', n: 14, positive: 0.5, selected: 0.5 }],
      `small-groups: prove\n    ${fourFifths}`,
    );
    expect(report.verdict).toBe('inconclusive');
  });

  it('compares with all rows, or with one group, where the policy says so', async () => {
    const parts = [large('a'), large('b', 0.4), large('c', 0.3)];
    const to = await judged(parts, `compare: to-overall\n    ${fourFifths}`);
    expect(outcomes(to)).toEqual({
      'bias/impact-ratio/candidate/g=a': 'inconclusive',
      'bias/impact-ratio/candidate/g=b': 'pass',
      'bias/impact-ratio/candidate/g=c': 'fail',
    });
    const reference = await judged(parts, `compare: { reference: { g: b } }\n    ${fourFifths}`);
    const against = reference.findings.flatMap(({ leaves }) =>
      leaves.map(({ claim }) => [claim.about['g'], claim.about['against']]),
    );
    expect(against.every((pair) => pair.includes('b'))).toBe(true);
    const nobody = await judged(parts, `compare: { reference: { g: d } }\n    ${fourFifths}`);
    expect(nobody.verdict).toBe('error');
  });
});

it('the rows that an inconclusive pair is said to need would decide it among all pairs of the gate', async () => {
  const at = (n: number): Rows[] =>
    [0.5, 0.5, 0.38].map((selected, i) => ({ group: 'abc'[i]!, n: Math.round(n), positive: 0.5, selected }));
  const report = await judged(at(400), fourFifths);
  const { outcome, message } = report.findings.find(({ id }) => id.endsWith('g=c'))!;
  expect(outcome).toBe('inconclusive');
  const rows = Number(/^about ([\d,]+) rows of the two groups/.exec(message.remedy!)![1]!.replace(',', ''));
  const outcomeAt = async (each: number): Promise<string> =>
    outcomes(await judged(at(each), fourFifths))['bias/impact-ratio/candidate/g=c']!;
  expect(await outcomeAt(0.52 * rows)).toBe('fail');
  expect(await outcomeAt(0.35 * rows)).toBe('inconclusive');
});

it('the sweep of thresholds compares as the limits do: with the group that the policy names', async () => {
  const parts = [large('a'), large('b', 0.4), large('c', 0.3)];
  const used = async (compare: string): Promise<unknown> => {
    const { figures } = await judged(parts, `${compare}\n    ${fourFifths}`);
    const { disparities, keeps } = figures!.sweep!.used;
    return [disparities['impact-ratio by g']!.toFixed(4), keeps];
  };
  expect(await used('')).toEqual(['0.6000', false]);
  expect(await used('compare: { reference: { g: b } }')).toEqual(['0.7500', false]);
  expect(await used('compare: to-overall')).toEqual(['0.7500', false]);
});

describe('the margin', () => {
  const margin = 'parity: { equal-opportunity: { margin: 3pt } }';

  it('fails a change that widens a gap, whatever the gap was', async () => {
    const report = await judged([large('a', 0.6, 0.6), large('b', 0.5, 0.6)], margin);
    expect(outcomes(report)).toEqual({ 'bias/equal-opportunity/change/g=b': 'fail' });
  });

  it('passes one that narrows it, and one that lowers both', async () => {
    expect((await judged([large('a', 0.6, 0.7), large('b', 0.5, 0.5)], margin)).verdict).toBe('pass');
    expect((await judged([large('a', 0.5, 0.6), large('b', 0.5, 0.6)], margin)).verdict).toBe('pass');
  });
});

describe('groups that cannot be compared', () => {
  it.each([
    ['no value at all', [{ ...large('a'), group: null }], 'no row has a value of g'],
    ['one value', [large('a')], 'are of one group'],
    ['nobody selected', [large('a', 0), large('b', 0)], 'no two groups of g can be compared'],
    [
      'more than are compared in pairs',
      Array.from({ length: 45 }, (_, i) => ({ group: `g${i}`, n: 40, positive: 0.5, selected: 0.5 })),
      'more than 40',
    ],
  ])('are unknown: %s', async (_, parts, reason) => {
    const report = await judged(parts, fourFifths);
    expect(report.verdict).toBe('error');
    expect(report.findings[0]!.message.observed).toContain(reason);
  });

  it('leave the others compared: of two of which nobody is selected neither is unknown', async () => {
    const report = await judged([large('a'), large('b'), large('c', 0), large('d', 0)], fourFifths);
    expect(Object.values(outcomes(report)).sort()).toEqual(['fail', 'fail', 'pass', 'pass']);
    const facts = report.findings.flatMap(({ leaves }) =>
      leaves.flatMap(({ claim }) => ('fact' in claim ? [`${claim.fact}: ${claim.reason}`] : [])),
    );
    expect(new Set(facts)).toEqual(new Set(['inapplicable: the rate to compare with is 0']));
  });

  it('are an error of the input: 5,000 values', async () => {
    const parts = Array.from({ length: 5000 }, (_, i) => ({ group: `g${i}`, n: 1, positive: 1, selected: 1 }));
    const [report] = await runOnce(files([...parts, { group: 'a', n: 10, positive: 0, selected: 0 }], fourFifths));
    expect(report!.error?.problems[0]).toMatchObject({
      code: 'input/column-type',
      message: expect.stringContaining('group g') as string,
    });
  });

  it('are listed where a group lacks a class, and rows without a group are counted', async () => {
    const parts = [
      large('a'),
      large('b'),
      { group: 'c', n: 50, positive: 0, selected: 0.5 },
      { group: null, n: 70, positive: 0.5, selected: 0.5 },
    ];
    const report = await judged(parts, 'parity: { equal-opportunity: 10pt }');
    expect(outcomes(report)['bias/equal-opportunity/candidate/g=c']).toBe('inapplicable');
    expect(outcomes(report)['bias/equal-opportunity/candidate/g=a']).toBe('pass');
    expect(report.groups![0]!.ungrouped).toBe(70);
    expect(report.coverage.flatMap(({ missing }) => missing).join()).toContain('70 rows have none');
  });

  it('of hostile names are names', async () => {
    const report = await judged([large('__proto__'), large('<b>; drop table data'), large('against')], fourFifths);
    expect(report.verdict).toBe('pass');
  });
});

describe('weights and clusters', () => {
  it.each([', weight: w', ', cluster: c'])('%s: the same rates, no exact law', async (data) => {
    const report = await judged(
      [large('a'), large('b', 0.3)],
      'parity: { impact-ratio: 0.8, equalized-odds: 10pt }',
      data,
    );
    expect(outcomes(report)['bias/impact-ratio/candidate/g=b']).toBe('fail');
    const [leaf] = report.findings[0]!.leaves;
    expect(leaf!.claim).toMatchObject({ of: { law: { law: 'normal' } } });
  });

  it('groups of one cluster each prove nothing, and are not called fair', async () => {
    const report = await judged([large('a'), large('b', 0.3)], 'parity: { impact-ratio: 0.8 }', ', cluster: g');
    expect(report.verdict).toBe('error');
    expect(report.findings[0]!.message.observed).toContain('all rows are of one cluster');
  });

  it.each([
    [', weight: w', /every row once, whatever its w; .* heed weights/],
    [', cluster: c', /rows of one c as if they were drawn apart; .* heed clusters/],
    ['', undefined],
  ])('%s: the report says which figures count rows', async (data, words) => {
    const report = await judged([large('a'), large('b', 0.3)], fourFifths, data);
    const note = report.notes.find((text) => text.startsWith('Impact ratios'));
    if (words) expect(note).toMatch(words);
    else expect(note).toBe(undefined);
  });
});

describe('against the base branch', () => {
  /** Predictions of a baseline would be of one of the two data sets only. */
  const alone = (rows: readonly Rows[], gate: string): Record<string, Content> => {
    const all = files(rows, gate);
    return {
      ...all,
      'modelgate.yml': (all['modelgate.yml'] as string).replace('baseline: baseline.csv', 'baseline: none'),
    };
  };
  const run = async (
    head: readonly Rows[],
    base: readonly Rows[],
    gates = [fourFifths, fourFifths],
  ): Promise<Report> => {
    const project = testProject(alone(head, gates[0]!));
    try {
      const [report] = await project.run('modelgate.yml', treeOf(alone(base, gates[1]!) as Record<string, string>));
      return report!;
    } finally {
      project.close();
    }
  };

  it('a group that vanished blocks, and so does one that lost a fifth', async () => {
    const before = [large('a'), large('b'), large('c')];
    const gone = await run([large('a'), large('b')], before);
    expect(outcomes(gone)['bias/group-shrunk/g=c']).toBe('fail');
    expect(gone.verdict).toBe('fail');
    const shrunk = await run([large('a'), large('b'), { ...large('c'), n: 3100 }], before);
    expect(outcomes(shrunk)['bias/group-shrunk/g=c']).toBe('fail');
    const kept = await run([large('a'), large('b'), { ...large('c'), n: 3300 }], before);
    expect(outcomes(kept)['bias/group-shrunk/g=c']).toBe(undefined);
  });

  it('a limit that is loosened still judges', async () => {
    const parts = [large('a'), large('b', 0.3)];
    const report = await run(parts, parts, ['parity: { impact-ratio: 0.5 }', fourFifths]);
    expect(outcomes(report)['policy/loosened/bias/impact-ratio/candidate/g=b']).toBe('fail');
  });
});

it('a population tells a group that the data lacks', async () => {
  const report = await judged(
    [large('a'), { ...large('b'), n: 1000 }],
    `population: { g: { a: 50%, b: 50% } }\n    ${fourFifths}`,
  );
  expect(outcomes(report)['bias/group-shrunk/data/g=b']).toBe('fail');
  expect(outcomes(report)['bias/group-shrunk/data/g=a']).toBe('pass');
});
