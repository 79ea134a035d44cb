// Writes the lists of safe and of dangerous callables: node scripts/scan/lists.ts [--add] <reach.json,…> <folder of benign files> …
// With --add the lists keep what they say of versions that are not at hand, but for what was now read to be dangerous; alone it
// writes what is committed.
// Safe in its role is what benign files of the packages need; every class of the packages that may be made without its
// constructor; never what a syntax tree or the hand-written list knows to be dangerous, unless it was reviewed below.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallableFact } from '../../packages/core/lib/index.js';
import { canonicalModule, canonicalName } from '../../packages/checks/lib/scan/callables/canonical.js';
import { handListed } from '../../packages/checks/lib/scan/callables/dangerous.js';
import { reaching as reachingNow } from '../../packages/checks/lib/scan/callables/reaching/index.js';
import { safe as safeNow } from '../../packages/checks/lib/scan/callables/safe/index.js';
import { constructors } from '../../packages/core/lib/scan/index.js';
import { isSafe } from '../../packages/checks/lib/scan/callables/safe.js';
import { skopsNodes } from '../../packages/checks/lib/scan/callables/skops-nodes.js';
import { scanFolder } from '../../bench/scan/scan-folder.ts';
import { refused, reviewed } from './reviewed.ts';
import { sorted, write } from './written.ts';

/** Packages of which every class is known; the rest of what was read is followed, not listed. */
const OF_CLASSES =
  /^(sklearn|numpy|scipy|pandas|xgboost|lightgbm|catboost|gguf\.(constants|gguf|tensor_mapping)|imblearn|category_encoders|statsmodels\.(base|discrete|genmod|miscmodels|multivariate|nonparametric|regression|robust|tsa)|torch\.(nn|optim|ao\.nn|ao\.quantization|distributions|utils\.data\.(dataset|distributed|sampler))|torchvision\.(models|ops|transforms|tv_tensors))(\.|$)/;
/** Parts of them that hold processes, files, connections or plots, which no model does: what benign files need of these is listed alone. */
const NO_MODELS = new RegExp(
  `^(${[
    'numpy\\.(_core\\.setup|array_api|lib\\.(_npyio_impl|_user_array_impl|user_array)|ma\\.timer_comparison|typing)',
    'pandas\\.(_config|_testing|compat|core\\._numba|core\\.computation|core\\.interchange|io|plotting|util)',
    'scipy\\._external',
    'sklearn\\.externals',
    'scipy\\._lib\\.(_tmpdirs|_uarray|array_api|deprecation|messagestream)',
    'xgboost\\.(collective|dask|federated|libpath|rabit|spark|tracker)',
    'lightgbm\\.(compat|dask|plotting)',
    'catboost\\.(carry|eval|monoforest|plot_helpers|widget)',
    'torch\\.(nn\\.parallel|ao\\.quantization\\.(fx|pt2e|backend_config|experimental))',
    'imblearn\\.(keras|tensorflow|utils)',
    'statsmodels\\.base\\.data',
  ].join('|')})`,
);
/** Classes that run a program from their state, which is looked at where it is met (formats/pickle/state-programs.ts). */
const OF_FORMULAS = /^statsmodels\.base\.data$/;
/** Without syntax trees, or small: what benign files call of them was read. */
const READ_BY_HAND = new Set('builtins math copyreg decimal pytz dateutil pyarrow'.split(' '));
const NOT_BARE = new URL('not-bare.json', import.meta.url);
const FOR_TESTS = /(^|\.)(tests?|testing|_testing|conftest|estimator_checks)(\.|$)|Tester$/;

/** Roles of classes that are not bare: each has a rule of its own where the file is judged. */
const OF_NOT_BARE = new Set(['freeing', 'held', 'programmed']);
/** How functions are called that are safe for one thing alone. */
const ofOneThing = new Set(['REDUCE of a name', 'REDUCE to bytes']);

interface Reach {
  readonly dangerous: readonly (readonly [name: string, does: string])[];
  /** The last of those that a package exports: where it stands. */
  readonly classes: readonly (readonly [module: string, name: string, of?: string])[];
  /** Classes of which loading calls something dangerous. */
  readonly notBare?: readonly (readonly [module: string, name: string])[];
  /** Classes of named fields, which pickles make with all of them. */
  readonly tuples?: readonly (readonly [module: string, name: string])[];
  /** Classes that do nothing by being there, but hand on to what they hold: unknown, and not dangerous as their constructor may be. */
  readonly held?: readonly (readonly [module: string, name: string])[];
  /** Classes whose end frees what their state calls a handle. */
  readonly freeing?: readonly (readonly [module: string, name: string])[];
  /** Types of compiled modules: numbers go in, and their pickles call them. */
  readonly unpicklers?: readonly (readonly [module: string, name: string])[];
  readonly ufuncs?: readonly (readonly [module: string, name: string])[];
  /** Functions that objects of the package keep. */
  readonly kept?: readonly (readonly [module: string, name: string])[];
  readonly compiled?: readonly (readonly [module: string, name: string])[];
}

const adds = process.argv.includes('--add');
const [reaches = '', ...folders] = process.argv.slice(2).filter((argument) => argument !== '--add');
const files = reaches.split(',').filter((file) => file !== '');
const read = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Reach);
const reached: ReadonlyMap<string, string> = new Map([
  ...said(reachingNow).flatMap(([module, does, names]) => names.map((name) => [`${module}.${name}`, does] as const)),
  ...read.flatMap(({ dangerous }) => dangerous.map(([name, does]) => [canonicalName('', name), does] as const)),
]);
const unsafeClasses: ReadonlyMap<string, string> = classesThatAreNotBare();

const packagesRead: ReadonlySet<string> = new Set(
  read.flatMap(({ classes, dangerous }) =>
    [...classes, ...dangerous].map(([name]) => canonicalModule(name).split('.')[0]),
  ),
);

const lines = new Map<string, Set<string>>();
for (const [module, role, names] of said(safeNow))
  for (const name of names)
    if (OF_NOT_BARE.has(role) || !unsafeClasses.has(canonicalName(module, name))) add(module, role, name);
/** Modules of which a benign file calls a compiled type; these were reviewed: theirs are made of numbers and of each other. */
const callsTypes = new Set([
  'pandas._libs.interval',
  'sklearn._loss._loss',
  'sklearn.neighbors._quad_tree',
  'sklearn.tree._criterion',
  'sklearn.tree._splitter',
]);
for (const [module, name, of = module] of read.flatMap(({ classes }) => classes)) {
  const isOfModels = OF_CLASSES.test(module) && !NO_MODELS.test(module) && !NO_MODELS.test(of);
  if (isOfModels && !FOR_TESTS.test(`${module}.${name}`) && !isUnsafe(module, name) && !isUnsafe(of, name))
    add(module, 'class', name);
}
for (const [module, name] of read.flatMap(({ tuples = [] }) => tuples))
  if (has(module, 'class', name)) add(module, 'called', name);
for (const [module, name] of read.flatMap(({ classes, notBare = [] }) => [...classes, ...notBare]))
  if (isProgrammed(module, name)) add(module, 'programmed', name);
for (const [module, name] of read.flatMap(({ held = [] }) => held))
  if (
    OF_CLASSES.test(module) &&
    reached.has(canonicalName(module, name)) &&
    handListed(canonicalName(module, name)) === undefined
  )
    add(module, 'held', name);
for (const [module, name] of read.flatMap(({ freeing = [] }) => freeing))
  if (OF_CLASSES.test(module) && !NO_MODELS.test(module)) add(module, 'freeing', name);
const compiled = read
  .flatMap(({ compiled: types = [] }) => types)
  .filter(([module, name]) => !NO_MODELS.test(module) && !isUnsafe(module, name));
for (const [module, name] of compiled) add(module, 'class', name);
const compiledNames = new Set(compiled.map(([module, name]) => canonicalName(module, name)));
for (const [module, name] of read.flatMap(({ unpicklers = [] }) => unpicklers))
  if (!isUnsafe(module, name)) add(module, 'called', name);
for (const [module, name] of read.flatMap(({ ufuncs = [] }) => ufuncs)) add(module, 'referenced', name);
for (const [module, name] of read.flatMap(({ kept = [] }) => kept))
  if (OF_CLASSES.test(module) && !NO_MODELS.test(module) && mayBeNamed(module, name)) add(module, 'referenced', name);
for (const folder of folders)
  for await (const { path: file, file: scanned } of scanFolder(folder))
    for (const part of scanned.parts) for (const fact of part.callables ?? []) note(fact, file);
// Constructors of compiled modules may call what they are given; those of modules whose pickles call one take numbers.
for (const [module, name] of compiled.filter(([of]) => callsTypes.has(canonicalModule(of))))
  add(module, 'called', name);

console.log('modules whose compiled types are called:', [...callsTypes].toSorted().join(' '));

write('safe', 'Callables that are safe in their role', lines);
write('reaching', 'Callables that pass what they are given on to what is named behind the module', reaching());
writeVersions();

/** Lines of a list, with --add. */
function said(
  texts: readonly string[],
): readonly (readonly [module: string, says: string, names: readonly string[]])[] {
  const all = adds ? texts.flatMap((text) => text.trim().split('\n')) : [];
  return all.map((line) => line.split(' ')).map(([module = '', says = '', ...names]) => [module, says, names]);
}

function note(fact: CallableFact, file: string): void {
  const { module, name, role, by } = fact;
  // What is safe by what it is given is judged so, where it is met.
  if (`${module}.${name}` === 'builtins.getattr') noteBound(fact, file);
  if (module === '' || `${module}.${name}` === 'builtins.getattr' || ofOneThing.has(by)) return;
  if (adds && isSafe(fact)) return;
  const [owner, method] = splitMethod(name);
  const bare = isBare(by) || method !== undefined || role !== 'called';
  if (has(module, 'class', owner) && (bare || has(module, 'called', owner))) return;
  const whole = canonicalName(module, name);
  if (role === 'called' && method === undefined && compiledNames.has(whole)) callsTypes.add(canonicalModule(module));
  if (isProgrammed(canonicalModule(module), owner)) return;
  const why = refused.test(`${role} ${whole}`)
    ? 'it is refused'
    : reviewed.has(whole)
      ? undefined
      : (handListed(whole) ?? reached.get(whole) ?? unsafeClasses.get(canonicalName(module, owner)));
  if (why === undefined && wasRead(module)) add(module, roleInList(fact, method), name);
  else console.log(`left out: ${role} ${whole} (${by}), ${why ?? 'its package was not read'}, in ${file}`);
}

/** A method that a benign file binds to an instance: of a listed class, where no class of its package has one of the name that reaches more. */
function noteBound(fact: CallableFact, file: string): void {
  if (isSafe(fact)) return;
  const { args } = fact;
  const [, module = '', name = ''] = /^([\w.]+)\.(\w+)\([^()]*\)$/.exec(args[0] ?? '') ?? [];
  const [, method] = /^'(_?[a-z]\w*)'$/.exec(args[1] ?? '') ?? [];
  if (method === undefined || args.length !== 2 || !(has(module, 'class', name) || has(module, 'programmed', name)))
    return;
  const [of = ''] = canonicalModule(module).split('.');
  const why = [...reached].find(([whole]) => whole.startsWith(`${of}.`) && whole.endsWith(`.${method}`));
  if (why === undefined && !refused.test(`bound ${canonicalName(module, name)}.${method}`) && wasRead(module))
    add(module, 'bound', method);
  else console.log(`left out: bound ${module}.${name}.${method}, ${why?.join(' ') ?? 'refused'}, in ${file}`);
}

/** Only of packages of which every function was followed: that a benign file calls it does not make it harmless. */
function wasRead(module: string): boolean {
  const [name] = canonicalModule(module).split('.');
  return packagesRead.has(name) || READ_BY_HAND.has(name);
}

/** SciPy's distributions are those of its statistics of which loading reaches something. */
function isProgrammed(module: string, name: string): boolean {
  return (
    OF_FORMULAS.test(module) || (module.startsWith('scipy.stats.') && unsafeClasses.has(canonicalName(module, name)))
  );
}

/** What is made without its constructor is a class; what partial keeps is a function that is named. */
function roleInList({ role, by }: CallableFact, method: string | undefined): string {
  // What is set as an attribute is kept like what is named.
  if (role === 'attribute') return 'referenced';
  if (role !== 'called' || method !== undefined) return role;
  if (by === 'functools.partial') return 'referenced';
  return isBare(by) ? 'class' : role;
}

function isBare(by: string): boolean {
  return by === 'NEWOBJ' || by === 'NEWOBJ_EX' || constructors.has(by) || skopsNodes.has(by);
}

function splitMethod(name: string): readonly [owner: string, method?: string] {
  const match = /^(.+)\.(__setstate__|append|extend|add|__setitem__)$/.exec(name);
  return match ? [match[1], match[2]] : [name];
}

/** A class is bare in every version that was read, now or before, or not at all: which are not is kept beside this file. */
function classesThatAreNotBare(): ReadonlyMap<string, string> {
  const before = adds ? (JSON.parse(readFileSync(NOT_BARE, 'utf8')) as readonly string[]) : [];
  const found = read.flatMap(({ notBare = [] }) => notBare.map(([module, name]) => canonicalName(module, name)));
  const names = sorted(new Set([...before, ...found]));
  writeFileSync(NOT_BARE, `${JSON.stringify(names, undefined, 2)}\n`);
  return new Map(names.map((name) => [name, 'loading its state reaches code, files or others']));
}

function isUnsafe(module: string, name: string): boolean {
  const whole = canonicalName(module, name);
  return handListed(whole) !== undefined || unsafeClasses.has(whole);
}

/** A function that nobody knows to reach anything. */
function mayBeNamed(module: string, name: string): boolean {
  const whole = canonicalName(module, name);
  return !isUnsafe(module, name) && !reached.has(whole) && !refused.test(`referenced ${whole}`);
}

/** What the hand-written list does not say already. */
function reaching(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [whole, does] of reached) {
    if (FOR_TESTS.test(whole) || handListed(whole) !== undefined) continue;
    const dot = moduleEnd(whole);
    const key = `${whole.slice(0, dot)} ${does}`;
    found.set(key, (found.get(key) ?? new Set()).add(whole.slice(dot + 1)));
  }
  return found;
}

/** Where the name begins: a class's method keeps its class. */
function moduleEnd(whole: string): number {
  const parts = whole.split('.');
  const ofClass = /^_*[A-Z]/.test(parts.at(-2) ?? '');
  return whole.length - parts.slice(ofClass ? -2 : -1).join('.').length - 1;
}

function add(module: string, role: string, name: string): void {
  const key = `${canonicalModule(module)} ${role}`;
  lines.set(key, (lines.get(key) ?? new Set()).add(name));
}

function has(module: string, role: string, name: string): boolean {
  return lines.get(`${canonicalModule(module)} ${role}`)?.has(name) ?? false;
}

/** Which versions the benign files came from. */
function writeVersions(): void {
  const versions = folders.map(
    (folder) => JSON.parse(readFileSync(path.join(folder, 'versions.json'), 'utf8')) as object,
  );
  const at = new URL('versions.json', import.meta.url);
  const before = adds ? (JSON.parse(readFileSync(at, 'utf8')) as readonly object[]) : [];
  const each = new Map([...before, ...versions].map((one) => [JSON.stringify(one), one]));
  writeFileSync(at, `${JSON.stringify([...each.values()], undefined, 2)}\n`);
}
