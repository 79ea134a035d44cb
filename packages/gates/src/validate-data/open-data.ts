// Opens data sets of the checkout, each once in a run of the gate.
import {
  keyOfRef,
  located,
  placeIn,
  refOf,
  type DataFacts,
  type DataRef,
  type DataSubject,
  type Pointer,
  type Policy,
  type Ports,
  type ReadTable,
} from '@modelgate/core';
import { inRoot } from '../base-branch/copies.ts';
import { missingFile } from '../missing-file.ts';

/** A data set that is there, with its digest. */
export type OpenTable = ReadTable & DataFacts & { readonly pointer?: Pointer };

/** A data set of a policy: its files are found from that policy's folder. */
export interface DataFile {
  readonly policy: Policy;
  readonly subject: DataSubject;
}

export type OpenData = (file: DataFile) => Promise<OpenTable>;

export function openData(ports: Ports): OpenData {
  const opened = new Map<string, Promise<OpenTable>>();
  return async (file) => {
    const { policy, subject } = file;
    const path = inRoot(policy, subject.path);
    return located(placeIn(policy, `data.${subject.name}.path`), async () => {
      const files = await ports.files.find(path);
      if (files.length === 0) throw await missingFile(`data ${subject.name}`, path, ports);
      const ref = refOf(subject, files);
      const key = keyOfRef(ref);
      const known = opened.get(key) ?? describe(ref, path, ports);
      opened.set(key, known);
      return known;
    });
  };
}

async function describe(ref: DataRef, path: string, ports: Ports): Promise<OpenTable> {
  const [facts, pointer] = await Promise.all([ports.data.describe(ref), ports.files.pointer(path)]);
  return { ref, ...facts, ...(pointer && { pointer }) };
}
