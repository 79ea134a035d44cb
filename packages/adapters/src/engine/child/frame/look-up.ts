// Scores found by key: predictions made elsewhere, and tables whose rows stand in another order than the data's.
import type { Database } from '../duck/database.ts';
import { jsonRows } from '../duck/json.ts';
import { doublesOf, halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { newArray, scoresOf, shapeOf, type ScoreArray } from './scores-reader.ts';
import type { ScoresShape } from './job.ts';

/** SQL of a table with a column `key` and the outputs behind it, and how messages call it. */
export interface KeyedScores {
  readonly named: string;
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
  readonly outputs: readonly string[];
  /** Outputs are class names: their codes are kept. */
  readonly classes?: readonly string[];
  /** What to say when keys repeat. */
  readonly keyedBy: 'id' | 'row';
}

export interface DataKeys {
  readonly named: string;
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
  readonly rows: number;
}

export interface LookedUp {
  readonly keys: Uint32Array;
  readonly columns: readonly ScoreArray[];
  readonly shape: ScoresShape;
}

/** Every row of the data must find exactly one row of scores, and none may be left over. */
export async function lookUp(database: Database, data: DataKeys, scores: KeyedScores): Promise<LookedUp> {
  await checkKeys(database, data, scores);
  const outputs = scores.outputs.map((o) => (scores.classes ? `s.${o}, hash(s.${o})` : `s.${o}`)).join(', ');
  const rows = await database.stream({
    text: `select cast(d.at as double), d.key, ${outputs} from (select row_number() over () - 1 as at, key from (${data.sql})) d join (${scores.sql}) s using (key)`,
    values: [...data.values, ...scores.values],
  });
  const isLabel = scores.classes !== undefined;
  const shape: ScoresShape = isLabel ? { numbers: 'int32', width: 1 } : shapeOf(rows.types.slice(2))!;
  const columns = Array.from({ length: shape.width }, () => newArray(shape, data.rows));
  const keys = new Uint32Array(2 * data.rows);
  const faults = { missing: 0, foreign: 0 };
  for (let chunk = await rows.next(); chunk; chunk = await rows.next()) {
    const at = doublesOf(database.duck, chunk.columns[0]!);
    const halves = halvesOf(database.duck, chunk.columns[1]!);
    const read = readerOf(database, chunk.columns.slice(2), scores, faults);
    for (let i = 0; i < chunk.rows; i++) {
      const row = at[i]!;
      keys[2 * row] = halves[2 * i]!;
      keys[2 * row + 1] = halves[2 * i + 1]!;
      for (const [k, column] of columns.entries()) column[row] = read(i, k);
    }
  }
  if (faults.missing > 0)
    throw inputFault({
      code: 'input/scores-not-finite',
      named: scores.named,
      expected: 'a prediction in every row',
      received: `${faults.missing} missing values`,
    });
  if (faults.foreign > 0) throw foreign(scores, faults.foreign);
  return { keys, columns, shape };
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
  const text = stringsOf(duck, columns[0]!);
  return (row) => {
    if (!isValid(columns[0]!, row)) faults.missing++;
    else {
      const code = classes.indexOf(text(row));
      if (code >= 0) return code;
      faults.foreign++;
    }
    return 0;
  };
}

function foreign({ named, classes }: KeyedScores, rows: number): EngineFault {
  return inputFault({
    code: 'input/label-values',
    named,
    expected: `one of the classes ${classes!.join(', ')}`,
    received: `other labels in ${rows} rows`,
  });
}

async function checkKeys(database: Database, data: DataKeys, scores: KeyedScores): Promise<void> {
  const counts = `with d as (select key, count(*) as n from (${data.sql}) group by key), s as (select key, count(*) as n from (${scores.sql}) group by key)
    select coalesce(sum(d.n) filter (where d.n > 1), 0), coalesce(sum(s.n) filter (where s.n > 1), 0),
      coalesce(sum(d.n) filter (where s.key is null), 0), coalesce(sum(s.n) filter (where d.key is null), 0) from d full join s using (key)`;
  const [row] = await jsonRows(database, { text: counts, values: [...data.values, ...scores.values] });
  const [twice = 0, twiceScored = 0, unscored = 0, unknown = 0] = row!.map(Number);
  if (scores.keyedBy === 'id' && twice > 0) throw repeated(data.named, twice);
  if (scores.keyedBy === 'id' && twiceScored > 0) throw repeated(scores.named, twiceScored);
  if (unscored > 0 || unknown > 0) {
    const received = [
      unscored > 0 && `none for ${unscored} rows of ${data.named}`,
      unknown > 0 && `${unknown} rows that it does not have`,
    ].filter((text) => text !== false);
    throw inputFault({
      code: 'input/scores-mismatch',
      named: scores.named,
      expected: `exactly one row for each row of ${data.named}`,
      received: received.join(' and '),
      hint: 'make the predictions on this very data set',
    });
  }
  if (twice > 0 || twiceScored > 0) {
    throw inputFault({
      code: 'input/scores-mismatch',
      named: scores.named,
      expected: `the rows of ${data.named} in their order`,
      received: 'another order, and equal rows that cannot be told apart',
      hint: 'name a column that identifies rows: id',
    });
  }
}

function repeated(named: string, rows: number): EngineFault {
  return inputFault({
    code: 'input/id-not-unique',
    named,
    expected: 'an id that no two rows share',
    received: `${rows} rows that share theirs`,
    hint: 'name a column that identifies rows, or leave id out',
  });
}
