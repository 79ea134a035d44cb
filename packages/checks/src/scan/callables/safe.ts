// Whether a callable is known to be safe in its role: what real files of known packages need, and no more.
import { once, type CallableFact } from '@modelgate/core';
import { constructors } from '@modelgate/core/scan';
import { asking } from './asking.ts';
import { bindsMethod } from './attributes.ts';
import { canonicalModule, canonicalName } from './canonical.ts';
import { dangerOf, handListed } from './dangerous.ts';
import { hooks } from './hooks.ts';
import { keeping } from './keeping.ts';
import { ofFrameworks } from './of-frameworks.ts';
import { isPlainIterator, isTypeOfNone, isZoneOfNoFile } from './plain-calls.ts';
import { safe } from './safe/index.ts';
import { madeByNodes, skopsNodes } from './skops-nodes.ts';
import { isGenerated } from './generated.ts';
import { isOfModel } from './keras-models.ts';
import { placeOf } from './moved.ts';
import { hasSlots, OF_SLOTS } from './slots.ts';
import { isOfSettings, isTraced } from './told-by-text.ts';

/** 'role module.name' of every line of the list. */
const exact = once(
  () =>
    new Set(
      [...safe, ofFrameworks, hooks, asking, keeping]
        .flatMap((text) => text.trim().split('\n'))
        .flatMap((line) => {
          const [module = '', role = '', ...names] = line.split(' ');
          return names.map((name) => `${role} ${module}.${name}`);
        }),
    ),
);

/** Exact in module, name and role; what is `class` in the list may be named, and made without its constructor. */
export function isSafe(fact: CallableFact): boolean {
  if (fact.module === '') return isComputed(fact);
  const name = ownName(canonicalName(fact.module, fact.name));
  if (fact.by === makesTensors && !tensors.test(name)) return false;
  if (isTraced(name, fact) || isOfSettings(name, fact)) return true;
  if (asksWhatItIsGiven(name, fact)) return false;
  const made = madeByNodes.get(fact.by);
  if (made !== undefined && !made.test(name) && !hasFields(name)) return exact().has(`called ${name}`);
  return (
    exact().has(`${fact.role} ${name}`) ||
    (skopsNodes.has(fact.by) && exact().has(`referenced ${name}`)) ||
    (fact.role === 'attribute' && exact().has(`referenced ${name}`)) ||
    (name === 'codecs.encode' && fact.by === 'REDUCE to bytes') ||
    fact.by === 'REDUCE of an array' ||
    (name === 'torch.storage._load_from_bytes' && fact.by === 'REDUCE of bytes that were read') ||
    (fact.by === '_instantiator' && ofCommandLine.has(name)) ||
    fact.by === fetchesByName ||
    isModule(fact) ||
    (fact.by === keeps && exact().has(`referenced ${name}`)) ||
    isOfMappedFile(name, fact) ||
    (name.endsWith('.__getattr__') && (hasFields(fact.by) || isOfBlock(name, fact.by))) ||
    (fact.role === 'called' ? isBare(fact) && isClass(ownerOf(name)) : isNamedClass(name, fact)) ||
    isBoundMethod(name, fact) ||
    isMethodThatIsBound(name, fact) ||
    isOfCython(name, fact) ||
    isProgrammed(name, fact) ||
    isWithoutHandle(name, fact) ||
    isPlainIterator(name, fact) ||
    isTypeOfNone(name, fact) ||
    isZoneOfNoFile(name, fact) ||
    isOfTransformers(name, fact) ||
    isOfModel(name, fact)
  );
}

/** A module of which something is listed: naming that imports it as well. */
const isModule = ({ module, name, by, role }: CallableFact): boolean =>
  name === '' && role === 'referenced' && by === 'REDUCE of a module' && modules().has(canonicalModule(module));

const modules = once(() => new Set(Array.from(exact(), (line) => /^\w+ ((?:\w+\.)*[a-z_]\w*)\.\w+$/.exec(line)?.[1])));

/** What it fetches is a fact of its own; the reader says so of functions that do nothing else (formats/pickle/fetching.ts). */
const fetchesByName = 'REDUCE of a name';

/**
 * A frame's method is another release's of what frames and series inherit from: pandas 1.4 has its own clip. pandas 3 calls the classes
 * by the names under which it exports them.
 */
function ownName(name: string): string {
  const [, owner, method] = /^pandas\.(?:core\.(?:frame|series)\.)?(DataFrame|Series)\.([a-z]\w*)$/.exec(name) ?? [];
  if (owner === undefined) return name;
  const own = owner === 'Series' ? 'series.Series' : 'frame.DataFrame';
  const places = [name, `pandas.core.${own}.${method}`, `pandas.core.generic.NDFrame.${method}`];
  return places.find((place) => exact().has(`referenced ${place}`)) ?? name;
}

/** What some class of the list has as a method that does no harm, whatever it is called with. */
export const isNameOfMethod = (name: string): boolean => methods().has(name);

const methods = once(
  () =>
    new Set(
      [...safe, ofFrameworks]
        .flatMap((text) => text.trim().split('\n'))
        .map((line) => line.split(' '))
        .flatMap(([, role, ...names]) => (role === 'referenced' ? names.filter((name) => name.includes('.')) : []))
        .map((name) => name.slice(name.lastIndexOf('.') + 1)),
    ),
);

/** pandas 1.3 makes blocks by a partial, of a kind that its arguments name, and with arguments that no other class takes. */
const makesBlocks = 'functools.partial(pandas.core.internals.blocks.new_block)';

/** What only loading computes, by its whole expression. ZoneInfo looks for a zone by name, below the folders of zones. */
const computed = new Set(["builtins.getattr(zoneinfo.ZoneInfo, '_unpickle')", makesBlocks]);

/** Arrays of pandas' own are what blocks are made of. */
const isOfBlock = (name: string, by: string): boolean =>
  by === makesBlocks && /^pandas\.(?:core\.)?arrays\./.test(name) && isClass(name.slice(0, name.lastIndexOf('.')));

/** What getattr(Class, 'method') gave, in the place of a method that a later protocol names: kept, or called as that is. */
function isComputed(fact: CallableFact): boolean {
  const { name, by, role } = fact;
  if (computed.has(name) || isOfModel(name, fact)) return true;
  const record = ofRecord.exec(name)?.[1];
  if (record !== undefined && (by === 'REDUCE of a record' || by === 'BUILD')) return hasFields(record);
  const [, owner = '', method = ''] = /^builtins\.getattr\(([\w.]+(?:\(\))?), '(\w+)'\)$/.exec(name) ?? [];
  if (by === keeps) return bindsMethod([owner, `'${method}'`], listed);
  return role === 'called' && by === 'REDUCE' && isCalledMethod(`${owner}.${method}`);
}

/** How protocols before 4 make a record with keywords; the function that a state gives the partial is a fact of its own. */
const ofRecord = /^functools\.partial\(builtins\.getattr\(([\w.]+), '__new__'\)\)(?:\.__setstate__)?$/;

/** A method of a class that later protocols call by its whole name. */
const isCalledMethod = (whole: string): boolean =>
  /\.[A-Z]\w*\.[a-z]\w*$/.test(whole) && exact().has(`called ${whole}`);

/** ndarray's own __new__ is what _reconstruct calls, and its __setstate__ what BUILD does: no file is opened as by the class itself. */
function isOfMappedFile(name: string, { by, args }: CallableFact): boolean {
  return (
    (name === 'numpy.memmap' && by === 'numpy._core.multiarray._reconstruct') ||
    (name === 'numpy.memmap' && by === ofWrapper && args[0] === "'subclass'") ||
    (name === 'numpy.memmap.__setstate__' && by === 'BUILD')
  );
}

/** What joblib's array wrapper keeps: it makes plain arrays of those that were mapped. */
const ofWrapper = 'BUILD of an array wrapper';

/** What Lightning's command line writes: it makes the module that the loader asked for. */
const ofCommandLine = new Set(['lightning.pytorch.cli.instantiate_module', 'pytorch_lightning.cli.instantiate_module']);

export function isClass(name: string): boolean {
  return exact().has(`class ${name}`) || hasMoved(name) || isGenerated(name);
}

/** It stands in another file of its part. */
function hasMoved(name: string): boolean {
  const place = placeOf(name);
  return place !== undefined && places().has(place) && handListed(name) === undefined;
}

const places = once(() => new Set(Array.from(exact(), (line) => placeOf(/^class (.+)$/.exec(line)?.[1] ?? ''))));

/** Made bare it does nothing by itself, but hands on to what it holds. */
export const isHeld = (name: string): boolean => exact().has(`held ${ownerOf(name)}`);

/** The class without the methods that loading calls on its instances. */
function ownerOf(name: string): string {
  return name.replace(/\.(?:__setstate__|append|extend|add|__setitem__)$/, '');
}

/** Whoever is given it may call it: a class by its own name, and none of whose constructor is known to be dangerous. */
function isNamedClass(name: string, { module, name: written }: CallableFact): boolean {
  return isClass(name) && dangerOf(module, written) === undefined;
}

/** It is not called: it is kept, or an instance of it is there, made without its constructor. */
export const isOnlyThere = (fact: CallableFact): boolean => fact.role !== 'called' || isBare(fact);

/** No constructor runs: an instance is made as `object.__new__` makes it, or its state is set. */
function isBare({ by, module, name }: CallableFact): boolean {
  if (fills.test(name)) return exact().has(`filled ${ownerOf(canonicalName(module, name))}`);
  return bareOpcodes.has(by) || isConstructor(by, module) || skopsNodes.has(by) || ownerOf(name) !== name;
}

/** An opcode puts items into it: its own method takes them. */
export const isFilled = ({ name, by }: CallableFact): boolean =>
  fills.test(name) && /^(?:SETITEM|APPEND|ADDITEM)S?$/.test(by);

/** An instance of a class that is known, as an opcode fills it or gives it a state: none of its methods that loading calls does harm. */
export const isBareInstance = ({ name, module }: CallableFact): boolean =>
  isClass(ownerOf(canonicalName(module, name)));

/** What opcodes that fill a container call of an instance. Other classes do more: a DataFrame calls a function that stands as a key. */
const fills = /\.(?:append|extend|add|__setitem__)$/;

/** A function that is given objects, which it may ask for anything, or a number for which it takes as much memory; a state that is evaluated, or asks what it is given, and gets a holder of callables. */
function asksWhatItIsGiven(name: string, { by, role }: CallableFact): boolean {
  if (role !== 'called') return false;
  if (by === 'BUILD with a formula' || by.endsWith(' of a size')) return true;
  if (by.startsWith(OF_SLOTS)) return !hasSlots(ownerOf(name), by.slice(OF_SLOTS.length));
  if (by === 'BUILD of holders') return exact().has(`asks ${ownerOf(name)}`);
  if (by.endsWith(' of objects')) return !keepsObjects(name) && !sets.has(name);
  return by.endsWith(' of holders') && !keepsObjects(name);
}

/** Containers of Python, and what puts the arrays of a table together. */
const keepsObjects = (name: string): boolean => containers.has(name) || hasFields(name);

const containers = new Set(
  `builtins.dict builtins.list builtins.tuple collections.OrderedDict collections.defaultdict collections.deque copyreg._reconstructor
  numpy._core.multiarray._reconstruct pandas._libs.internals._unpickle_block pandas.core.internals.managers.BlockManager`.split(
    /\s+/,
  ),
);

/** They ask for hashes, which classes of the list compute of their fields. */
const sets = new Set(['builtins.frozenset', 'builtins.set']);

/** A tuple with named fields only keeps them. */
const hasFields = (name: string): boolean =>
  exact().has(`called ${name}`) && isClass(name) && !/^(?:pandas|numpy\.random)\./.test(name);

const bareOpcodes: ReadonlySet<string> = new Set(['NEWOBJ', 'NEWOBJ_EX']);

/** Those of pandas hand their class what the file says, as it is right for pandas' own. */
function isConstructor(by: string, module: string): boolean {
  return constructors.has(by) && (!by.startsWith('pandas.') || /^pandas(?:\.|$)/.test(module));
}

/** What it is given is only kept, or called by whoever calls what it gives: a function of the list, and no class's constructor. */
const keeps = 'functools.partial';

/** It sets the state of what its function gives, which must be a tensor then: other classes run programs in theirs. */
const makesTensors = 'torch._tensor._rebuild_from_type_v2';
const tensors = /^torch\.(?:_utils\._rebuild_|nested\._internal\.nested_tensor\._rebuild_njt$)/;

/** getattr that binds a method; calling the result is another fact. */
function isBoundMethod(name: string, { role, args }: CallableFact): boolean {
  return name === 'builtins.getattr' && role === 'called' && bindsMethod(args, listed);
}

/** The method by itself, as later protocols name it, is no more than bound to an instance with any state. */
function isMethodThatIsBound(name: string, { role, by }: CallableFact): boolean {
  const dot = name.lastIndexOf('.');
  return (role !== 'called' || by === keeps) && listed.binds(name.slice(0, dot), name.slice(dot + 1));
}

const listed = {
  /** An instance with the state that the file gives it, and any method of it, is as good as any function: those that real files bind. */
  binds: (owner: string, method: string): boolean =>
    (isClass(owner) || exact().has(`programmed ${owner}`)) &&
    exact().has(`bound ${owner.slice(0, owner.lastIndexOf('.'))}.${method}`),
  isRecord: hasFields,
  isFunction: (whole: string): boolean => exact().has(`referenced ${ownName(whole)}`) || isCalledMethod(whole),
};

/** The class of __pyx_unpickle_X must be X or below it, or Cython's function raises TypeError; its state is then that of X. */
function isOfCython(name: string, { role, by }: CallableFact): boolean {
  const unpickler = /^(.+\.__pyx_unpickle_\w+)\.__setstate__$/.exec(name)?.[1];
  return unpickler !== undefined && role === 'called' && by === 'BUILD' && exact().has(`called ${unpickler}`);
}

/** Classes that run a program in their state: made bare, or with a state that has none but the one that the framework writes there. */
function isProgrammed(name: string, { role, by, module }: CallableFact): boolean {
  const owner = ownerOf(name);
  if (!exact().has(`programmed ${owner}`) && !distribution.test(owner)) return false;
  if (role !== 'called') return role === 'referenced' && owner === name;
  if (by === 'BUILD of holders') return distribution.test(owner);
  return by === 'NEWOBJ' || isConstructor(by, module) || harmlessStates.has(by);
}

/** Classes whose end frees what their state calls a handle: made bare, or with a state that has none. */
function isWithoutHandle(name: string, { role, by, module }: CallableFact): boolean {
  if (role !== 'called' || !exact().has(`freeing ${ownerOf(name)}`)) return false;
  return by === 'NEWOBJ' || isConstructor(by, module) || by === 'BUILD without a handle';
}

/** As SciPy calls them; each version has some of its own. */
const distribution = /^scipy\.stats\._(?:continuous|discrete)_distns\.[a-z]\w*_gen$/;

/** As formats/pickle/state-programs.ts tells them. */
const harmlessStates = new Set(['BUILD with its template', 'BUILD with plain arguments', 'BUILD without a formula']);

/**
 * Networks and their settings, made bare: there are thousands, each release has its own, and none of their modules has a class that
 * does more when it is loaded than what torch.nn or a plain object does.
 */
function isOfTransformers(name: string, fact: CallableFact): boolean {
  return fact.role === 'called' && isBare(fact) && networks.test(ownerOf(name));
}

const networks =
  /^transformers\.(?:models\.(?:\w+\.)+(?:modeling|configuration)_\w+|(?:generation\.)?configuration_utils|trainer_callback|activations|cache_utils)\.[A-Z]\w*$/;
