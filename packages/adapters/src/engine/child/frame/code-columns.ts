// Columns of names on their way into a frame's files as codes: classes, groups, clusters.
import { plural } from '@modelgate/core/format';
import { HashCodes } from '../codes/hash-codes.ts';
import { StringCodes } from '../codes/string-codes.ts';
import type { DuckDb } from '../duck/bindings.ts';
import { countNulls, halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { nullFault, type ColumnSink, type SinkSetting } from './column-sink.ts';
import { RawFile } from './raw-file.ts';

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
