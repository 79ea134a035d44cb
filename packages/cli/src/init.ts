// modelgate init [--data P]… [--model P]… [--label C] [--positive K] [--missing T] [--missing-number N] [--order C,C,…] [--out F]: a policy
// from data and models.
import { resolve } from 'node:path';
import { InputError } from '@modelgate/core';
import type { Answers } from '@modelgate/gates';
import { propose, writeNew } from '@modelgate/host';
import { parse } from './arguments.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

const STDOUT = '-';

/** Writes a new policy. An existing one is never touched: the proposal then goes to stdout, for comparison. */
export async function init(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse('init', args, {
    data: { type: 'string', multiple: true },
    model: { type: 'string', multiple: true },
    label: { type: 'string' },
    positive: { type: 'string' },
    missing: { type: 'string' },
    'missing-number': { type: 'string' },
    order: { type: 'string' },
    out: { type: 'string', default: 'modelgate.yml' },
  });
  const out = values['out'] as string;
  const list = (name: string): readonly string[] => (values[name] as readonly string[] | undefined) ?? [];
  const progress = progressOn(terminal);
  const proposal = await propose({
    cwd: terminal.cwd,
    out: out === STDOUT ? 'modelgate.yml' : out,
    data: list('data'),
    models: list('model'),
    ...answersIn(values),
    env: terminal.env,
    ...(terminal.engines && { engines: terminal.engines }),
    progress,
  });
  progress.clear();
  for (const note of proposal.notes) terminal.error(note);
  const written = out !== STDOUT && (await writeNew(resolve(terminal.cwd, out), proposal.text));
  if (!written) terminal.page(proposal.text.trimEnd());
  terminal.error(lastWord(out, written));
  return 0;
}

function answersIn(values: Readonly<Record<string, unknown>>): Answers {
  const text = (name: string): string | undefined => values[name] as string | undefined;
  const [label, positive, missing] = [text('label'), text('positive'), text('missing')];
  const missingNumber = numberOf(text('missing-number'));
  const order = text('order')?.split(',');
  return {
    ...(label !== undefined && { label }),
    ...(positive !== undefined && { positive }),
    ...(missing !== undefined && { missing }),
    ...(missingNumber !== undefined && { missingNumber }),
    ...(order && { order }),
  };
}

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const number = Number(written);
  if (written.trim() !== '' && Number.isFinite(number)) return number;
  throw new InputError({ code: 'input/argument', named: '--missing-number', expected: 'a number', received: written });
}

function lastWord(out: string, written: boolean): string {
  if (written)
    return `written: ${out}; read it, then: modelgate run${out === 'modelgate.yml' ? '' : ` --policy ${out}`}`;
  return out === STDOUT
    ? 'nothing is written'
    : `${out} is there already and stays as it is; the proposal is on stdout`;
}
