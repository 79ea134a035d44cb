// How the rows of a data set become a model's tensors: one select list, and what each of its columns fills.
import type { Column, ElementType, InputBinding, Replacement, ScoreRequest } from '@modelgate/core';
import type { DUCK } from '../duck/bindings.ts';
import { literal } from '../duck/database.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { quoted } from '../duck/quoted.ts';

/** One column of the data, read as the element type of the input it fills. */
export interface ColumnRead {
  readonly column: string;
  /** SQL of the value, in the type that is read. */
  readonly sql: string;
  /** A list of values a row, not one value. */
  readonly list: boolean;
}

/** One model input with the columns that fill it side by side. */
export interface InputPlan {
  readonly input: string;
  readonly type: ElementType;
  /** Shape of one row: of the longest, where they differ. */
  readonly rowShape: readonly number[];
  /** The dimension that is as long as the row's list makes it. */
  readonly free?: number;
  readonly reads: readonly ColumnRead[];
  /** Replaces NULL; absent: NaN for floats, a fault for everything else. */
  readonly missing?: string | number;
}

type SqlType = keyof typeof DUCK;

/** DuckDB's type for each element type. float16 is read as FLOAT and narrowed on the way into the tensor. */
export const SQL_TYPE: Readonly<Record<ElementType, SqlType>> = {
  string: 'VARCHAR',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  float16: 'FLOAT',
  bool: 'BOOLEAN',
  int8: 'TINYINT',
  uint8: 'UTINYINT',
  int16: 'SMALLINT',
  uint16: 'USMALLINT',
  int32: 'INTEGER',
  uint32: 'UINTEGER',
  int64: 'BIGINT',
  uint64: 'UBIGINT',
};

const LIST = /^(.+)\[\d*\]$/;
const WHOLE = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/;
const FRACTIONAL = /^(FLOAT|DOUBLE|DECIMAL.*)$/;
const TEXT = /^(VARCHAR|ENUM.*|UUID)$/;

/** Checks names and types of every bound column against the data. */
export function planInputs(request: ScoreRequest, columns: readonly Column[]): InputPlan[] {
  if (request.replace) checkReplaced(request, request.replace, columns);
  return request.inputs.map((binding) => planInput(binding, columns, request));
}

/** Scores of a column that no input reads would look like a model that does not mind. */
function checkReplaced({ data, inputs }: ScoreRequest, { column }: Replacement, columns: readonly Column[]): void {
  const type = columns.find((c) => c.name === column)?.type;
  const isRead = inputs.some((binding) => binding.columns.includes(column));
  if (isRead && type !== undefined && !LIST.test(type)) return;
  throw inputFault({
    code: 'input/model-inputs',
    named: `column ${column} of data ${data.name}, whose values are replaced`,
    expected: 'a column of single values that an input of the model reads',
    received: isRead ? `type ${type}` : 'a column that no input reads',
  });
}

function planInput(binding: InputBinding, columns: readonly Column[], request: ScoreRequest): InputPlan {
  const reads = binding.columns.map((name) => planRead(name, binding, columns, request));
  const { missing } = binding;
  if (missing !== null && typeof missing !== (binding.type === 'string' ? 'string' : 'number'))
    throw wrongMissing(binding);
  const isFilled = typeof missing === 'string' || typeof missing === 'number';
  const free = binding.rowShape.indexOf(null);
  const rowShape = binding.rowShape.map((d) => d ?? 1);
  const { input, type } = binding;
  return { input, type, rowShape, ...(free >= 0 && { free }), reads, ...(isFilled && { missing }) };
}

function planRead(
  name: string,
  binding: InputBinding,
  columns: readonly Column[],
  { data, replace }: ScoreRequest,
): ColumnRead {
  const column = columns.find((c) => c.name === name);
  if (!column)
    throw inputFault({
      code: 'input/column-missing',
      named: `input ${binding.input}`,
      expected: `a column ${name} in data ${data.name}`,
      received: 'none',
    });
  const element = LIST.exec(column.type)?.[1];
  const type = SQL_TYPE[binding.type];
  if (!fits(element ?? column.type, binding.type) || (element !== undefined && binding.type === 'string'))
    throw wrongType(column, binding);
  const target = element === undefined ? type : `${type}[]`;
  if (replace?.column === name) return { column: name, sql: replaced(replace, column.type, target), list: false };
  const sql = column.type === target ? quoted(name) : `cast(${quoted(name)} as ${target})`;
  return { column: name, sql, list: element !== undefined };
}

/** By the value's text, then back to its own type: a boolean's text is no number. */
function replaced({ column, values }: Replacement, type: string, target: string): string {
  const text = `cast(${quoted(column)} as varchar)`;
  const cases = Object.entries(values).map(([from, to]) => `when ${literal(from)} then ${literal(to)}`);
  const other = cases.length === 0 ? text : `case ${text} ${cases.join(' ')} else ${text} end`;
  return `cast(cast(${other} as ${TEXT.test(type) ? 'varchar' : type}) as ${target})`;
}

function fits(columnType: string, type: ElementType): boolean {
  const isNumber = WHOLE.test(columnType) || FRACTIONAL.test(columnType) || columnType === 'BOOLEAN';
  return type === 'string' ? TEXT.test(columnType) || WHOLE.test(columnType) || columnType === 'BOOLEAN' : isNumber;
}

function wrongType(column: Column, { input, type }: InputBinding): EngineFault {
  const expected = `${type === 'string' ? 'text' : 'numbers'} for the model input ${input} (${type})`;
  return inputFault({
    code: 'input/column-type',
    named: `column ${column.name}`,
    expected,
    received: `type ${column.type}`,
  });
}

function wrongMissing({ input, type }: InputBinding): EngineFault {
  const kind = type === 'string' ? 'a text' : 'a number';
  return inputFault({
    code: 'input/model-inputs',
    named: `missing value of input ${input}`,
    expected: kind,
    received: 'another type',
    hint: `write inputs.missing.${type === 'string' ? 'string' : 'number'}`,
  });
}

/** A column whose values may not survive the cast to the element type unchanged, with the range that does. */
export interface Range {
  readonly column: string;
  readonly input: string;
  readonly type: ElementType;
  readonly low: string;
  readonly high: string;
  /** Fractions are cut off, which no cast tells. */
  readonly whole: boolean;
}

const RANGES: Partial<Record<ElementType, readonly [string, string]>> = {
  float16: ['-65504', '65504'],
  float32: ['-3.4028235e38', '3.4028235e38'],
  bool: ['0', '1'],
  int8: ['-128', '127'],
  uint8: ['0', '255'],
  int16: ['-32768', '32767'],
  uint16: ['0', '65535'],
  int32: ['-2147483648', '2147483647'],
  uint32: ['0', '4294967295'],
  int64: ['-9223372036854775808', '9223372036854775807'],
  uint64: ['0', '18446744073709551615'],
};

/** Ranges of every scalar number column; `silent` keeps those that a cast would change without an error. */
export function rangesOf(plans: readonly InputPlan[], columns: readonly Column[], silent: boolean): Range[] {
  return plans.flatMap((plan) => plan.reads.flatMap((read) => rangeOf(plan, read, columns, silent) ?? []));
}

function rangeOf(
  { input, type }: InputPlan,
  read: ColumnRead,
  columns: readonly Column[],
  silent: boolean,
): Range | undefined {
  const range = RANGES[type];
  const columnType = columns.find((c) => c.name === read.column)!.type;
  if (!range || read.list || columnType === 'BOOLEAN' || columnType === SQL_TYPE[type]) return undefined;
  const whole = type !== 'float16' && type !== 'float32' && FRACTIONAL.test(columnType);
  if (silent && !whole && type !== 'bool' && type !== 'float16') return undefined;
  return { column: read.column, input, type, low: range[0], high: range[1], whole };
}
