// The four nevers of the house.
import { engines, matches, outside, packageOf, pure } from './house.ts';
import { productSources } from './source-file.ts';
import type { SourceFile } from './source-file.ts';
import type { Act, Import } from './syntax.ts';

/** Checks, gates, render, core and stats import no node:fs, no @actions/*, no engine, and no code by a computed name. */
export function purityFaults(sources: readonly SourceFile[]): readonly string[] {
  return faultsOf(
    sources,
    (file) => (pure.includes(file.package ?? '') ? file.imports : []),
    ({ of }) => {
      if (of === undefined) return 'imports code by a computed name';
      const impure = outside.test(of) || matches(packageOf(of) ?? '', ['@actions/*', ...engines]);
      return impure ? `imports ${of}, which reaches outside` : undefined;
    },
  );
}

/** Only host/inputs.ts reads process.env. */
export function environmentFaults(sources: readonly SourceFile[]): readonly string[] {
  const elsewhere = sources.filter((file) => file.path !== 'packages/host/src/inputs.ts');
  return faultsOf(
    elsewhere,
    (file) => file.acts,
    ({ does }) => (does === 'env' ? 'reads process.env; take the value as an argument from host/inputs.ts' : undefined),
  );
}

/** Only adapters/native starts an installer or loads a binary. */
export function installFaults(sources: readonly SourceFile[]): readonly string[] {
  const elsewhere = sources.filter((file) => !file.path.startsWith('packages/adapters/src/native/'));
  return [
    ...faultsOf(
      elsewhere,
      (file) => file.acts,
      ({ does, what }) => (does === 'env' ? undefined : `runs ${what}`),
    ),
    ...faultsOf(
      sources,
      (file) => file.imports,
      ({ of }) => (of === '@actions/tool-cache' ? 'installs through @actions/tool-cache' : undefined),
    ),
  ];
}

/** Files of core that a renderer must not see: ports, metrics, frames, decisions. What it reads is the report, and what its findings come to. */
const unseen =
  /^packages\/core\/src\/(ports|frame|sql|check|gate|run)\.ts$|^packages\/core\/src\/(measure|judge|decide)\/(?!verdict\.ts)/;

/** A renderer never sees a metric or a port: no name that core declares in such a file, and no namespace of all names. */
export function rendererFaults(sources: readonly SourceFile[]): readonly string[] {
  const forbidden = new Set(sources.filter((file) => unseen.test(file.path)).flatMap(declaredNames));
  const renderers = sources.filter((file) => file.package === 'render');
  return faultsOf(
    renderers,
    (file) => file.imports,
    ({ of, names }) => {
      if (of !== '@modelgate/core') return undefined;
      const seen = names.filter((name) => name === '*' || forbidden.has(name));
      return seen.length > 0 ? `a renderer sees ${seen.join(', ')} of core; it may read the report only` : undefined;
    },
  );
}

const declaration =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;

const declaredNames = (file: SourceFile): readonly string[] =>
  Array.from(file.text.matchAll(declaration), ([, name]) => name ?? '');

function faultsOf<T extends Act | Import>(
  sources: readonly SourceFile[],
  watched: (file: SourceFile) => readonly T[],
  faultOf: (found: T) => string | undefined,
): readonly string[] {
  return productSources(sources).flatMap((file) =>
    watched(file).flatMap((found) => {
      const fault = faultOf(found);
      return fault === undefined ? [] : [`${file.path}:${found.line}: ${fault}`];
    }),
  );
}
