// scan/no-code-on-load: loading calls nothing but what is known to be safe.
import type { CallableFact, CallableRole, ScannedFile } from '@modelgate/core';
import { fetchesPlainName, withPlainNames } from '../callables/attributes.ts';
import { canonicalModule, canonicalName } from '../callables/canonical.ts';
import { dangerOf, dangerOfInstance, dangerOfName } from '../callables/dangerous.ts';
import { packagesOfModels } from '../callables/dangerous-modules.ts';
import { isBareInstance, isFilled, isHeld, isNameOfMethod, isOnlyThere, isSafe } from '../callables/safe.ts';
import type { DangerClass } from '../finding.ts';
import type { Said, ScanRule } from '../rule.ts';

const roles: Readonly<Record<CallableRole, string>> = {
  called: 'is called',
  referenced: 'is fetched and kept',
  attribute: 'is set as an attribute',
};

const does: Readonly<Record<DangerClass, string>> = {
  'code-execution': 'it runs code that the file chooses',
  process: 'it starts or controls programs of the machine',
  'file-read': 'it reads files of the machine',
  'file-write': 'it writes or removes files of the machine',
  network: 'it opens connections',
  deserialization: 'it loads another serialized object, with everything that may do',
  import: 'it imports modules that the file chooses',
  introspection: 'it reaches from a harmless object to any other',
  'native-code': 'it loads native code',
  environment: 'it reads or changes the process that loads the file',
};

export const noCodeOnLoad: ScanRule = {
  id: 'scan/no-code-on-load',
  title: 'Loading runs no code',
  what: 'Every callable that loading reaches is known to be safe in its role; dangerous ones and unknown ones fail.',
  cwe: 502,
  cvss: 9.8,
  judge: ({ callables = [] }, file) =>
    callables.flatMap((fact) =>
      isSafe(fact) || isOfArchive(fact, file) || isChance(fact, callables) ? [] : [judgeCallable(fact)],
    ),
};

/**
 * Whether a callable is only chance. A pickle hidden in data is itself a finding, so what it calls is told only where
 * it is dangerous. And to a loader that does not skip joblib's arrays, their bytes are opcodes: what these keep, or
 * compute from what is there anyway, is chance.
 */
function isChance(fact: CallableFact, all: readonly CallableFact[]): boolean {
  const { onlyBy, role, module } = fact;
  const isKept = role !== 'called' || module === '';
  const chance =
    onlyBy === 'hidden' || (onlyBy === 'pickle' && (isKept || isMixedUp(fact, all) || isMixedUpState(fact)));
  return chance && (dangerOfFact(fact) === undefined || isFetchedAnyway(fact, all) || isOfNoModule(fact, all));
}

const isCalledByBoth = ({ onlyBy, role }: CallableFact): boolean => onlyBy === undefined && role === 'called';

/** What joblib's reading calls, and is judged by, the other only keeps: numbers of its memo are other ones there. */
const isFetchedAnyway = ({ onlyBy, role, module, name }: CallableFact, all: readonly CallableFact[]): boolean =>
  onlyBy === 'pickle' &&
  role === 'referenced' &&
  all.some((other) => isCalledByBoth(other) && other.module === module && other.name === name);

/** A name in a module that is a callable, as another reading calls it: a module's name is text, and loading ends here. */
function isOfNoModule({ onlyBy, module, name }: CallableFact, all: readonly CallableFact[]): boolean {
  const [, of] = /^\(([\w.]+)\)\.[\w.]+$/.exec(name) ?? [];
  if (onlyBy !== 'pickle' || module !== '' || of === undefined) return false;
  return all.some((other) => isCalledByBoth(other) && `${other.module}.${other.name}` === of);
}

/**
 * An array of objects is a pickle of its own, and numbers its values anew: without a new beginning a module is whatever text stood at
 * that number before, while the name is the one that joblib calls; and a key or a state may be its wrapper.
 */
const isMixedUp = ({ name }: CallableFact, all: readonly CallableFact[]): boolean =>
  ofWrapper.has(name) ||
  all.some((other) => other.onlyBy === undefined && other.role === 'called' && other.name === name);

/**
 * A state that takes the place of another: an instance that nobody fills is filled. pandas' tables call functions that stand as keys, and
 * what is like a dict hands its items to what it holds.
 */
const isMixedUpState = (fact: CallableFact): boolean =>
  isFilled(fact) && isBareInstance(fact) && !/^(?:pandas|collections)\b/.test(fact.module);

const ofWrapper = new Set(['NumpyArrayWrapper.__hash__', 'NumpyArrayWrapper.items']);

/** A class of TorchScript: its code lies in the same archive as text, and its operators are judged. Python cannot import it. */
function isOfArchive({ module, role, by, name }: CallableFact, { parts }: ScannedFile): boolean {
  if (!module.startsWith('__torch__') || !parts.some(({ format }) => format === 'torchscript')) return false;
  return role === 'called' ? by.startsWith('NEWOBJ') || name.endsWith('.__setstate__') : role === 'referenced';
}

function judgeCallable(fact: CallableFact): Said {
  const name = canonicalName(fact.module, fact.name);
  const danger = dangerOfFact(fact);
  const common = {
    subject: `${fact.role} ${name}`,
    allowance: { callable: name, role: fact.role },
    offset: fact.offset,
  };
  return danger === undefined
    ? { ...common, level: 'unknown', severity: 'high', found: say(fact, name), why: unknownWhy }
    : {
        ...common,
        level: 'dangerous',
        severity: 'critical',
        class: danger,
        found: `${say(fact, name)}${withArgs(fact)}`,
        why: does[danger],
      };
}

const ANY_ATTRIBUTE = '.__getattr__';

/** Its own __new__ takes what stands in the file: fields of a tuple, mostly. */
const MADE = 'NEWOBJ with arguments';

/** How a union or an optional is pickled: typing takes the types in brackets. */
const TYPES = /^typing\.[A-Z]\w*$/;

/** Does nothing by itself; but it says which bytes of a distributed checkpoint are unpickled, were they within a tensor: nobody knows that here. */
const PLACE = 'torch.distributed.checkpoint.filesystem._StorageInfo';

/** A message of protobuf, made of nothing and given its bytes. */
const MESSAGE = /^onnx\.\w+_pb2?\.[A-Z]\w*Proto(?:\.__setstate__)?$/;

/** Files in memory: their module opens others, and they reach none. Keras hands its pickled models to itself in one. */
const IN_MEMORY = new Set(['io.BytesIO', 'io.StringIO']);

function dangerOfFact(fact: CallableFact): DangerClass | undefined {
  const { module, name, role } = fact;
  if (module === '') return dangerWithin(name);
  if (`${module}.${name}`.startsWith(PLACE) && isOnlyThere(fact)) return undefined;
  if (MESSAGE.test(`${module}.${name}`) && fact.args.length === 0) return undefined;
  const isThere = isOnlyThere(fact) || isFilled(fact) || fact.by === MADE;
  if (isThere && isOfModels(module)) return dangerOfName(module, name);
  if (role === 'called' && isOnlyThere(fact) && isHeld(canonicalName(module, name)))
    return dangerOfInstance(module, name);
  // A function or a class is given an object: it may ask for any attribute, and what is known of the object's class counts.
  if ((fact.by.includes('.') || fact.by === MADE) && name.endsWith(ANY_ATTRIBUTE)) {
    const of = name.slice(0, -ANY_ATTRIBUTE.length);
    return IN_MEMORY.has(canonicalName(module, of)) ? undefined : dangerOf(module, of);
  }
  return fetchesPlain(fact) ? undefined : dangerOf(module, name);
}

/** By its package, or that and one module below it. */
function isOfModels(module: string): boolean {
  const [of = '', below = ''] = canonicalModule(module).split('.', 2);
  return packagesOfModels.has(of) || packagesOfModels.has(`${of}.${below}`);
}

/** getattr of an object, or what will fetch it of one, step by step, or call it. */
function fetchesPlain({ module, name, role, args }: CallableFact): boolean {
  if (role !== 'called') return false;
  const whole = canonicalName(module, name);
  if (whole === 'operator.attrgetter') return args.length === 1 && fetchesPlainPath(args[0]!);
  if (whole === 'operator.methodcaller') return isNameOfMethod(/^'(\w+)'$/.exec(args[0] ?? '')?.[1] ?? '');
  if (whole === 'operator.getitem') return TYPES.test(args[0] ?? '');
  return whole === 'builtins.getattr' && fetchesPlainName(args);
}

/** "'dt.hour'": each step of it. */
function fetchesPlainPath(path: string): boolean {
  const [, steps] = /^'(.*)'$/.exec(path) ?? [];
  return steps !== undefined && steps.split('.').every((step) => fetchesPlainName(['', `'${step}'`]));
}

const unknownWhy = 'nobody knows what it does when the file is loaded: allow it if it is yours and you trust it';

function say({ module, name: written, role, by, onlyBy }: CallableFact, name: string): string {
  const as = module === '' || name === `${module}.${written}` ? '' : ` (written ${module}.${written})`;
  const where = onlyBy === 'hidden' ? ' by a pickle that lies in its data' : '';
  return `${name}${as} ${roles[role]}${where} (${by})`;
}

function withArgs({ args }: CallableFact): string {
  return args.length === 0 ? '' : `, with ${args.join(', ')}`;
}

/** What is called was computed by the file itself: dangerous where something dangerous stands in the expression. */
function dangerWithin(expression: string): DangerClass | undefined {
  return withPlainNames(expression)
    .split(/[^\w.]+/)
    .filter((word) => word !== '')
    .map((word) => dangerOf(...halves(word)))
    .find((danger) => danger !== undefined);
}

function halves(word: string): [string, string] {
  const dot = word.lastIndexOf('.');
  return [word.slice(0, Math.max(0, dot)), word.slice(dot + 1)];
}
