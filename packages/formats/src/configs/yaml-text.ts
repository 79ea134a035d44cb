// What the documents of a YAML text construct, call or import. Loaded only where there is such a text: the parser is large.
import { isScalar, parseAllDocuments, type Document, type Node } from 'yaml';
import { readKerasConfig } from '../keras/config.ts';
import type { Collector } from '../scan/collector.ts';
import { BudgetError, type Member, type ReadContext } from '../scan/reader.ts';
import { readArguments } from './arguments.ts';
import { readDeployment } from './deployments.ts';
import { readExpressions } from './expressions.ts';
import { dotted } from './dotted.ts';
import { readInstantiated } from './instantiated.ts';
import { readLibraries } from './libraries.ts';
import { readLoaders } from './loaders.ts';
import { readNamedClasses } from './named-classes.ts';
import { readProject } from './projects.ts';
import { readResolved } from './resolved.ts';
import { YAML_BREAK } from './text.ts';
import { treeOf } from './yaml-tree.ts';

/** What is no YAML from some place on has no documents there, for anybody. */
export function readText(text: string, into: Collector, context: ReadContext): readonly Member[] {
  const members: Member[] = [];
  for (const document of documentsOf(text)) {
    context.budget.tick();
    const value = treeOf(document, (node) => noteTag(node, into));
    readInstantiated(value, into);
    readLoaders(value, into, context);
    readLibraries(value, into);
    readNamedClasses(value, into, context.name);
    readResolved(value, into, context.name);
    readDeployment(value, into, context.name);
    readArguments(value, into);
    readProject(value, into, context.name);
    readExpressions(value, into, context);
    // Keras read models from YAML until 2.5.
    for (const member of readKerasConfig(value, into, context)) {
      context.budget.member();
      members.push(member);
    }
  }
  return members;
}

/** Pretty errors take time by the square of their number. */
const PARSING = { logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false } as const;

function documentsOf(text: string): readonly Document[] {
  try {
    const parsed = parseAllDocuments(text.replace(YAML_BREAK, '\n'), PARSING);
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    // Nested deeper than the parser's own stack.
    if (error instanceof RangeError) throw new BudgetError('its YAML is nested too deep');
    throw error;
  }
}

/** A tag is an address: PyYAML reads %6F as o wherever it stands in one. */
function unescaped(tag: string): string {
  try {
    return decodeURIComponent(tag);
  } catch {
    return tag;
  }
}

/** After the tag's prefix: what happens to what follows it. */
const TAGS: readonly (readonly [string, 'called' | 'referenced'])[] = [
  ['tag:yaml.org,2002:python/object/apply:', 'called'],
  ['tag:yaml.org,2002:python/object/new:', 'called'],
  ['tag:yaml.org,2002:python/object:', 'called'],
  ['tag:yaml.org,2002:python/name:', 'referenced'],
  ['tag:yaml.org,2002:python/module:', 'referenced'],
  ['!new:', 'called'],
  ['!apply:', 'called'],
  ['!applyref:', 'called'],
  ['!name:', 'referenced'],
  ['!module:', 'referenced'],
];

/** By which lm-evaluation-harness imports a module beside the task, and takes the function that the text names. */
const OF_TASKS = '!function';
const textOf = (node: Node): string => (isScalar(node) ? String(node.value) : '');

function noteTag(node: Node, into: Collector): void {
  const tag = unescaped(node.tag ?? '');
  if (tag === OF_TASKS) into.callable({ ...dotted(textOf(node)), role: 'referenced', args: [], offset: 0, by: tag });
  const known = TAGS.find(([prefix]) => tag.startsWith(prefix));
  if (!known) return;
  const [prefix, role] = known;
  const path = tag.slice(prefix.length);
  const named = prefix.endsWith('module:') ? { module: path, name: '' } : dotted(path);
  into.callable({ ...named, role, args: [], offset: 0, by: prefix });
}
