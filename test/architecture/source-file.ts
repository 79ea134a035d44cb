// A source file as the architecture's rules see it: where it lies, what it imports and what it does that is watched.
import { parseAst } from 'vitest/node';
import { walk } from './syntax.ts';
import type { Act, Import } from './syntax.ts';

export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The folder below packages/; undefined for everything else. */
  readonly package: string | undefined;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  readonly acts: readonly Act[];
}

export function parseSource(path: string, text: string): SourceFile {
  const { imports, acts } = walk(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }), text);
  const [top, name] = path.split('/');
  return { path, text, package: top === 'packages' ? name : undefined, isTest: isTestFile(path), imports, acts };
}

/** Files of an imagined project, for the tests that a rule can fail. */
export function parseSources(files: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => parseSource(path, text));
}

/** Tests, and what only tests import. */
const isTestFile = (path: string): boolean => /\.(test|fixture)\.ts$/.test(path);

/** The sources that run in production: all of packages/, without tests and without the test kit. */
export function productSources(sources: readonly SourceFile[]): readonly SourceFile[] {
  return sources.filter((file) => file.package !== undefined && file.package !== 'testkit' && !file.isTest);
}
