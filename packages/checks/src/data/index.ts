// The checks of data, one file each, in the order in which reports list them.
import type { DataCheck, DataRule } from '../data-check/data-check.ts';
import { columns } from './columns.ts';
import { min } from './min.ts';
import { nulls } from './nulls.ts';
import { rows } from './rows.ts';
import { unique } from './unique.ts';

export const dataRules: readonly DataRule[] = [rows, nulls, min, unique];

/** All of them; the presence of columns follows from naming them. */
export const dataChecks: readonly DataCheck[] = [columns, ...dataRules];
