// Which format a data file has, by what its name ends in.

export type DataFormat = 'parquet' | 'csv' | 'json';

/** How a text file is compressed. */
export type Packing = 'gz' | 'zst';

const formats: Readonly<Record<string, DataFormat>> = {
  parquet: 'parquet',
  pq: 'parquet',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
};

export interface NamedFormat {
  /** 'tsv': in small letters, without .gz or .zst. */
  readonly ending: string;
  /** Absent: the ending is of no known format. */
  readonly format?: DataFormat;
  readonly packing?: Packing;
}

export function formatByName(path: string): NamedFormat {
  const [, ending = '', packing] = /\.([^./\\]*?)(?:\.(gz|zst))?$/.exec(path.toLowerCase()) ?? [];
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  return { ending, ...(format && { format }), ...(packing !== undefined && { packing: packing as Packing }) };
}

/** Whether a folder's file is part of the data set that the folder is: one that cannot be read is an error, not left out. */
export function isDataFile(path: string): boolean {
  return formatByName(path).format !== undefined;
}
