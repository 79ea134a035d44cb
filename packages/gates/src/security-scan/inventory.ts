// The inventory of a scan: each file with its formats, what loading it calls, its tensors and its digest.
import { createHash } from 'node:crypto';
import type { CallableFact, Inventory, InventoryFile, ScannedPart, TensorInventory } from '@modelgate/core';
import { trackedBy } from '../tracked-by.ts';
import type { FileFacts } from './found.ts';

const MOST_CALLABLES = 100;

export function inventoryOf(files: readonly FileFacts[]): Inventory {
  const root = rootDigest(files);
  return { files: files.map(fileOf), ...(root !== undefined && { rootDigest: root }) };
}

/** SHA-256 over the concatenated digests of all files, in the order of their paths. */
function rootDigest(files: readonly FileFacts[]): string | undefined {
  const hash = createHash('sha256');
  for (const { sha256 } of files) {
    if (sha256 === undefined) return undefined;
    hash.update(sha256, 'hex');
  }
  return hash.digest('hex');
}

function fileOf({ path, bytes, sha256, parts, pointer }: FileFacts): InventoryFile {
  const tensors = parts.flatMap((part) => (part.tensors ? [part.tensors] : []));
  return {
    path,
    bytes,
    ...(sha256 !== undefined && { sha256 }),
    ...(pointer && trackedBy(pointer)),
    formats: [...new Set(parts.map(({ format }) => format))],
    ...treatmentOf(parts),
    parts: parts.length,
    callables: callablesOf(parts),
    operators: operatorsOf(parts),
    ...(tensors.length > 0 && { tensors: totalOf(tensors) }),
  };
}

export function treatmentOf(parts: readonly ScannedPart[]): Pick<InventoryFile, 'treatment' | 'reasons'> {
  const reasons = new Set(parts.flatMap(({ treatment }) => ('reason' in treatment ? [treatment.reason] : [])));
  if (reasons.size > 0) return { treatment: 'not-evaluated', reasons: [...reasons] };
  return { treatment: parts.every(({ treatment }) => treatment.kind === 'inert') ? 'inert' : 'read', reasons: [] };
}

function callablesOf(parts: readonly ScannedPart[]): InventoryFile['callables'] {
  const times = new Map<string, { callable: string; role: CallableFact['role']; times: number }>();
  for (const { module, name, role, times: n } of parts.flatMap(({ callables = [] }) => callables)) {
    const callable = module === '' ? name : `${module}.${name}`;
    const known = times.get(`${role} ${callable}`) ?? { callable, role, times: 0 };
    known.times += n;
    times.set(`${role} ${callable}`, known);
  }
  const sorted = [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, callable]) => callable);
  return sorted.slice(0, MOST_CALLABLES);
}

function operatorsOf(parts: readonly ScannedPart[]): Readonly<Record<string, number>> {
  const times = new Map<string, number>();
  for (const { domain, name, times: n } of parts.flatMap(({ operators = [] }) => operators)) {
    const operator = domain === '' ? name : `${domain}.${name}`;
    times.set(operator, (times.get(operator) ?? 0) + n);
  }
  return Object.fromEntries([...times].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function totalOf(tensors: readonly TensorInventory[]): TensorInventory {
  const types = new Map<string, number>();
  for (const [type, n] of tensors.flatMap((each) => Object.entries(each.types)))
    types.set(type, (types.get(type) ?? 0) + n);
  return {
    count: tensors.reduce((sum, { count }) => sum + count, 0),
    bytes: tensors.reduce((sum, { bytes }) => sum + bytes, 0),
    types: Object.fromEntries(types),
  };
}
