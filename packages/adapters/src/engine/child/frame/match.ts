// Whether rows of data and rows of scores are the same set, each row of one with exactly one of the other.
import { plural } from '@modelgate/core/format';
import { inputFault, type EngineFault } from '../fault.ts';
import type { KeyIndex } from './key-index.ts';

/** A table of scores, as messages call it, and what to say when its keys repeat. */
export interface NamedScores {
  readonly named: string;
  readonly keyedBy: 'id' | 'row';
}

/** Which rows of the data have found their score. */
export class Match {
  readonly #index: KeyIndex;
  /** Rows of scores for each row of the data; 2: several. */
  readonly #found: Uint8Array;
  #last = -1;
  #unknown = 0;
  #repeated = 0;

  constructor(index: KeyIndex) {
    this.#index = index;
    this.#found = new Uint8Array(index.rows);
  }

  /** The row of the data with this key; −1 when there is none. */
  take(low: number, high: number): number {
    const row = this.#index.find(low, high, this.#last + 1);
    this.#last = row;
    if (row < 0) {
      this.#unknown++;
      return row;
    }
    const found = this.#found[row]!;
    if (found > 0) this.#repeated += 3 - found;
    this.#found[row] = Math.min(2, found + 1);
    return row;
  }

  /** Throws unless rows and scores are the same set. */
  judge(named: string, scores: NamedScores): void {
    const twice = this.#index.repeated;
    if (scores.keyedBy === 'id' && twice > 0) throw repeated(named, twice);
    if (scores.keyedBy === 'id' && this.#repeated > 0) throw repeated(scores.named, this.#repeated);
    const unscored = this.#unscored();
    if (unscored > 0 || this.#unknown > 0) throw mismatch(named, scores, unscored, this.#unknown);
    if (twice > 0 || this.#repeated > 0) throw ambiguous(named, scores);
  }

  /** Rows without a score; a row whose key repeats stands with the first one of that key. */
  #unscored(): number {
    const { keys, rows } = this.#index;
    let unscored = 0;
    for (let row = 0; row < rows; row++) {
      if (this.#found[row]! > 0) continue;
      const first = this.#index.find(keys[2 * row]!, keys[2 * row + 1]!, row);
      if (this.#found[first] === 0) unscored++;
    }
    return unscored;
  }
}

function mismatch(named: string, scores: NamedScores, unscored: number, unknown: number): EngineFault {
  const received = [
    unscored > 0 && `none for ${plural(unscored, 'row')} of ${named}`,
    unknown > 0 && `${plural(unknown, 'row')} that it does not have`,
  ].filter((text) => text !== false);
  return inputFault({
    code: 'input/scores-mismatch',
    named: scores.named,
    expected: `exactly one row for each row of ${named}`,
    received: received.join(' and '),
    hint: 'make the predictions on this very data set',
  });
}

function ambiguous(named: string, scores: NamedScores): EngineFault {
  return inputFault({
    code: 'input/scores-mismatch',
    named: scores.named,
    expected: `the rows of ${named} in their order`,
    received: 'another order, and equal rows that cannot be told apart',
    hint: 'name a column that identifies rows: id',
  });
}

function repeated(named: string, rows: number): EngineFault {
  return inputFault({
    code: 'input/id-not-unique',
    named,
    expected: 'an id that no two rows share',
    received: `${plural(rows, 'row')} that share theirs`,
    hint: 'name a column that identifies rows, or leave id out',
  });
}
