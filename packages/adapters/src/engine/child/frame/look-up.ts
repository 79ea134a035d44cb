// Scores found by key: predictions made elsewhere, and tables whose rows stand in another order than the data's.
import { classCodes, OTHER_LABELS } from '@modelgate/core/class-codes';
import { plural } from '@modelgate/core/format';
import type { Database } from '../duck/database.ts';
import { halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { KeyIndex } from './key-index.ts';
import { Match, type NamedScores } from './match.ts';
import { newArray, scoresOf, shapeOf, type ScoreArray } from './scores-reader.ts';
import type { ScoresShape } from './job.ts';

/** SQL of a table with a column `key` and the outputs behind it. */
export interface KeyedScores extends NamedScores {
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
  readonly outputs: readonly string[];
  /** Outputs are class names: their codes are kept. */
  readonly classes?: readonly string[];
}

export interface DataKeys {
  readonly named: string;
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
  readonly rows: number;
}

/** The data's rows by key, made once for all tables that are looked up. */
export interface IndexedData {
  readonly named: string;
  readonly index: KeyIndex;
}

export interface LookedUp {
  readonly keys: Uint32Array;
  readonly columns: readonly ScoreArray[];
  readonly shape: ScoresShape;
}

export async function indexData(
  database: Database,
  { named, sql, values, rows: count }: DataKeys,
): Promise<IndexedData> {
  const index = new KeyIndex(count);
  const rows = await database.stream({ text: sql, values });
  for (let chunk = await rows.next(); chunk; chunk = await rows.next()) {
    if (index.rows + chunk.rows > count) throw otherRows(named, count, 'more');
    index.add(halvesOf(database.duck, chunk.columns[0]!));
  }
  if (index.rows < count) throw otherRows(named, count, String(index.rows));
  return { named, index };
}

function otherRows(named: string, expected: number, received: string): EngineFault {
  return inputFault({
    code: 'input/file-changed',
    named,
    expected: `${expected} rows, as described`,
    received: `${received} rows`,
  });
}

/** Every row of the data must find exactly one row of scores, and none may be left over. */
export async function lookUp(database: Database, data: IndexedData, scores: KeyedScores): Promise<LookedUp> {
  const outputs = scores.outputs.join(', ');
  const rows = await database.stream({ text: `select key, ${outputs} from (${scores.sql})`, values: scores.values });
  const isLabel = scores.classes !== undefined;
  const shape: ScoresShape = isLabel ? { numbers: 'int32', width: 1 } : shapeOf(rows.types.slice(1))!;
  const { index } = data;
  const columns = Array.from({ length: shape.width }, () => newArray(shape, index.rows));
  const match = new Match(index);
  const faults = { missing: 0, foreign: 0 };
  for (let chunk = await rows.next(); chunk; chunk = await rows.next()) {
    const halves = halvesOf(database.duck, chunk.columns[0]!);
    const read = readerOf(database, chunk.columns.slice(1), scores, faults);
    for (let i = 0; i < chunk.rows; i++) {
      const row = match.take(halves[2 * i]!, halves[2 * i + 1]!);
      for (let k = 0; k < columns.length; k++) {
        const score = read(i, k);
        if (row >= 0) columns[k]![row] = score;
      }
    }
  }
  match.judge(data.named, scores);
  if (faults.missing > 0) throw withoutScore(scores, faults.missing);
  if (faults.foreign > 0) throw foreign(scores, faults.foreign);
  return { keys: index.keys, columns, shape };
}

function readerOf(
  { duck }: Database,
  columns: readonly Column[],
  { classes }: KeyedScores,
  faults: { missing: number; foreign: number },
): (row: number, k: number) => number {
  if (classes === undefined) {
    const numbers = columns.map((column) => scoresOf(duck, column));
    return (row, k) => {
      if (isValid(columns[k]!, row)) return numbers[k]![row]!;
      faults.missing++;
      return 0;
    };
  }
  const [text, codes] = [stringsOf(duck, columns[0]!), classCodes(classes)];
  return (row) => {
    if (!isValid(columns[0]!, row)) faults.missing++;
    else {
      const code = codes.get(text(row));
      if (code !== undefined) return code;
      faults.foreign++;
    }
    return 0;
  };
}

function withoutScore({ named }: KeyedScores, rows: number): EngineFault {
  return inputFault({
    code: 'input/scores-not-finite',
    named,
    expected: 'a prediction in every row',
    received: plural(rows, 'missing value'),
  });
}

function foreign({ named, classes }: KeyedScores, rows: number): EngineFault {
  return inputFault({
    code: 'input/label-values',
    named,
    expected: `one of the classes ${classes!.slice(0, 20).join(', ')}`,
    received: `other labels in ${plural(rows, 'row')}`,
    hint: OTHER_LABELS,
  });
}
