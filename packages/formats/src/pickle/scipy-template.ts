// SciPy's distributions keep the program of three methods as text, which __setstate__ runs. It is harmless where it is the text that
// SciPy writes, with names of parameters filled in. Source: scipy/stats/_distn_infrastructure.py, parse_arg_template.
import { nodeOf, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { isWhole } from './values.ts';

/** Names, and location and scale as they are taken and passed on; the same everywhere. */
const template = new RegExp(
  [
    '^\\ndef _parse_args\\(self, ((?:[A-Za-z_]\\w*, )*) (loc=0(?:, scale=1)?)\\):\\n    return \\(\\1\\), (loc, (?:scale|1))\\n',
    '\\ndef _parse_args_rvs\\(self, \\1 \\2, size=None\\):\\n    return self\\._argcheck_rvs\\(\\1 \\3, size=size\\)\\n',
    "\\ndef _parse_args_stats\\(self, \\1 \\2, moments='mv'\\):\\n    return \\(\\1\\), \\3, moments\\n$",
  ].join(''),
);

/** A state of which every key is a text, with SciPy's own program, and with no method that would stand in for the class's. */
export function hasScipyTemplate(machine: Machine, state: number): boolean {
  const items = machine.dicts.get(state) ?? [];
  if (!isWhole(items)) return false;
  let found = false;
  for (let i = 0; i + 1 < items.length; i += 2) {
    const key = textOf(machine, items[i]!);
    if (key === undefined || ATTACH.test(key) || (key === 'numargs' && nodeOf(machine, items[i + 1]!) !== undefined))
      return false;
    // The last one counts, as in Python.
    if (key === '_parse_arg_template') found = template.test(textOf(machine, items[i + 1]!) ?? '');
  }
  return found;
}

/** What __setstate__ calls on the object itself. */
const ATTACH = /^_attach_/;
