// Walks a syntax tree for imports of every kind (type imports and import types too) and for the acts that are watched.

export interface Import {
  /** The specifier; undefined when it is computed. */
  readonly of: string | undefined;
  /** Imported or re-exported names; `*` for all of them, and for a whole namespace. */
  readonly names: readonly string[];
  /** A type leaves no trace at run time; a lazy import is loaded when it is reached. */
  readonly kind: 'type' | 'value' | 'lazy';
  readonly line: number;
}

/** Reading the environment, starting an installer, loading a binary. */
export interface Act {
  readonly does: 'env' | 'installer' | 'dlopen';
  readonly what: string;
  readonly line: number;
}

/** A node of ESTree; its fields are checked where they are read. */
type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const installers = new Set(['npm', 'npx', 'pnpm', 'yarn', 'pip', 'pip3', 'curl', 'wget', 'brew', 'apt-get']);

export function walk(program: unknown, text: string): { imports: readonly Import[]; acts: readonly Act[] } {
  const imports: Import[] = [];
  const acts: Act[] = [];
  const lineOf = (node: Node): number => text.slice(0, node.start).split('\n').length;
  const visit = (node: Node): void => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, line: lineOf(node) });
    const act = actOf(node);
    if (act !== undefined) acts.push({ ...act, line: lineOf(node) });
    const parts = setsVariable(node) ? [node['right']] : Object.values(node);
    for (const value of parts) for (const child of [value].flat()) if (isNode(child)) visit(child);
  };
  if (isNode(program)) visit(program);
  return { imports, acts };
}

function importOf(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { of: textOf(node['source']), names: namesOf(node), kind: kindOf(node, 'importKind') };
    case 'ExportAllDeclaration':
      return { of: textOf(node['source']), names: ['*'], kind: kindOf(node, 'exportKind') };
    case 'ExportNamedDeclaration':
      if (!isNode(node['source'])) return undefined;
      return { of: textOf(node['source']), names: namesOf(node), kind: kindOf(node, 'exportKind') };
    case 'TSImportType':
      return { of: textOf(node['source']), names: ['*'], kind: 'type' };
    case 'ImportExpression':
      return { of: textOf(node['source']), names: ['*'], kind: 'lazy' };
    case 'CallExpression':
      if (nameOf(node['callee']) !== 'require') return undefined;
      return { of: textOf(listOf(node['arguments'])[0]), names: ['*'], kind: 'value' };
    default:
      return undefined;
  }
}

function actOf(node: Node): Omit<Act, 'line'> | undefined {
  if (isEnvironment(node)) return { does: 'env', what: 'process.env' };
  if (node.type === 'MemberExpression' && nameOf(node['property']) === 'dlopen')
    return { does: 'dlopen', what: 'dlopen' };
  if (node.type !== 'CallExpression') return undefined;
  const command = textOf(listOf(node['arguments'])[0])?.split(' ')[0];
  return command !== undefined && installers.has(command) ? { does: 'installer', what: command } : undefined;
}

/** `process.env['NAME'] = …` tells a library something and reads nothing. */
function setsVariable(node: Node): boolean {
  const to = node.type === 'AssignmentExpression' && node['operator'] === '=' ? node['left'] : undefined;
  return isNode(to) && to.type === 'MemberExpression' && isNode(to['object']) && isEnvironment(to['object']);
}

/** `process.env`, `process['env']`, `globalThis.process.env`, `const { env } = process`, `import { env } from 'node:process'`. */
function isEnvironment(node: Node): boolean {
  if (node.type === 'MemberExpression') return isProcess(node['object']) && nameOf(node['property']) === 'env';
  if (node.type === 'VariableDeclarator')
    return isProcess(node['init']) && isNode(node['id']) && node['id'].type === 'ObjectPattern';
  const of = node.type === 'ImportDeclaration' ? textOf(node['source']) : undefined;
  return (of === 'node:process' || of === 'process') && namesOf(node).includes('env');
}

function isProcess(node: unknown): boolean {
  if (!isNode(node)) return false;
  return node.type === 'MemberExpression' ? nameOf(node['property']) === 'process' : nameOf(node) === 'process';
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const kindOf = (node: Node, field: string): 'type' | 'value' =>
  node[field] === 'type' || everySpecifierIsType(node) ? 'type' : 'value';

function everySpecifierIsType(node: Node): boolean {
  const specifiers = listOf(node['specifiers']).filter(isNode);
  return specifiers.length > 0 && specifiers.every((s) => s['importKind'] === 'type' || s['exportKind'] === 'type');
}

function namesOf(node: Node): readonly string[] {
  return listOf(node['specifiers'])
    .filter(isNode)
    .map((specifier) => {
      if (specifier.type === 'ImportDefaultSpecifier') return 'default';
      return nameOf(specifier.type === 'ExportSpecifier' ? specifier['local'] : specifier['imported']) ?? '*';
    });
}

/** A string literal's or a constant template's text. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  const [only, ...more] = node.type === 'TemplateLiteral' ? listOf(node['quasis']) : [];
  if (more.length > 0 || !isNode(only)) return undefined;
  const value = only['value'];
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : undefined;
}

function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : textOf(node);
}
