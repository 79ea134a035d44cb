// The files of a data set of the checkout, as both gates of data and gates of models open them.
import { refOf, type DataRef, type DataSubject, type Policy, type Ports } from '@modelgate/core';
import { inRoot } from './base-branch/copies.ts';
import { missingFile } from './missing-file.ts';

/** A data set of a policy: its files are found from that policy's folder. */
export interface DataFile {
  readonly policy: Policy;
  readonly subject: DataSubject;
}

/** Throws input/file-missing where there are none. */
export async function dataFiles({ policy, subject }: DataFile, ports: Ports): Promise<DataRef> {
  const path = inRoot(policy, subject.path);
  const files = await ports.files.find(path);
  if (files.length === 0) throw await missingFile(`data ${subject.name}`, path, ports);
  return refOf(subject, files);
}
