// modelgate version
import { version as ofThisBuild } from '@modelgate/host';
import type { Terminal } from './terminal.ts';

export function version(_args: readonly string[], terminal: Terminal): Promise<number> {
  terminal.print(ofThisBuild);
  return Promise.resolve(0);
}
