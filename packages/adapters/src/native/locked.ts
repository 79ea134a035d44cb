// What is locked: the engines' packages, the digests of every file that may be loaded, and that of all of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import lockedManifest from './lock/package.json' with { type: 'json' };
import npmLock from './lock/package-lock.json' with { type: 'json' };
import committedDigests from './lock/digests.json' with { type: 'json' };
import type { HashFunction } from './digests.ts';

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly optionalDependencies?: Readonly<Record<string, string>> | undefined;
}

/** The three files of `lock/`, as `scripts/natives-lock.mjs` writes them. */
export interface NativesLock {
  /** The package.json and package-lock.json that `npm ci` installs from. */
  readonly manifest: object;
  readonly lock: { readonly packages: Readonly<Record<string, LockedPackage>> };
  /** By path below node_modules, with `/`; `platforms` adds each platform's binaries. */
  readonly digests: {
    readonly everywhere: Readonly<Record<string, FileDigests>>;
    readonly platforms: Readonly<Record<string, Readonly<Record<string, FileDigests>>>>;
  };
}

/** In hex. */
export type FileDigests = Readonly<Record<HashFunction, string>>;

export const committedLock: NativesLock = { manifest: lockedManifest, lock: npmLock, digests: committedDigests };

/** A file that may be loaded: its path below node_modules, with `/`, and its digests. */
export interface LockedFile {
  readonly name: string;
  readonly digests: FileDigests;
}

/** This machine as Node and the packages spell it: `linux-x64`; with `-musl` where the C library is musl. */
export function currentPlatform(): string {
  const name = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !usesGlibc() ? `${name}-musl` : name;
}

function usesGlibc(): boolean {
  // The loader that this very process was started by; Node's own report says it too, and takes 8 ms.
  return !/\/ld-musl-[^/]*$/m.test(readFileSync('/proc/self/maps', 'utf8'));
}

/** Every file of the platform, or undefined when the platform is not locked. */
export function lockedFiles(lock: NativesLock, platform: string): readonly LockedFile[] | undefined {
  const binaries = lock.digests.platforms[platform];
  if (binaries === undefined) return undefined;
  return Object.entries({ ...lock.digests.everywhere, ...binaries }).map(([name, digests]) => ({ name, digests }));
}

/** Names the folders and cache entries that hold these files: 16 hex digits over the lock and the hashes. */
export function lockDigest({ manifest, lock, digests }: NativesLock): string {
  return createHash('sha256')
    .update(JSON.stringify([manifest, lock, digests]))
    .digest('hex')
    .slice(0, 16);
}
