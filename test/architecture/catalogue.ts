// A catalogue is a folder of files and an index that lists them: a file that the index does not reach does nothing.
import { posix } from 'node:path';
import { relativeTargets } from './circles.ts';
import { productSources } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

/** Folders of which every file must be listed: in their own index.ts, or else in the one above. */
const catalogues = /^packages\/checks\/src\/(data|model|bias|bench|scan|tasks)\//;

/** Files of catalogue folders that their index does not reach. */
export function catalogueFaults(sources: readonly SourceFile[]): readonly string[] {
  const product = new Map(productSources(sources).map((file) => [file.path, file]));
  const folders = new Set([...product.keys()].filter(inCatalogue).map((path) => posix.dirname(path)));
  return [...folders].flatMap((folder) => {
    const index = product.get(`${folder}/index.ts`) ?? product.get(`${posix.dirname(folder)}/index.ts`);
    const reached = index === undefined ? new Set<string>() : reach(index, product);
    const unlisted = [...product.keys()].filter((path) => posix.dirname(path) === folder && !reached.has(path));
    return unlisted.map((path) => `${path} is in no index: ${index?.path ?? `${folder}/index.ts is missing`}`);
  });
}

const inCatalogue = (path: string): boolean => catalogues.test(path);

function reach(index: SourceFile, files: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const reached = new Set([index.path]);
  for (const path of reached) {
    const file = files.get(path);
    for (const target of file === undefined ? [] : relativeTargets(file)) reached.add(target);
  }
  return reached;
}
