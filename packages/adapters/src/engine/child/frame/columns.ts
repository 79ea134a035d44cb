// Columns of the data on their way into a frame's files: coded, checked, counted.
import { plural } from '@modelgate/core/format';
import { inputFault, type EngineFault } from '../fault.ts';
import type { DuckDb } from '../duck/bindings.ts';
import { countNulls, doublesOf, halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { StringCodes } from '../codes/string-codes.ts';
import { HashCodes } from '../codes/hash-codes.ts';
import { RawFile } from './raw-file.ts';

/** One column's way into its file. */
export interface ColumnSink {
  /** Columns of the statement that it takes. */
  readonly width: number;
  /** Takes all rows of a chunk. */
  add(columns: readonly Column[], rows: number): void;
  /** No more rows come. */
  close(): void;
  /** Throws what was wrong with the column. */
  judge(): void;
}

/** A sink is told the data set by name, for its messages. */
export interface SinkSetting {
  readonly duck: DuckDb;
  readonly data: string;
  readonly path: string;
}

/** Text and its hash to codes, numbered as they appear. */
function coder(
  duck: DuckDb,
  codes: StringCodes,
  onNull: () => number,
): (columns: readonly Column[], rows: number) => Int32Array {
  return ([text, hash], rows) => {
    const halves = halvesOf(duck, hash!);
    const decode = stringsOf(duck, text!);
    const out = new Int32Array(rows);
    for (let i = 0; i < rows; i++)
      out[i] =
        text!.validity && !isValid(text!, i)
          ? onNull()
          : codes.code(halves[2 * i]!, halves[2 * i + 1]!, () => decode(i));
    return out;
  };
}

/** Distinct values beyond the classes that are looked at before giving up. */
const MOST_FOREIGN = 100_000;

/** Class codes in the order of `classes`; every row must have one of them. */
export function classSink({ duck, data, path }: SinkSetting, label: string, classes: readonly string[]): ColumnSink {
  const file = new RawFile(path);
  const codes = new StringCodes();
  const classOf: number[] = [];
  let [nulls, foreign] = [0, 0];
  const code = coder(duck, codes, () => -1);
  return {
    width: 2,
    add: (columns, rows) => {
      const found = code(columns, rows);
      for (let k = classOf.length; k < codes.names.length; k++) classOf.push(classes.indexOf(codes.names[k]!));
      if (codes.names.length > classes.length + MOST_FOREIGN)
        throw foreignLabels(data, label, classes, `more than ${MOST_FOREIGN} other values`);
      for (let i = 0; i < rows; i++) {
        const c = found[i]!;
        if (c < 0) nulls++;
        else if (classOf[c]! < 0) foreign++;
        found[i] = c < 0 ? -1 : classOf[c]!;
      }
      file.append(found);
    },
    close: () => file.close(),
    judge: () => {
      if (nulls > 0) throw nullFault(`label ${label} of data ${data}`, 'a label in every row', nulls);
      const values = classOf.filter((k) => k < 0).length;
      if (foreign > 0)
        throw foreignLabels(data, label, classes, `${plural(values, 'other value')} in ${plural(foreign, 'row')}`);
    },
  };
}

function foreignLabels(data: string, label: string, classes: readonly string[], received: string): EngineFault {
  const shown = classes.length > 20 ? `${classes.slice(0, 20).join(', ')}, …` : classes.join(', ');
  return inputFault({
    code: 'input/label-values',
    named: `label ${label} of data ${data}`,
    expected: `one of the classes ${shown}`,
    received,
    hint: 'name the classes under outputs.classes, or correct the labels',
  });
}

function nullFault(named: string, expected: string, nulls: number): EngineFault {
  return inputFault({
    code: 'input/column-null',
    named,
    expected,
    received: `${plural(nulls, 'row')} without one`,
    hint: 'drop these rows, or fill them in',
  });
}

/** More groups than this are no groups. */
const MOST_GROUPS = 10_000;

export interface GroupSink extends ColumnSink {
  readonly names: readonly string[];
}

/** Group codes, numbered as they appear; the parent sorts the names. A row without a value has the group `missing`. */
export function groupSink({ duck, data, path }: SinkSetting, group: string, missing: string): GroupSink {
  const file = new RawFile(path);
  const codes = new StringCodes();
  const names: string[] = [];
  const numberOf: number[] = [];
  let missingAt = -1;
  const numbered = (name: string): number => {
    const at = names.indexOf(name);
    return at < 0 ? names.push(name) - 1 : at;
  };
  const code = coder(duck, codes, () => -1);
  return {
    names,
    width: 2,
    add: (columns, rows) => {
      const found = code(columns, rows);
      if (codes.names.length > MOST_GROUPS) {
        throw inputFault({
          code: 'input/column-type',
          named: `group ${group} of data ${data}`,
          expected: `at most ${MOST_GROUPS} distinct values`,
          received: 'more',
          hint: 'group by a condition, or by a column with fewer values',
        });
      }
      for (let k = numberOf.length; k < codes.names.length; k++) numberOf.push(numbered(codes.names[k]!));
      for (let i = 0; i < rows; i++)
        found[i] = found[i]! < 0 ? (missingAt = missingAt < 0 ? numbered(missing) : missingAt) : numberOf[found[i]!]!;
      file.append(found);
    },
    close: () => file.close(),
    judge: () => undefined,
  };
}

/** Numbers as doubles; `check` counts what is wrong with one, by kind. */
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

/** Clusters as numbers, in the order they appear; only the hash of their names is seen. The first column is the value's own NULL mask. */
export function clusterSink({ duck, data, path }: SinkSetting, cluster: string): ColumnSink {
  const file = new RawFile(path);
  const codes = new HashCodes();
  let nulls = 0;
  return {
    width: 1,
    add: ([hash], rows) => {
      nulls += countNulls(hash!);
      const halves = halvesOf(duck, hash!);
      const out = new Int32Array(rows);
      for (let i = 0; i < rows; i++) out[i] = codes.code(halves[2 * i]!, halves[2 * i + 1]!);
      file.append(out);
    },
    close: () => file.close(),
    judge: () => {
      if (nulls > 0) throw nullFault(`cluster ${cluster} of data ${data}`, 'a cluster in every row', nulls);
    },
  };
}
