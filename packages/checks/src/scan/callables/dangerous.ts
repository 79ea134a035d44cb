// Whether a callable is known to be dangerous, and what it does: by its module, by its name, or by a name that says it.
import { once } from '@modelgate/core';
import type { DangerClass } from '../finding.ts';
import { canonicalModule, canonicalName } from './canonical.ts';
import { dangerousModules } from './dangerous-modules.ts';
import { dangerousNames, tellingNames } from './dangerous-names.ts';
import { reaching } from './reaching/index.ts';

type Listed = Readonly<Partial<Record<DangerClass, readonly string[]>>>;

const below = once(() => new Map([...byName(dangerousModules), ...byName(dangerousNames)]));
const single = once(() => byName(dangerousNames));
const telling = once(() => byName(tellingNames));
const reached = once(() => linesByName(reaching));

/** Modules that others import, and that an attribute of any module may therefore be. */
const imported = new Set(
  `os posix nt sys subprocess builtins __builtin__ __builtins__ importlib pickle _pickle cPickle marshal socket shutil ctypes runpy pty
  io _io code codecs inspect types operator multiprocessing threading tempfile urllib requests pkgutil imp`.split(
    /\s+/,
  ),
);

/** What calling it does; undefined where nothing is known of it. */
export function dangerOf(module: string, name: string): DangerClass | undefined {
  const whole = canonicalName(module, name);
  return longest(below(), whole) ?? dangerOfName(module, name);
}

/** What its own name says, whatever its module is. */
export function dangerOfName(module: string, name: string): DangerClass | undefined {
  const whole = canonicalName(module, name);
  return longest(single(), whole) ?? longest(reached(), whole) ?? throughAttributes(name) ?? saysIt(name);
}

/** What an instance of it does by being made without its constructor: what the lists of functions know of that one is not done. */
export function dangerOfInstance(module: string, name: string): DangerClass | undefined {
  return handListed(canonicalName(module, name)) ?? throughAttributes(name) ?? saysIt(name);
}

/** What the lists that people wrote say of a canonical name. */
export function handListed(whole: string): DangerClass | undefined {
  return longest(below(), whole) ?? telling().get(whole.slice(whole.lastIndexOf('.') + 1));
}

/** The longest listed name that it is, or stands below. */
function longest(list: ReadonlyMap<string, DangerClass>, whole: string): DangerClass | undefined {
  for (let end = whole.length; end > 0; end = whole.lastIndexOf('.', end - 1)) {
    const does = list.get(whole.slice(0, end));
    if (does !== undefined) return does;
  }
  return undefined;
}

/** 'x.os.system', or 'os' itself, as a name in any module: a module that another one imported is reached through it. */
function throughAttributes(name: string): DangerClass | undefined {
  const parts = name.split('.');
  const at = parts.findIndex((part) => imported.has(part));
  if (at === -1) return undefined;
  const within = parts.slice(at + 1).join('.');
  return longest(below(), within === '' ? canonicalModule(parts[at]!) : canonicalName(parts[at]!, within)) ?? 'import';
}

/** Any of its parts is a name that says what it does. */
function saysIt(name: string): DangerClass | undefined {
  return name
    .split('.')
    .map((part) => telling().get(part))
    .find((does) => does !== undefined);
}

function byName(lists: Listed): Map<string, DangerClass> {
  return new Map(
    Object.entries(lists).flatMap(([does, names]) => names.map((name) => [name, does as DangerClass] as const)),
  );
}

/** Lines of 'module class name name …'. */
function linesByName(texts: readonly string[]): ReadonlyMap<string, DangerClass> {
  const lines = texts.flatMap((text) => text.trim().split('\n'));
  return new Map(
    lines.flatMap((line) => {
      const [module = '', does, ...names] = line.split(' ');
      return names.map((name) => [`${module}.${name}`, does as DangerClass] as const);
    }),
  );
}
