// Classes whose __setstate__ runs a program that stands in the state, or whose end frees what its state calls a handle; they are harmless where
// the state has none but the framework's own.
// SciPy's distributions keep three methods as text (scipy/stats/_distn_infrastructure.py, parse_arg_template); a model that
// statsmodels made of a formula evaluates it again (statsmodels/base/data.py, ModelData.__setstate__), as Python evaluates an expression.
import { decoded, nodeOf, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isConstant, isDict, isTuple, isWhole, itemsOf } from './values.ts';

/** How an object gets its state. */
export function buildWith(machine: Machine, node: Node | undefined, state: number): string {
  if (isOfConstructor(machine, state)) return 'BUILD with plain arguments';
  if (node?.owner?.module.startsWith('statsmodels.') === true && predictsByText(machine, state))
    return 'BUILD with a formula';
  const items = texts(machine, state);
  if (items === undefined) return 'BUILD';
  if (hasTemplate(machine, items)) return 'BUILD with its template';
  if (freed.test(node?.owner?.module ?? '')) return hasNoHandle(machine, items) ? 'BUILD without a handle' : 'BUILD';
  const ofStatsmodels = node?.owner?.module === 'statsmodels.base.data';
  return ofStatsmodels && evaluatesNames(machine, items) ? 'BUILD without a formula' : 'BUILD';
}

/** Their data sets and predictors stand for memory of a library, which __del__ hands back by self.handle, self._handle and self._free_handle. */
const freed = /^(?:lightgbm\.basic|xgboost\.core)$/;

function hasNoHandle(machine: Machine, items: ReadonlyMap<string, number>): boolean {
  const handles = [...items].filter(([key]) => key.includes('handle') && !key.endsWith('is_manage_handle'));
  return handles.every(([, value]) => decoded(machine, value)?.kind === 'none');
}

/** What a model of statsmodels evaluates in place of the formula's own parts, when it predicts: where that is a text, any text. */
const evaluated = ['design_info', 'model_spec'];

/** Also of a pair of dicts, the second of which is set like the first; and where a dict is too long, or too long ago, to tell. */
function predictsByText(machine: Machine, state: number): boolean {
  const parts = isTuple(state) ? (itemsOf(machine.tuples, state)?.items ?? []) : [state];
  return parts.filter(isDict).some((part) => {
    const items = texts(machine, part);
    return items === undefined || evaluated.some((key) => textOf(machine, items.get(key) ?? Number.NaN) !== undefined);
  });
}

/** 'y ~ age + height': names and what joins them; whatever is called or fetched from another one has a bracket or a dot behind its name. */
const ofNames = /^(?!.*\w\s*\()[\w\s~+\-*/:^|()]*$/;

/** What patsy and formulaic define for formulas, and NumPy's functions of one number, of names. */
const usual =
  /\b(?:C|I|center|standardize|np\.(?:abs|cos|exp|expm1|log|log10|log1p|log2|sin|sqrt|square))\([\w\s+\-*/]*\)/g;

/**
 * Each version has a key of its own that asks for the formula to be evaluated again ('restore_design_info', 'restore_model_spec'):
 * what counts is the formula. Its names are looked up in the rows, which must be a table then.
 */
function evaluatesNames(machine: Machine, items: ReadonlyMap<string, number>): boolean {
  const formula = decoded(machine, items.get('formula') ?? Number.NaN);
  if (!items.has('formula') || formula?.kind === 'none') return true;
  const tables = ['frame', 'orig_endog', 'orig_exog'].flatMap(
    (key) => nodeOf(machine, items.get(key) ?? Number.NaN) ?? [],
  );
  return (
    formula?.kind === 'text' &&
    ofNames.test(formula.text.replaceAll(usual, 'x')) &&
    tables.length > 0 &&
    tables.every(isTable)
  );
}

const isTable = ({ owner }: Node): boolean =>
  owner !== undefined && /^pandas(?:\.core\.(?:frame|series))?\.(?:DataFrame|Series)$/.test(qualified(owner));

/** Values by their keys, the last one of each as in Python; undefined where not all are known to the last, or a key is no text. */
export function texts(machine: Machine, state: number): ReadonlyMap<string, number> | undefined {
  const items = machine.dicts.get(state);
  if (items === undefined || !isWhole(items)) return undefined;
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    const key = textOf(machine, items[i]!);
    if (key === undefined) return undefined;
    found.set(key, items[i + 1]!);
  }
  return found;
}

/** Before 1.6 SciPy hands its constructor what it was made with, and names of parameters stand in its program: a pair, of which this is the first. */
function isOfConstructor(machine: Machine, state: number): boolean {
  const [made = Number.NaN, random = Number.NaN, more] = isTuple(state)
    ? (itemsOf(machine.tuples, state)?.items ?? [])
    : [];
  const items = texts(machine, made);
  // Later versions take the pair for the state itself, by dict.update: what is no generator could be a key and a value.
  if (items === undefined || more !== undefined || !isGenerator(nodeOf(machine, random))) return false;
  return [...items].every(
    ([key, value]) =>
      taken.has(key) && isPlain(nodeOf(machine, value)) && (key !== 'shapes' || namesOnly(machine, value)),
  );
}

/** Arguments of rv_continuous, rv_discrete and rv_sample. */
const taken: ReadonlySet<string> = new Set(
  'momtype a b xtol badvalue name longname shapes extradoc seed moment_tol values inc histogram density'.split(' '),
);

const isGenerator = (node: Node | undefined): boolean =>
  node?.owner !== undefined &&
  /^numpy\.random\.(?:_pickle\.__randomstate_ctor|__RandomState_ctor)$/.test(qualified(node.owner));

/** No object, or a number of NumPy. */
const isPlain = (node: Node | undefined): boolean =>
  node === undefined || (node.owner !== undefined && /^numpy\._?core\.multiarray\.scalar$/.test(qualified(node.owner)));

const namesOnly = (machine: Machine, shapes: number): boolean =>
  isConstant(shapes) && /^[\w, ]*$/.test(textOf(machine, shapes) ?? '');

/** Names of parameters, and location and scale as they are taken and passed on; the same everywhere. */
const template = new RegExp(
  [
    '^\\ndef _parse_args\\(self, ((?:[A-Za-z_]\\w*, )*) (loc=0(?:, scale=1)?)\\):\\n    return \\(\\1\\), (loc, (?:scale|1))\\n',
    '\\ndef _parse_args_rvs\\(self, \\1 \\2, size=None\\):\\n    return self\\._argcheck_rvs\\(\\1 \\3, size=size\\)\\n',
    "\\ndef _parse_args_stats\\(self, \\1 \\2, moments='mv'\\):\\n    return \\(\\1\\), \\3, moments\\n$",
  ].join(''),
);

/** SciPy's own program, no method that would stand in for one that __setstate__ calls, and a number where it counts. */
function hasTemplate(machine: Machine, items: ReadonlyMap<string, number>): boolean {
  const program = items.get('_parse_arg_template');
  if (program === undefined || !template.test(textOf(machine, program) ?? '')) return false;
  if ([...items.keys()].some((key) => key.startsWith('_attach_'))) return false;
  return nodeOf(machine, items.get('numargs') ?? Number.NaN) === undefined;
}
