// Lists as files of TypeScript, in an order that is the same on every machine.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

/** Packages with a list of their own; the rest is Python's. */
const OTHERS = new Set(
  'sklearn numpy scipy pandas joblib xgboost lightgbm catboost imblearn category_encoders statsmodels patsy torch torchvision keras setuptools pip dill cloudpickle'.split(
    ' ',
  ),
);
/** Of one file. */
const LINES = 200;

/** A file for each package: a line is a module, a role or what is reached, and names. */
export function write(folder: string, caption: string, found: ReadonlyMap<string, ReadonlySet<string>>): void {
  const at = new URL(`../../packages/checks/src/scan/callables/${folder}/`, import.meta.url);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  const byKey = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const packages = new Map(
    [...Map.groupBy(byKey, ([key]) => packageOf(key))].flatMap(([name, entries]) => inFiles(name, entries)),
  );
  for (const [name, entries] of packages) {
    const text = entries.map(([key, names]) => `${key} ${sorted(names).join(' ')}`).join('\n');
    const first = `// ${caption}: ${name}. Written by scripts/scan/lists.ts.`;
    writeFileSync(new URL(`${name}.ts`, at), `${first}\n\nexport const ${constant(name)} = \`\n${text}\n\`;\n`);
    console.log(folder, name, entries.length, 'lines,', text.length, 'characters');
  }
  const names = [...packages.keys()].toSorted();
  const imports = names.map((name) => `import { ${constant(name)} } from './${name}.ts';`).join('\n');
  const list = `export const ${folder}: readonly string[] = [${names.map(constant).join(', ')}];`;
  writeFileSync(new URL('index.ts', at), `// ${caption}. Written by scripts/scan/lists.ts.\n${imports}\n\n${list}\n`);
}

/** As many files as it takes to keep each short: sklearn, sklearn2, … */
function inFiles<T>(name: string, entries: readonly T[]): readonly (readonly [name: string, entries: readonly T[]])[] {
  const parts = Array.from({ length: Math.ceil(entries.length / LINES) }, (_, i) =>
    entries.slice(i * LINES, (i + 1) * LINES),
  );
  return parts.map((part, i) => [i === 0 ? name : `${name}${i + 1}`, part]);
}

/** Python's own library is one. */
function packageOf(key: string): string {
  const [name] = key.split(/[. ]/);
  return OTHERS.has(name) ? name : 'python';
}

/** By code units, so that every machine writes the same. */
export function sorted(names: ReadonlySet<string>): readonly string[] {
  return [...names].toSorted((a, b) => (a < b ? -1 : 1));
}

function constant(name: string): string {
  return `of${name[0].toUpperCase()}${name.slice(1)}`;
}
