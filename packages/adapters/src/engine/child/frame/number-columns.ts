// Columns of numbers on their way into a frame's files: the values of a regression, and weights.
import { plural } from '@modelgate/core/format';
import { countNulls, doublesOf } from '../duck/vector.ts';
import { inputFault } from '../fault.ts';
import { nullFault, type ColumnSink, type SinkSetting } from './column-sink.ts';
import { RawFile } from './raw-file.ts';

/** Numbers as doubles. `judge`: whether a value is right; `tell` throws when rows lack one, or have a wrong one. */
function numberSink(
  { duck, path }: SinkSetting,
  judge: (value: number) => boolean,
  tell: (nulls: number, wrong: number) => void,
): ColumnSink {
  const file = new RawFile(path);
  let [nulls, wrong] = [0, 0];
  return {
    width: 1,
    add: ([column]) => {
      const values = doublesOf(duck, column!);
      nulls += countNulls(column!);
      if (nulls === 0) for (const value of values) if (!judge(value)) wrong++;
      file.append(values);
    },
    close: () => file.close(),
    judge: () => {
      tell(nulls, wrong);
    },
  };
}

export function valueSink(setting: SinkSetting, label: string): ColumnSink {
  const named = `label ${label} of data ${setting.data}`;
  return numberSink(setting, Number.isFinite, (nulls, wrong) => {
    if (nulls > 0) throw nullFault(named, 'a number in every row', nulls);
    if (wrong > 0)
      throw inputFault({
        code: 'input/label-values',
        named,
        expected: 'finite numbers',
        received: `${plural(wrong, 'row')} with NaN or infinity`,
      });
  });
}

/** Beyond these the sum of a few squares is no number, or 0. */
const [LEAST_WEIGHT, LARGEST_WEIGHT] = [1e-100, 1e100];

export function weightSink(setting: SinkSetting, weight: string): ColumnSink {
  const named = `weight ${weight} of data ${setting.data}`;
  let total = 0;
  const judge = (value: number): boolean => {
    total += value;
    return value === 0 || (value >= LEAST_WEIGHT && value <= LARGEST_WEIGHT);
  };
  return numberSink(setting, judge, (nulls, wrong) => {
    if (nulls > 0) throw nullFault(named, 'a weight in every row', nulls);
    if (wrong > 0)
      throw inputFault({
        code: 'input/column-values',
        named,
        expected: 'weights of 0, or from 1e-100 to 1e100',
        received: `${plural(wrong, 'row')} with other values`,
      });
    if (total === 0)
      throw inputFault({
        code: 'input/column-values',
        named,
        expected: 'a weight above 0 in some row',
        received: '0 in every row',
      });
  });
}
