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

/** What pickles make of NumPy's generators: their methods draw numbers. */
const generators = new Set(['numpy.random._pickle.__randomstate_ctor', 'numpy.random._pickle.__generator_ctor']);

/** What makes an array of numbers, and nothing else. */
const ofNumbers = new Set(['numpy._core.numeric._frombuffer']);

/** What an array has for Python's operators, and for functions of NumPy that make another array of it. */
const ofOperators =
  /^'__(?:array|array_wrap|abs|neg|pos|invert|[ri]?(?:add|sub|mul|truediv|floordiv|mod|pow|matmul|and|or|xor)|eq|ne|lt|le|gt|ge|len|getitem|contains)__'$/;

const isArray = /^numpy array$|^numpy\._?core\.(?:numeric\._frombuffer|multiarray\._reconstruct)\([^()]*\)$/;

/** The methods of every ufunc: np.add.reduce. */
const ofUfuncs = new Set(['reduce', 'accumulate', 'reduceat', 'outer', 'at']);

/** What the list says of a method of a class, and of a function or ufunc, by whole names. */
interface Listed {
  readonly binds: (owner: string, method: string) => boolean;
  readonly isFunction: (name: string) => boolean;
  /** A tuple with named fields, which only keeps what it is made of. */
  readonly isRecord: (name: string) => boolean;
}

/** Whether getattr is asked for a method that does no harm by itself, whatever it is called with. */
export function bindsMethod(args: readonly string[], { binds, isFunction, isRecord }: Listed): boolean {
  const [of = '', method] = args;
  // How protocols before 4 write a record that is made with keywords: partial(getattr(Class, '__new__'), Class, …).
  if (args.length === 2 && method === "'__new__'" && /^[\w.]+$/.test(of)) return isRecord(classOf(of));
  if (args.length === 2 && isArray.test(of) && ofOperators.test(method ?? '')) return true;
  const name = plainName(args);
  if (args.length !== 2 || name === undefined) return false;
  const owner = classOf(of);
  if (binds(owner, name)) return true;
  // Of the class itself: how protocols before 4 name the method.
  if (/^[\w.]+$/.test(of) && isFunction(`${owner}.${name}`)) return true;
  if (!fetchesPlainName(args)) return false;
  if (['[…]', '{…}', 'set(…)'].includes(of)) return true;
  if (/^'.*'$/.test(of) || types.has(owner)) return !reaching.has(name);
  if (owner === 're._compile') return true;
  if (generators.has(owner)) return !name.startsWith('_');
  if (ofNumbers.has(owner)) return isFunction(`numpy.ndarray.${name}`);
  if (owner === 'torch._C._VariableFunctionsClass') return operatorDanger('torchscript', `aten::${name}`) === undefined;
  return ofUfuncs.has(name) && /^(?:numpy|scipy\.special)\./.test(owner) && isFunction(owner);
}

/**
 * The second argument of getattr is a text, and the name of nothing that is dangerous anywhere, or on this class. __new__ makes what
 * the class's name would.
 */
export function fetchesPlainName(args: readonly string[]): boolean {
  const name = plainName(args) ?? (args[1] === "'__new__'" ? '__new__' : undefined);
  if (name === undefined) return false;
  const owner = classOf(args[0] ?? '');
  const isHarmless =
    types.has(owner) || generators.has(owner) || dangerOf(...fromClass(`${owner}.${name}`)) === undefined;
  return dangerOf('', name) === undefined && isHarmless;
}

/** Module and name of 'a.b.C.d': classes are written with capitals. */
function fromClass(whole: string): [module: string, name: string] {
  const [module = ''] = /^(?:[a-z_]\w*\.)*(?=_*[A-Z])/.exec(whole) ?? [];
  return [module.slice(0, -1), whole.slice(module.length)];
}

const fetched = /builtins\.getattr\(([\w.]+(?:\([^()]*\))?), ('\w+')\)/g;

/** 'a.B.c' for getattr(a.B, 'c') and for getattr(a.B(…), 'c'): how protocols before 4 name what stands in a class, and bound methods. */
export function withPlainNames(expression: string): string {
  return expression.replaceAll(fetched, (all: string, of: string, name: string) =>
    fetchesPlainName([of, name]) ? `${classOf(of)}.${name.slice(1, -1)}` : all,
  );
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
