// How the judged data differs from the base branch's, in a line.
import { countText, isThere } from '@modelgate/core';
import { onBaseBranch } from '../base-branch/copies.ts';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

/**
 * 'rows +312, no column changed', 'as many rows, columns changed: +zip, −age,
 * income is DOUBLE'; '–' where there is nothing to compare with.
 */
export function againstBase({ tables, subject }: ValidationPlan, own: OpenTable): string {
  const base = tables[onBaseBranch(subject.name)];
  if (!isThere(base)) return '–';
  if (base.digest === own.digest) return 'no change';
  const by = own.rows - base.rows;
  const rows = by === 0 ? 'as many rows' : `rows ${by > 0 ? '+' : ''}${countText(by)}`;
  const changed = changedColumns(own, base);
  const more = changed.length > SOME_COLUMNS ? ` and ${countText(changed.length - SOME_COLUMNS)} more` : '';
  const columns =
    changed.length === 0 ? 'no column changed' : `columns changed: ${changed.slice(0, SOME_COLUMNS).join(', ')}${more}`;
  return `${rows}, ${columns}`;
}

/** How many changed columns are named; further ones are counted. */
const SOME_COLUMNS = 5;

function changedColumns(own: OpenTable, base: OpenTable): readonly string[] {
  const before = new Map(base.columns.map(({ name, type }) => [name, type]));
  const now = new Set(own.columns.map(({ name }) => name));
  return [
    ...own.columns.flatMap(({ name, type }) => {
      if (!before.has(name)) return [`+${name}`];
      return before.get(name) === type ? [] : [`${name} is ${type}`];
    }),
    ...base.columns.filter(({ name }) => !now.has(name)).map(({ name }) => `−${name}`),
  ];
}
