// The house as a table: which floor may import which, what each package may depend on, and what is pure.

/** The packages of ours that a package may import, types too; each of them is imported. */
export const floors: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  core: ['stats'],
  checks: ['core', 'stats'],
  formats: ['core'],
  importers: ['core'],
  render: ['core'],
  adapters: ['core', 'formats'],
  gates: ['core', 'checks', 'importers', 'stats'],
  host: ['core', 'checks', 'render', 'adapters', 'gates'],
  cli: ['host', 'core', 'stats', 'checks', 'render', 'gates'],
  testkit: ['core'],
};

/** Packages of others, each of which is imported. A star stands for the rest of a scope or family. */
export const dependencies: Readonly<Record<string, readonly string[]>> = {
  stats: ['pure-rand'],
  core: ['zod', 'yaml'],
  checks: ['zod'],
  formats: ['@bufbuild/protobuf', 'unbzip2-stream', 'yaml'],
  importers: [],
  render: [],
  adapters: ['@duckdb/node-bindings', 'onnxruntime-node', '@actions/github', '@actions/cache', '@actions/artifact'],
  gates: ['zod'],
  host: ['@actions/core'],
  cli: [],
  testkit: ['openapi-backend', 'ajv-formats', 'mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm'],
};

/** Big or rarely needed: an `await import()` where it is used, so that a start does not pay for it. */
export const lazily = ['@actions/cache', '@actions/artifact', 'unbzip2-stream'];

/** Never bundled and verified before they are loaded: found through adapters/native, so imported as types only. */
export const engines = ['@duckdb/*', 'onnxruntime-node', 'onnxruntime-common'];

/** Packages that reach nothing but their arguments. */
export const pure = ['stats', 'core', 'checks', 'gates', 'importers', 'render'];

/** Node's modules that reach files, networks, processes or other code. */
export const outside =
  /^(node:)?(fs|child_process|net|http|https|http2|tls|dgram|dns|cluster|worker_threads|os|process|module|vm|inspector|sqlite|repl)(\/.*)?$/;

export const matches = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

/** `@scope/name` or `name` of a specifier; undefined for relative paths and Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (/^[./]/.test(specifier) || specifier.startsWith('node:')) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The folder of a package of ours by its name; undefined for packages of others. */
export function ownPackage(name: string): string | undefined {
  if (name === 'modelgate') return 'cli';
  return name.startsWith('@modelgate/') ? name.slice('@modelgate/'.length) : undefined;
}
