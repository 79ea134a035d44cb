// Opcodes that fetch a callable: by name, by number, or through the loader's own persistent ids.
import { BrokenError } from '../../scan/reader.ts';
import { bytesAt, line, unsigned } from '../cursor.ts';
import type { Line } from '../cursor.ts';
import { act, anomaly, here, nodeOf, textOf } from '../machine.ts';
import type { Effect, Machine } from '../machine.ts';
import { named, qualified } from '../nodes.ts';
import type { Node } from '../nodes.ts';
import { inPython3 } from '../python2.ts';
import { shown } from '../shown.ts';
import { pop, push } from '../stack.ts';
import { utf8 } from '../text.ts';
import { isTuple, itemsOf } from '../values.ts';

const MOST_NAME = 1000;

function lineText(machine: Machine, { from, to }: Line): string {
  const text = utf8(bytesAt(machine, from, Math.min(to - from, MOST_NAME)));
  return to - from > MOST_NAME ? `${text}…` : text;
}

/** The two lines after GLOBAL and INST. */
export function namedByLines(machine: Machine, by: string, offset: number): Node {
  const module = lineText(machine, line(machine));
  return fetched(machine, module, lineText(machine, line(machine)), by, offset);
}

function fetched(machine: Machine, module: string, name: string, by: string, offset: number): Node {
  const [module3, name3] = machine.protocol < 3 ? inPython3(module, name) : [module, name];
  const node = named(machine.found.nodes, module3, name3, 'fetched');
  act(machine, node, { role: 'referenced', by, offset });
  return node;
}

function stackGlobal(machine: Machine): void {
  const offset = here(machine);
  const name = pop(machine.stack);
  const module = pop(machine.stack);
  const texts = [textOf(machine, module), textOf(machine, name)] as const;
  const node =
    texts[0] === undefined || texts[1] === undefined
      ? computedName(machine, module, name, offset)
      : fetched(machine, texts[0], texts[1], 'STACK_GLOBAL', offset);
  push(machine.stack, node.value);
}

/** A module or name that a call made. */
function computedName(machine: Machine, module: number, name: number, offset: number): Node {
  const node = named(machine.found.nodes, '', `${part(machine, module)}.${part(machine, name)}`, 'fetched');
  act(machine, node, { role: 'referenced', by: 'STACK_GLOBAL', offset });
  return node;
}

function part(machine: Machine, value: number): string {
  const text = textOf(machine, value);
  if (text !== undefined) return text;
  const node = nodeOf(machine, value);
  if (node === undefined || node.instance) throw new BrokenError('it names a callable by something that is no text');
  return `(${qualified(node)})`;
}

const extension =
  (width: 1 | 2 | 4): Effect =>
  (machine) => {
    const offset = here(machine);
    const code = unsigned(machine, width);
    const node = named(machine.found.nodes, '', `copyreg extension ${code}`, 'fetched');
    act(machine, node, { role: 'referenced', by: `EXT${width}`, offset });
    anomaly(machine, 'extension-code', `a callable by its number ${code} in copyreg's registry`, offset);
    push(machine.stack, node.value);
  };

/** Only the loader knows what a persistent id gives. PyTorch's own are tuples: ('storage', type, key, device, length), or ('module', class, path, source). */
function persistent(machine: Machine, ofPyTorch: boolean, shownId: string, offset: number): void {
  const name = ofPyTorch ? 'torch storage' : 'persistent id';
  if (!ofPyTorch) anomaly(machine, 'persistent-id', `the persistent id ${shownId}`, offset);
  push(machine.stack, named(machine.found.nodes, '', name, 'computed').value);
}

function persistentLine(machine: Machine): void {
  const offset = here(machine);
  persistent(machine, false, `'${lineText(machine, line(machine))}'`, offset);
}

function persistentValue(machine: Machine): void {
  const id = pop(machine.stack);
  const [kind, second] = isTuple(id) ? (itemsOf(machine.tuples, id)?.items ?? []) : [];
  const name = kind === undefined ? undefined : textOf(machine, kind);
  // Before version 1.6 PyTorch writes a module's class with its source beside it, and loads the class.
  if (name === 'module' && second !== undefined && nodeOf(machine, second) !== undefined) push(machine.stack, second);
  else persistent(machine, name === 'storage' || name === 'module', shown(machine, id), here(machine));
}

export const fetchEffects: Readonly<Record<string, Effect>> = {
  GLOBAL: (machine) => push(machine.stack, namedByLines(machine, 'GLOBAL', here(machine)).value),
  STACK_GLOBAL: stackGlobal,
  EXT1: extension(1),
  EXT2: extension(2),
  EXT4: extension(4),
  PERSID: persistentLine,
  BINPERSID: persistentValue,
};
