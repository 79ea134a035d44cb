// A data set as a subject of a report.
import { plural, type DataFacts, type DataRef, type Subject } from '@modelgate/core';

/**
 * The digest is of the bytes alone, so that anybody can compute it; texts for missing values are named in the facts.
 */
export function dataSeen(
  { digest, ofBytes = digest, rows, columns }: Pick<DataFacts, 'digest' | 'ofBytes' | 'rows' | 'columns'>,
  { missing = [] }: DataRef,
): Pick<Subject, 'digest' | 'facts'> {
  const without = missing.length === 0 ? '' : `; read as missing: ${missing.join(' ')}`;
  return { digest: ofBytes, facts: `${plural(rows, 'row')}, ${plural(columns.length, 'column')}${without}` };
}
