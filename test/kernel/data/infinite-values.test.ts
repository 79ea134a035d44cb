// Infinite values, and finite ones whose distance is infinite: a rule looks at them or cannot measure them, and they are never a defect.
import { expect, it } from 'vitest';
import { written } from '../../fixtures/engine.ts';
import { testProject } from '../../fixtures/project.ts';

/** Outcome and words of the only rule, on a column x of doubles. */
async function found(rules: string, values: string): Promise<unknown> {
  const policy = `version: 1
data: { t: { path: t.parquet } }
gates: { validate-data: { data: t, ${rules} } }
`;
  const project = testProject({ 'modelgate.yml': policy });
  try {
    written(
      project.folder,
      `copy (select try_cast(unnest(string_split('${values}', ' ')) as double) as x) to '$/t.parquet'`,
    );
    const [report] = await project.run();
    expect(report!.error).toBeUndefined();
    const { outcome, message } = report!.findings.find(({ rule }) => rule !== 'data/columns')!;
    return [outcome, message.observed];
  } finally {
    project.close();
  }
}

const OUTLIERS = 'columns: { x: { outliers: 0 } }';

it.each(['1 2 inf inf', '-inf -inf inf inf', '-1.7e308 1.7e308'])('no fences: %s', async (values) => {
  const why = 'unknown: its quartiles are infinite, or too far apart to be computed with';
  expect(await found(OUTLIERS, values)).toEqual(['unknown', why]);
});

it('no value is no infinite quartile', async () => {
  expect(await found(OUTLIERS, 'none none')).toEqual([
    'unknown',
    expect.stringContaining('there is no value to look at'),
  ]);
});

it('an infinite value lies beyond finite fences', async () => {
  const values = '1 2 3 4 5 6 7 8 inf';
  expect(await found(OUTLIERS, values)).toEqual(['fail', '1 to 4 of 9 values lie far out']);
});

it.each([
  ['avg(x)', '1 inf', 'its value is infinite on this data, or no number'],
  ['avg(x)', 'none', 'it has no value on this data'],
])('an expression %s of %s is unknown, with the reason', async (value, values, why) => {
  const rule = `expressions: [{ name: mean, value: ${value}, max: 1 }]`;
  expect(await found(rule, values)).toEqual(['unknown', `unknown: ${why}`]);
});

/** Outcomes of drift of a column that is the row's number, or infinite in every nth row, on both sides. */
async function drift(own: number, before: number): Promise<Readonly<Record<string, unknown>>> {
  const project = testProject({
    'modelgate.yml': `version: 1
data: { t: { path: t.parquet }, r: { path: r.parquet } }
gates: { validate-data: { data: t, reference: r, drift: 0.2 } }
`,
  });
  try {
    for (const [file, nth] of Object.entries({ t: own, r: before }))
      written(
        project.folder,
        `copy (select case when ${nth} > 0 and i % ${nth || 1} = 0 then 'inf'::double else i % 97 end as x, i % 7 as y from range(2000) s(i)) to '$/${file}.parquet'`,
      );
    const [report] = await project.run();
    expect(report!.error).toBeUndefined();
    return Object.fromEntries(report!.findings.map(({ id, outcome }) => [id, outcome]));
  } finally {
    project.close();
  }
}

it.each([
  ['nowhere', 0, 0, 'pass'],
  ['in half of the rows', 2, 0, 'fail'],
  ['in half of the reference', 0, 2, 'fail'],
  ['in half of both', 2, 2, 'pass'],
  ['everywhere', 1, 0, 'fail'],
  ['in all of the reference', 0, 1, 'unknown'],
  ['everywhere on both sides', 1, 1, 'unknown'],
])('infinities %s are compared as missing values are', async (_, own, before, outcome) => {
  const outcomes = await drift(own, before);
  expect(outcomes['data/drift/missing/column=x']).toBe(outcome);
  expect(outcomes['data/drift/missing/column=y']).toBe('pass');
});
