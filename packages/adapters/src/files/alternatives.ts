// Globs without a slash inside their braces, so that each can be taken apart at its slashes.
import { posix } from 'node:path';
import { fixedPart } from './dvc/pointers.ts';

const MOST = 1000;

/** Braces that hold a comma and no other braces. */
const INNERMOST = /\{([^{}]*,[^{}]*)\}/;

/**
 * The globs that match what `glob` does: of '{a/x,b}/c' these are a/x/c and b/c. Where there would be too many of them,
 * or the braces do not agree, it is one that matches more: everything below the fixed part.
 */
export function alternatives(glob: string): readonly string[] {
  const apart: string[] = [];
  const open = [glob];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const braces = INNERMOST.exec(one);
    if (!hasSlashInBraces(one)) apart.push(one);
    else if (braces === null || open.length + apart.length > MOST) return [posix.join(fixedPart(glob), '**/*')];
    else open.push(...chosen(one, braces));
  }
  return apart;
}

function chosen(glob: string, { 0: braces, 1: choices, index }: RegExpExecArray): readonly string[] {
  return choices!.split(',').map((choice) => glob.slice(0, index) + choice + glob.slice(index + braces.length));
}

function hasSlashInBraces(glob: string): boolean {
  let depth = 0;
  for (const sign of glob) {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (sign === '/' && depth > 0) return true;
  }
  return false;
}
