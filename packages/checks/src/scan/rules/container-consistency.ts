// scan/container-consistency: what a well-made file does not have, weighed.
import type { AnomalyCode } from '@modelgate/core';
import type { ScanSeverity } from '../finding.ts';
import type { ScanRule } from '../rule.ts';

/** high stops at the default `fail-on`; what is lower is told. */
const weights: Readonly<Record<AnomalyCode, readonly [ScanSeverity, string]>> = {
  'broken-after-call': ['critical', 'the payload has run by the time the loader meets the error'],
  'state-on-callable': ['critical', 'setting attributes of a function or class changes what others do that use it'],
  'extension-code': ['high', 'what the number stands for is decided by the machine that loads the file'],
  'persistent-id': ['high', 'what the id leads to is decided by the loader, not by the file'],
  'memo-overwritten': ['medium', 'readers that resolve the memo otherwise see another callable'],
  'strict-disassembly': ['high', 'scanners and loaders would read different programs'],
  'trailing-bytes': ['high', 'what follows the end is seen by some loaders and not by others'],
  'stacked-pickles': ['medium', 'a scanner that stops at the first pickle misses the rest; here each is judged'],
  'hidden-pickle': ['high', 'a pickle inside data waits to be loaded by something else'],
  'member-names-differ': ['high', 'loaders and scanners open different members'],
  'member-sizes-differ': ['high', 'loaders and scanners read different bytes'],
  'member-flags-differ': ['high', 'a scanner that believes the flag skips what a loader reads'],
  'member-checksum': ['high', 'a scanner that checks it skips what a loader without the check reads'],
  'member-duplicate': ['high', 'loaders and scanners may choose different ones'],
  'member-overlap': ['high', 'the same bytes are several members, as in bombs'],
  'member-escapes': ['critical', 'unpacking it writes outside the folder (zip slip)'],
  'member-link': ['high', 'unpacking it makes a link through which later members write elsewhere'],
  'leading-bytes': ['high', 'the file is an archive to one reader and something else to another'],
  'directory-broken': ['high', 'loaders that walk the members read what others refuse'],
  'name-misleads': ['high', 'tools that choose by the ending look at the wrong thing, or not at all'],
  polyglot: ['high', 'each loader sees another file'],
  'header-length': ['high', 'a loader that believes it reads beyond the header or exhausts memory'],
  'header-syntax': ['high', 'loaders differ in what they make of it'],
  'duplicate-key': ['high', 'loaders differ in which of the two counts'],
  'offset-out-of-range': ['high', 'a loader that believes it reads beyond the file'],
  'offsets-overlap': ['high', 'tensors share bytes, which no writer does'],
  'offsets-gap': ['high', 'bytes that belong to no tensor carry something else'],
  'shape-too-large': ['high', 'a loader that allocates what the shape says exhausts memory'],
  depth: ['high', 'nesting this deep exhausts the stack of loaders'],
  recursion: ['high', 'running it does not end'],
  'code-in-text': ['high', 'text that should describe the model is a program, for whoever is made to run it'],
  'embedded-executable': ['critical', 'a program for the machine has no place in a model'],
};

export const containerConsistency: ScanRule = {
  id: 'scan/container-consistency',
  title: 'Every reader sees the same file',
  what: 'The file is made as its format demands, so that loaders and scanners cannot see different things in it.',
  cwe: 436,
  cvss: 7.8,
  judge: ({ anomalies = [] }, { path }) =>
    anomalies.map(({ code, detail, offset }) => ({
      level: 'anomaly',
      severity: weights[code][0],
      subject: code,
      found: detail,
      why: weights[code][1],
      allowance: { anomaly: code, path },
      ...(offset !== undefined && { offset }),
    })),
};
