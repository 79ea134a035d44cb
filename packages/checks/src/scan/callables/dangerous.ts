// Whether a callable is known to be dangerous, and what it does: by its module, by its name, or by a name that says it.
import type { DangerClass } from '../finding.ts';
import { canonicalName } from './canonical.ts';
import { dangerousModules } from './dangerous-modules.ts';
import { dangerousNames, tellingNames } from './dangerous-names.ts';

type Listed = Readonly<Partial<Record<DangerClass, readonly string[]>>>;

const below = byName(dangerousModules);
for (const [name, does] of byName(dangerousNames)) below.set(name, does);
const telling = byName(tellingNames);

/** What calling it does; undefined where nothing is known of it. */
export function dangerOf(module: string, name: string): DangerClass | undefined {
  const whole = canonicalName(module, name);
  return listed(whole) ?? throughAttributes(name) ?? saysIt(name);
}

/** The longest listed name that it is, or stands below. */
function listed(whole: string): DangerClass | undefined {
  for (let end = whole.length; end > 0; end = whole.lastIndexOf('.', end - 1)) {
    const does = below.get(whole.slice(0, end));
    if (does !== undefined) return does;
  }
  return undefined;
}

/** 'os.system' as a name in any module: a module that another one imported is reached through it. */
function throughAttributes(name: string): DangerClass | undefined {
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const does = listed(canonicalName('', name.slice(dot + 1)));
    if (does !== undefined) return does;
  }
  return name.includes('.') ? listed(canonicalName(...split(name))) : undefined;
}

function split(name: string): [string, string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** Any of its parts is a name that says what it does. */
function saysIt(name: string): DangerClass | undefined {
  return name
    .split('.')
    .map((part) => telling.get(part))
    .find((does) => does !== undefined);
}

function byName(lists: Listed): Map<string, DangerClass> {
  return new Map(
    Object.entries(lists).flatMap(([does, names]) => names.map((name) => [name, does as DangerClass] as const)),
  );
}
