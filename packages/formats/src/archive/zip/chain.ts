// Archives in a row, as in PyTorch's distributed checkpoints: a loader opens each at the place that .metadata names.
// https://github.com/pytorch/pytorch/blob/main/torch/distributed/checkpoint/filesystem.py
import { BudgetError } from '../../scan/reader.ts';
import type { Member, ReadContext } from '../../scan/reader.ts';
import { sliceSource } from '../../scan/source.ts';
import type { ByteSource } from '../../scan/source.ts';
import { findDirectories } from './end.ts';
import type { Directory } from './end.ts';

/** Only for this format does the name decide: in any other file, an archive before another hides something. */
export const isChain = ({ name }: Pick<ReadContext, 'name'>): boolean => /\.distcp$/i.test(name);

/** A checkpoint has an archive for each tensor. */
const MOST = 100_000;

/** The archives one by one; none if some byte belongs to no archive. */
export function archivesOf(source: ByteSource, { budget }: Pick<ReadContext, 'budget'>): readonly Member[] {
  const starts: number[] = [];
  for (let end = source.size; end > 0; end = starts.at(-1)!) {
    budget.tick();
    // Places that are counted from the start of the file, as only the first archive's are, lead to directories of others before it.
    const directory = findDirectories(sliceSource(source, 0, end))
      .filter(endsBefore)
      .toSorted(byStart)
      .at(-1);
    if (directory === undefined || directory.shift < 0) return [];
    if (starts.length >= MOST) throw new BudgetError(`it is more than ${MOST} archives`);
    starts.push(directory.shift);
  }
  const ends = [source.size, ...starts];
  return starts.map((from, i) => archiveAt(source, from, ends[i]!)).reverse();
}

const endsBefore = ({ start, size, before }: Directory): boolean => start + size === before;

const byStart = (a: Directory, b: Directory): number => a.start - b.start;

function archiveAt(source: ByteSource, from: number, to: number): Member {
  return { name: `archive at ${from}`, bytes: to - from, open: () => sliceSource(source, from, to - from) };
}
