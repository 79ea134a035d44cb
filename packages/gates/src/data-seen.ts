// A data set as a report names what was seen of it.
import { plural, type DataFacts, type DataRef, type Subject } from '@modelgate/core';

/** The digest is that of the bytes, which anybody can compute; what was read as missing stands beside. */
export function dataSeen(
  { digest, ofBytes = digest, rows, columns }: Pick<DataFacts, 'digest' | 'ofBytes' | 'rows' | 'columns'>,
  { missing = [] }: DataRef,
): Pick<Subject, 'digest' | 'facts'> {
  const without = missing.length === 0 ? '' : `; read as missing: ${missing.join(' ')}`;
  return { digest: ofBytes, facts: `${plural(rows, 'row')}, ${plural(columns.length, 'column')}${without}` };
}
