// A terminal of a test: what a command says, and on which stream.
import { environment } from '@modelgate/host/engines';
import type { Terminal } from './terminal.ts';

export interface Collecting extends Terminal {
  /** Lines of stdout and of stderr so far. */
  readonly said: { readonly out: string[]; readonly err: string[] };
}

export function collecting(cwd: string): Collecting {
  const said: Collecting['said'] = { out: [], err: [] };
  return {
    said,
    env: environment(),
    cwd,
    colour: false,
    width: 100,
    watched: false,
    print: (...lines) => void said.out.push(...lines),
    error: (...lines) => void said.err.push(...lines),
    page: (text) => void said.out.push(...text.split('\n')),
  };
}
