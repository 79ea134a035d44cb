// End to end: the models' decisions that change with one column's values are those of onnxruntime in Python, row for row.
import { fileURLToPath } from 'node:url';
import { countFlips, flippedValues, flipsOf } from '@modelgate/checks';
import { canonicalName, decideFrame, type CodeArray, type Replacement } from '@modelgate/core';
import { expect, it } from 'vitest';
import {
  byName,
  dataOf,
  engineForTests,
  scoreOutput,
  scoreWith,
} from '../../../packages/adapters/src/engine/engine.fixture.ts';
import expected from './flips.json' with { type: 'json' };

const credit = (path: string): string => fileURLToPath(new URL(`../../../examples/credit/${path}`, import.meta.url));
const engine = engineForTests();
const people = credit('data/test.parquet');
const output = scoreOutput('probabilities', 2, [1]);

const cases = Object.entries(expected.models).flatMap(([model, columns]) =>
  Object.entries(columns).map(([column, groups]) => ({ model, column, groups })),
);

it.each(cases)('$model, other values of $column', async ({ model, column, groups }) => {
  const decisions = async (replace?: Replacement): Promise<Run> => {
    const path = credit(`models/${model}.onnx`);
    const inputs = (f: Parameters<typeof byName>[0]) => byName(f, '?');
    const parts = await scoreWith(engine, people, path, inputs, output, { ...(replace && { replace }) });
    const frame = await engine.data.frame({
      data: dataOf(people),
      label: 'income',
      classes: ['<=50K', '>50K'],
      groups: [{ name: column, of: canonicalName({ name: column, type: 'VARCHAR' }) }],
      scores: { candidate: { kind: 'parts', parts, output } },
    });
    return { codes: decideFrame(frame, 'binary', 0.5).decisions.candidate!, groups: frame.groups[column]! };
  };
  const values = await engine.data.query(dataOf(people), flippedValues(column));
  const flips = flipsOf(
    column,
    values.map(([value]) => value as string),
  ) as readonly Replacement[];
  const own = await decisions();
  const others = await Promise.all(flips.map(decisions));
  const found = countFlips(
    own.codes,
    others.map(({ codes }) => codes),
    own.groups,
  );
  expect(Object.fromEntries(own.groups.names.map((name, g) => [name, found[g]]))).toEqual(groups);
});

interface Run {
  readonly codes: CodeArray;
  readonly groups: { readonly codes: CodeArray; readonly names: readonly string[] };
}
