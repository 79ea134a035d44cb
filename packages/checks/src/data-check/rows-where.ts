// How a reader finds the rows that break a rule: by the condition itself, since reports show no values and no keys of rows.
import { literalText, type Sql } from '@modelgate/core';

/** 'look at the rows where "age" < 17'; undefined where the condition does not fit on one line. */
export function rowsWhere({ text, values }: Sql): string | undefined {
  const parts = text.split('?');
  if (parts.length !== values.length + 1) return undefined;
  const spelled = parts.map((part, i) => part + (i < values.length ? literalText(values[i]!) : '')).join('');
  return /[\r\n]/.test(spelled) || spelled.length > LONGEST ? undefined : `look at the rows where ${spelled}`;
}

const LONGEST = 300;
