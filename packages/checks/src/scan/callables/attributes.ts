// getattr as pickles use it: for methods, which have no name of their own. What is fetched may be kept; calling it is another fact.
import { operatorDanger } from '../operators/operators.ts';
import { canonicalName } from './canonical.ts';
import { dangerOf } from './dangerous.ts';

/** Python's own types, whose methods only work on what they are given; str.format reaches from any object to any other. */
const types = new Set(
  'str bytes bytearray int float complex bool list tuple dict set frozenset'
    .split(' ')
    .map((name) => `builtins.${name}`),
);
const reaching = new Set(['format', 'format_map']);

/** The methods of every ufunc: np.add.reduce. */
const ofUfuncs = new Set(['reduce', 'accumulate', 'reduceat', 'outer', 'at']);

/** What getattr may be asked about, and of what; `isListed` tells a class, or a function or ufunc of the list, by its whole name. */
export function bindsMethod(
  args: readonly string[],
  { isClass, isFunction }: { isClass: (name: string) => boolean; isFunction: (name: string) => boolean },
): boolean {
  const [of = ''] = args;
  const name = plainName(args);
  if (args.length !== 2 || name === undefined || dangerOf('', name) !== undefined) return false;
  if (['[…]', '{…}', 'set(…)'].includes(of)) return true;
  const owner = classOf(of);
  if (/^'.*'$/.test(of) || types.has(owner)) return !reaching.has(name);
  if (owner === 'torch._C._VariableFunctionsClass') return operatorDanger('torchscript', `aten::${name}`) === undefined;
  if (ofUfuncs.has(name) && /^(?:numpy|scipy\.special)\./.test(owner)) return isFunction(owner);
  return owner === 're._compile' || isClass(owner);
}

/** The second argument of getattr is a text, and the name of nothing that is dangerous anywhere. */
export function fetchesPlainName(args: readonly string[]): boolean {
  const name = plainName(args);
  return name !== undefined && dangerOf('', name) === undefined;
}

const plainName = ([, name = '']: readonly string[]): string | undefined =>
  /^'(_?[A-Za-z][A-Za-z0-9_]*)'$/.exec(name)?.[1];

/** 'a.B' of 'a.B(…)' and of 'a.B'. */
function classOf(expression: string): string {
  const bracket = expression.indexOf('(');
  const dotted = bracket === -1 ? expression : expression.slice(0, bracket);
  const dot = dotted.lastIndexOf('.');
  return canonicalName(dotted.slice(0, Math.max(0, dot)), dotted.slice(dot + 1));
}
