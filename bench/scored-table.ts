// A table of labels, groups and two models' scores, as large as asked: what a binary classifier's test set looks like.
import { join } from 'node:path';
import { quoted, sql } from './natives.ts';

const NORMAL = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())';

/** One file: label, candidate and baseline (FLOAT), sex and race. AUCs about 0.89 and 0.88, a quarter positive. */
export async function writeScoredTable(file: string, rows: number): Promise<void> {
  const latent = `select ${NORMAL} as z, ${NORMAL} as e, ${NORMAL} as f, random() as g, random() as h from range(${rows})`;
  const score = (noise: string): string => `(1 / (1 + exp(1.6 - 2 * z - ${noise})))::float`;
  await sql(
    'set threads = 1',
    'select setseed(0.25)',
    `copy (select (random() < 1 / (1 + exp(1.8 - 2.4 * z)))::int as label, ${score('0.3 * e')} as candidate, ${score('0.4 * f')} as baseline,
      case when g < 0.33 then 'Female' else 'Male' end as sex, ['Black', 'Other', 'White'][1 + (h * h * 3)::int % 3] as race from (${latent}))
      to ${quoted(file)} (format parquet)`,
    'select 1',
  );
}

/** The same as a data file and one file of predictions for each model, joined by an id. */
export async function writePredictions(folder: string, rows: number): Promise<void> {
  const whole = join(folder, 'whole.parquet');
  await writeScoredTable(whole, rows);
  const from = `from read_parquet(${quoted(whole)})`;
  const to = (name: string): string => `to ${quoted(join(folder, `${name}.parquet`))} (format parquet)`;
  const id = 'row_number() over () as id';
  await sql(
    `copy (select ${id}, label, sex, race ${from}) ${to('data')}`,
    `copy (select ${id}, candidate as score ${from}) ${to('candidate')}`,
    `copy (select ${id}, baseline as score ${from}) ${to('baseline')}`,
    'select 1',
  );
}
