// The report of a scan: subjects, coverage and inventory around the findings.
import { bytesText, FILES, plural, type Coverage, type Finding, type Parts, type Policy } from '@modelgate/core';
import { nothingElse, unusedNote } from './allowed.ts';
import type { FileFacts, FoundInFiles } from './found.ts';
import { policySubject } from '../policy-subject.ts';
import { inventoryOf } from './inventory.ts';
import type { AllowLine } from './allow-section.ts';
import { countsOf, dangerousFirst } from './urgent.ts';

/** What was scanned by head's policy. */
interface Scanned {
  readonly files: readonly FileFacts[];
  readonly paths: readonly string[];
  readonly found: FoundInFiles;
  readonly allow: readonly AllowLine[];
}

export function reportParts(
  policy: Policy,
  { files, paths, found, allow }: Scanned,
  findings: readonly Finding[],
): Parts {
  const inventory = inventoryOf(files);
  const parts = files.reduce((sum, file) => sum + file.parts.length, 0);
  const bytes = bytesText(files.reduce((sum, file) => sum + file.bytes, 0));
  const facts = `${plural(files.length, 'file')}, ${bytes}`;
  return {
    gate: 'security-scan',
    model: '',
    data: FILES,
    against: '–',
    whenPassing: `${facts}, ${plural(parts, 'part')} in them: ${nothingElse(found)}`,
    subjects: [
      {
        kind: 'data',
        name: FILES,
        path: paths.join(', '),
        digest: inventory.rootDigest === undefined ? 'not computed' : `sha256:${inventory.rootDigest}`,
        facts,
      },
      policySubject(policy),
    ],
    findings: dangerousFirst(findings, found),
    counted: (judged) => countsOf(judged, found),
    rows: [],
    measurements: {},
    intervals: {},
    families: [],
    confidence: policy.confidence,
    onInconclusive: policy.onInconclusive,
    coverage: [coverageOf(files, inventory)],
    inventory,
    defaults: policy.defaults,
    notes: [
      'Every file was read as bytes in a process of its own; nothing was loaded, imported or run.',
      'What nobody knows is not called safe: an unknown callable, operator or format blocks until the policy allows it.',
      ...digestNote(inventory),
      ...unusedNote(found, allow),
    ],
  };
}

function coverageOf({ length }: readonly FileFacts[], { files }: ReturnType<typeof inventoryOf>): Coverage {
  const missing = files.filter(({ treatment }) => treatment === 'not-evaluated');
  return {
    what: 'files',
    evaluated: length - missing.length,
    expected: length,
    missing: missing.map(({ path, reasons }) => `${path}: ${reasons.join('; ')}`),
  };
}

function digestNote({ files }: ReturnType<typeof inventoryOf>): readonly string[] {
  const without = files.filter(({ sha256 }) => sha256 === undefined).length;
  return without === 0 ? [] : [`SHA-256 of ${plural(without, 'large file')} was not computed; digests: all does.`];
}
