// Operators that TorchScript code names: torch.relu is aten::relu, ops.ns.name is ns::name. Running the model runs them.
// Strings and comments count as code, so that hiding code in what looks like a string gains nothing.
import type { OperatorFact } from '@modelgate/core';
import { BudgetError } from '../../scan/reader.ts';

/** The most distinct operators of one model; PyTorch itself has about 2,500. */
const MOST = 10_000;
/** Operators on files that can be called as a method of any value: x.save('file') is aten::save. */
const METHODS = /\.\s*(save|load|from_file)\s*\(/g;
const ROOTS = /\b(?:torch|ops)\b/g;

/** The operators that the sources name. Throws BudgetError if there are more than any model has. */
export function torchScriptOperators(sources: Iterable<string>): readonly OperatorFact[] {
  const times = new Map<string, number>();
  const count = (name: string | undefined): void => {
    if (name === undefined) return;
    times.set(name, (times.get(name) ?? 0) + 1);
    if (times.size > MOST) throw new BudgetError(`its code names more than ${MOST} operators`);
  };
  for (const text of sources) {
    for (const { index, 0: root } of text.matchAll(ROOTS)) count(operatorAt(text, index, root));
    for (const [, method] of text.matchAll(METHODS)) if (!times.has(`aten::${method!}`)) count(`aten::${method!}`);
  }
  const names = [...times.keys()].sort();
  return names.map((name) => ({ domain: 'torchscript', name, times: times.get(name)! }));
}

/**
 * Operators and classes of native libraries in the table of a program for mobile devices, as code would name them. PyTorch's own
 * reader knows no pickled text but that of BINUNICODE, which stands there as it is: a letter, four bytes of length, the text.
 * https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/unpickler.cpp
 */
export function operatorsOfBytecode(pickle: Buffer): string {
  const text = pickle.toString('latin1');
  const texts = Array.from(text.matchAll(NAMED), ({ index, 0: name }) =>
    text[index - 5] === 'X' ? text.slice(index, index + pickle.readUInt32LE(index - 4)) : `unreadable::${name}`,
  );
  return texts.map((name) => (name.includes('::') ? `ops.${name.replace('::', '.')}` : name)).join('\n');
}

const NAMED = /[A-Za-z_]\w*::\w+|__torch__\.torch\.classes\.[\w.]+/g;

function operatorAt(text: string, index: number, root: string): string | undefined {
  const names = dottedNames(text, index + root.length);
  // `__torch__.torch.nn.…` is a class of the model; `__torch__.torch.classes.…` is one of a native library.
  const inside = text[index - 1] === '.';
  if (names.length === 0 || (inside && names[0] !== 'classes')) return undefined;
  if (root === 'torch') return `aten::${names.join('.')}`;
  return names.length > 1 ? `${names[0]!}::${names.slice(1).join('.')}` : undefined;
}

const SPACE = /\s/;
const WORD = /\w/;
const DEEPEST = 8;
const LONGEST = 100;

/** The names that follow, each after a dot; spaces may stand between. */
function dottedNames(text: string, from: number): readonly string[] {
  const names: string[] = [];
  for (let at = from; names.length < DEEPEST;) {
    const dot = skip(text, at, SPACE);
    if (text[dot] !== '.') break;
    const start = skip(text, dot + 1, SPACE);
    at = skip(text, start, WORD);
    if (at === start) break;
    names.push(text.slice(start, Math.min(at, start + LONGEST)));
  }
  return names;
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text[at]!)) at += 1;
  return at;
}
