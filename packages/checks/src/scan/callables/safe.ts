// Whether a callable is known to be safe in its role: what real files of known packages need, and no more.
import type { CallableFact } from '@modelgate/core';
import { canonicalName } from './canonical.ts';
import { dangerOf } from './dangerous.ts';
import { ofFrameworks } from './of-frameworks.ts';
import { once } from '../once.ts';
import { safe } from './safe/index.ts';

/** 'role module.name' of every line of the list. */
const exact = once(
  () =>
    new Set(
      [...safe, ofFrameworks]
        .flatMap((text) => text.trim().split('\n'))
        .flatMap((line) => {
          const [module = '', role = '', ...names] = line.split(' ');
          return names.map((name) => `${role} ${module}.${name}`);
        }),
    ),
);

/** Exact in module, name and role; what is `class` in the list may be named, and made without its constructor. */
export function isSafe(fact: CallableFact): boolean {
  if (fact.module === '') return computed.has(fact.name);
  const name = canonicalName(fact.module, fact.name);
  return (
    exact().has(`${fact.role} ${name}`) ||
    (skopsNodes.has(fact.by) && exact().has(`referenced ${name}`)) ||
    (fact.role === 'attribute' && exact().has(`referenced ${name}`)) ||
    (name === 'torch.storage._load_from_bytes' && fact.by === 'REDUCE of bytes that were read') ||
    (fact.by === keeps && exact().has(`referenced ${name}`)) ||
    (isBare(fact) && isClass(ownerOf(name))) ||
    isBoundMethod(name, fact) ||
    isTypeOfNone(name, fact)
  );
}

/** What only loading computes, by its whole expression. ZoneInfo looks for a zone by name, below the folders of zones. */
const computed = new Set(["builtins.getattr(zoneinfo.ZoneInfo, '_unpickle')"]);

export function isClass(name: string): boolean {
  return exact().has(`class ${name}`);
}

/** The class without the methods that loading calls on its instances. */
function ownerOf(name: string): string {
  return name.replace(/\.(?:__setstate__|append|extend|add|__setitem__)$/, '');
}

/** No constructor runs: the class is named, or an instance is made as `object.__new__` makes it, or its state is set. */
function isBare({ role, by, name }: CallableFact): boolean {
  if (role !== 'called') return true;
  return by.startsWith('NEWOBJ') || constructors.has(by) || skopsNodes.has(by) || ownerOf(name) !== name;
}

/** Nodes of skops that make an object bare, or a container of what stands in the file. */
const skopsNodes = new Set(
  `ObjectNode DictNode DefaultDictNode OrderedDictNode ListNode TupleNode SetNode NdArrayNode MaskedArrayNode SparseMatrixNode
  DTypeNode RandomStateNode RandomGeneratorNode TypeNode TreeNode CachedNode`.split(/\s+/),
);

/** Functions that make an instance of the class that they are given, without its constructor. */
export const constructors: ReadonlySet<string> = new Set([
  'copyreg._reconstructor',
  'copyreg.__newobj__',
  'copyreg.__newobj_ex__',
  'numpy._core.multiarray._reconstruct',
  'numpy.ma.core._mareconstruct',
  'pandas.core.indexes.base._new_Index',
  'pandas.core.indexes.datetimes._new_DatetimeIndex',
  'pandas.core.indexes.interval._new_IntervalIndex',
  'pandas.core.indexes.period._new_PeriodIndex',
  'pandas.core.indexes.timedeltas._new_TimedeltaIndex',
  'sklearn.metrics._dist_metrics.newObj',
  'sklearn.neighbors._ball_tree.newObj',
  'sklearn.neighbors._kd_tree.newObj',
]);

/** What it is given is only kept, or called by whoever calls what it gives: a function of the list, and no class's constructor. */
const keeps = 'functools.partial';

/**
 * getattr that binds a method of a list, dict or set; or one of those that real files bind: an instance with the state that the
 * file gives it, and any method of it, is as good as any function. Calling the result is another fact.
 */
function isBoundMethod(name: string, { role, args }: CallableFact): boolean {
  if (name !== 'builtins.getattr' || role !== 'called' || args.length !== 2) return false;
  const [of = '', method = ''] = args;
  if (!fetchesPlainName(args)) return false;
  if (['[…]', '{…}', 'set(…)'].includes(of)) return true;
  const owner = classOf(of);
  return isClass(owner) && exact().has(`bound ${owner.slice(0, owner.lastIndexOf('.'))}.${method.slice(1, -1)}`);
}

/** The second argument of getattr is a text, and the name of nothing that is dangerous anywhere, or on this class. */
export function fetchesPlainName([of = '', name = '']: readonly string[]): boolean {
  const plain = /^'(_?[A-Za-z][A-Za-z0-9_]*)'$/.exec(name)?.[1];
  if (plain === undefined) return false;
  return [plain, `${classOf(of)}.${plain}`].every((whole) => dangerOf('', whole) === undefined);
}

/** type(None): how the type of None is written; with three arguments it would make a class. */
function isTypeOfNone(name: string, { role, args }: CallableFact): boolean {
  const [of = ''] = args;
  return (
    name === 'builtins.type' && role === 'called' && args.length === 1 && /^(None|Ellipsis|NotImplemented)$/.test(of)
  );
}

/** 'a.B' of 'a.B(…)' and of 'a.B'. */
function classOf(expression: string): string {
  const bracket = expression.indexOf('(');
  const dotted = bracket === -1 ? expression : expression.slice(0, bracket);
  const dot = dotted.lastIndexOf('.');
  return canonicalName(dotted.slice(0, Math.max(0, dot)), dotted.slice(dot + 1));
}
