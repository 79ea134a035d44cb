// Operators of TensorFlow that open files, and those that call functions, which may do so with what they are called with.
import type { Following, PathNode } from './scope.ts';

/** Operators that open what they are told, by the inputs that say it. */
export const openers: ReadonlyMap<string, readonly number[]> = new Map([
  ['DTensorRestoreV2', [0]],
  ['InitializeTableFromTextFile', [1]],
  ['InitializeTableFromTextFileV2', [1]],
  ['MergeV2Checkpoints', [0, 1]],
  ['RestoreV2', [0]],
  ['SaveV2', [0]],
]);

/** Operators that call functions, by the input that is their first argument. */
const callers: Readonly<Record<string, number>> = {
  PartitionedCall: 0,
  StatefulPartitionedCall: 0,
  TPUPartitionedCall: 0,
  While: 0,
  StatelessWhile: 0,
  If: 1,
  StatelessIf: 1,
  Case: 1,
  StatelessCase: 1,
  RemoteCall: 1,
};

/** Any operator that may be given a function. */
const OF_FUNCTIONS = /Call$|Case$|^(?:Stateless)?(?:While|If)$|Dataset|Iterator|Function|Gradient|Launch|Xla|TPU/;
const NAME_OF_OPERATOR = /^_?[A-Z][A-Za-z0-9>]*$/;

/** TensorFlow gives its functions no name that an operator could have. */
export const isNameOfOperator = (name: string): boolean => NAME_OF_OPERATOR.test(name);

/** Whether a node of this operator calls functions: those that its attributes name, or the one that it is called after. */
export const mayCall = (op: string): boolean => !isNameOfOperator(op) || OF_FUNCTIONS.test(op);

/** What a node opens, itself or by a function; undefined where nobody can tell which of its inputs. */
export function openedInputs(node: PathNode, opened: Following['opened']): readonly (string | undefined)[] {
  const { op, inputs, calls = [] } = node;
  // Without the input TensorFlow refuses such a node.
  const own = (openers.get(op) ?? []).flatMap((at) => inputs[at] ?? []);
  const first = Object.hasOwn(callers, op) ? callers[op]! : calls.includes(op) ? 0 : undefined;
  const passed = calls.flatMap((name) =>
    Array.from(opened.get(name) ?? [], (at) => (first === undefined ? undefined : inputs[first + at])),
  );
  return [...own, ...passed];
}
