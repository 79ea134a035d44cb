// Random numbers from a string seed, the same on every machine.
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from './normal.ts';

/** Uniform numbers strictly between 0 and 1, in steps of 2⁻³², by xoroshiro128+ (Blackman and Vigna 2018). */
export function seededUniforms(seed: string): () => number {
  const generator = xoroshiro128plusFromState(seedWords(seed));
  return () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
}

/** Standard normal numbers, within ±6.3, by the inverse of the distribution function. */
export function seededNormals(seed: string): () => number {
  const next = seededUniforms(seed);
  return () => normalQuantile(next());
}

// Four words of 32 bits: FNV-1a over the UTF-16 units from four starting points, each finished as MurmurHash3 does
function seedWords(seed: string): number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let h = start;
    for (let i = 0; i < seed.length; i++) h = Math.imul(h ^ seed.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
  });
}
