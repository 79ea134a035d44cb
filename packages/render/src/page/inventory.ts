// What a scan looked at: a row for each file; files that were not evaluated come first.
import { bytesText, countText } from '@modelgate/core';
import type { InventoryFile, Report } from '@modelgate/core';
import { codeCell, md, tableHead, tableRow } from '../text/markdown.ts';
import type { Section } from './fit.ts';
import { folded } from './tables.ts';

export function scannedFiles({ inventory }: Report): readonly Section[] {
  if (inventory === undefined) return [];
  const files = inventory.files.toSorted((a, b) => rank(a) - rank(b));
  const read = files.filter(({ treatment }) => treatment !== 'not-evaluated').length;
  const head = tableHead(['file', 'size', 'formats', 'looked at', 'calls on load', 'sha256']);
  const title = `Scanned files (${countText(read)} of ${countText(files.length)})`;
  return folded(title, head, files.map(row), 'file');
}

function rank({ treatment }: InventoryFile): number {
  return ['not-evaluated', 'read', 'inert'].indexOf(treatment);
}

function row({ path, bytes, formats, treatment, reasons, callables, sha256 }: InventoryFile): string {
  const how = { read: 'whole', inert: 'cannot run on load', 'not-evaluated': `**no**: ${md(reasons.join('; '), 200)}` };
  const calls = callables.filter(({ role }) => role === 'called').length;
  return tableRow([
    codeCell(path, 120),
    bytesText(bytes),
    md(formats.join(', '), 80),
    how[treatment],
    calls === 0 ? '–' : countText(calls),
    sha256 === undefined ? 'not computed' : codeCell(sha256.slice(0, 12)),
  ]);
}
