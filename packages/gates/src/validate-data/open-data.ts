// Opens data sets of the checkout, each once in a run of the gate.
import {
  keyOfRef,
  located,
  placeIn,
  type DataFacts,
  type DataRef,
  type Pointer,
  type Ports,
  type ReadTable,
} from '@modelgate/core';
import { inRoot } from '../base-branch/copies.ts';
import { dataFiles, type DataFile } from '../data-files.ts';

/** A data set that is there, with its digest. */
export type OpenTable = ReadTable & DataFacts & { readonly pointer?: Pointer };

export type OpenData = (file: DataFile) => Promise<OpenTable>;

export function openData(ports: Ports): OpenData {
  const opened = new Map<string, Promise<OpenTable>>();
  return async (file) => {
    const { policy, subject } = file;
    return located(placeIn(policy, `data.${subject.name}.path`), async () => {
      const ref = await dataFiles(file, ports);
      const key = keyOfRef(ref);
      const known = opened.get(key) ?? describe(ref, inRoot(policy, subject.path), ports);
      opened.set(key, known);
      return known;
    });
  };
}

async function describe(ref: DataRef, path: string, ports: Ports): Promise<OpenTable> {
  const [facts, pointer] = await Promise.all([ports.data.describe(ref), ports.files.pointer(path)]);
  return { ref, ...facts, ...(pointer && { pointer }) };
}
