// Calls: what is called, with what, and what stands for the result.
import type { Machine } from './machine.ts';
import { act, calledNode, nodeOf } from './machine.ts';
import { addNode, isNamed, namedResult, qualified, shortened } from './nodes.ts';
import type { Node } from './nodes.ts';
import { shownArguments } from './shown.ts';
import { isTuple, itemsOf } from './values.ts';

/** Results of one callable, and in all, that have an expression with their arguments. */
const MOST_RESULTS = 64;
const MOST_EXPRESSIONS = 4096;

/** Functions that make an instance of the class that is their first argument. */
export const constructors: ReadonlySet<string> = new Set([
  'copyreg._reconstructor',
  'copyreg.__newobj__',
  'copyreg.__newobj_ex__',
  'numpy.core.multiarray._reconstruct',
  'numpy._core.multiarray._reconstruct',
]);

/** Calls `callable` with a tuple of arguments and gives the value of its result. `by` is the opcode. */
export function call(machine: Machine, callable: number, args: number, by: string, offset: number): number {
  const node = calledNode(machine, callable);
  const shown = (): readonly string[] => (isTuple(args) ? shownArguments(machine, args) : ['…']);
  act(machine, node, { role: 'called', by, offset, args: shown });
  const built = classThatIsBuilt(machine, node, args);
  if (built === undefined) return resultOf(machine, node, shown, by.startsWith('NEWOBJ')).value;
  act(machine, built, { role: 'called', by: constructorName(node), offset });
  return resultOf(machine, built, () => ['…'], true).value;
}

/** 'copyreg._reconstructor': it makes an instance of the class and leaves its constructor out. */
const constructorName = (node: Node): string => qualified(node).replace('numpy.core.', 'numpy._core.');

function classThatIsBuilt(machine: Machine, node: Node, args: number): Node | undefined {
  if (!constructors.has(qualified(node)) || !isTuple(args)) return undefined;
  const first = itemsOf(machine.tuples, args)?.items[0];
  return first === undefined ? undefined : nodeOf(machine, first);
}

function resultOf(machine: Machine, node: Node, args: () => readonly string[], ofNew: boolean): Node {
  const { nodes } = machine.found;
  const instance = ofNew && !isNamed(node, 'builtins', 'str');
  const result = (shown: readonly string[]): Pick<Node, 'module' | 'name' | 'kind' | 'owner' | 'instance'> => ({
    module: '',
    name: expression(node, shown),
    kind: 'result',
    owner: node,
    instance,
  });
  if (isNamed(node, 'numpy', 'dtype')) return namedResult(nodes, result(args().slice(0, 1)));
  if (node.results < MOST_RESULTS && nodes.all.length < MOST_EXPRESSIONS) {
    node.results += 1;
    return addNode(nodes, result(args()));
  }
  if (instance) return (node.anyInstance ??= addNode(nodes, result(['…'])));
  return (node.anyResult ??= addNode(nodes, result(['…'])));
}

const expression = (node: Node, args: readonly string[]): string => shortened(`${qualified(node)}(${args.join(', ')})`);

/** A method that loading calls on what stands there: nothing on constants and Python's own containers. */
export function callMethod(machine: Machine, target: number, method: string, by: string, offset: number): void {
  const node = nodeOf(machine, target);
  if (node !== undefined) act(machine, node, { role: 'called', by, offset, method });
}
