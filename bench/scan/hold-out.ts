// Sets half of the corpus's gadget files aside, by seed, before the dangerous list is written: node bench/scan/hold-out.ts <corpus>
// The list was written without a look at these. What it makes of them is what it makes of gadgets that nobody told it about.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SEED = 'modelgate-gadgets-1';

interface Entry {
  readonly path: string;
  readonly label: string;
  readonly category: string;
}

const [corpus] = process.argv.slice(2);
if (corpus === undefined) throw new Error('usage: node bench/scan/hold-out.ts <folder with MANIFEST.json>');
const entries = JSON.parse(await readFile(path.join(corpus, 'MANIFEST.json'), 'utf8')) as readonly Entry[];
const gadgets = entries
  .filter(({ label, category }) => label === 'malicious' && category === 'gadget')
  .map((entry) => entry.path);
const heldOut = gadgets
  .toSorted(byDraw)
  .slice(0, Math.ceil(gadgets.length / 2))
  .toSorted();
const text = JSON.stringify({ seed: SEED, of: gadgets.length, heldOut }, undefined, 2);
await writeFile(new URL('held-out.json', import.meta.url), `${text}\n`);
console.log(`${heldOut.length} of ${gadgets.length} gadget files are set aside`);

function byDraw(a: string, b: string): number {
  return draw(a) < draw(b) ? -1 : 1;
}

function draw(name: string): string {
  return createHash('sha256').update(`${SEED}\n${name}`).digest('hex');
}
