// A report of a scan: each thing that a finding about a file may be, and an inventory of each kind of file.
import type { Finding, Inventory, Outcome, Place, Report } from '@modelgate/core';
import { buildReport } from './build.ts';
import { spanOfKey } from './policy.ts';

const files: Inventory['files'] = [
  {
    path: 'models/labels.txt',
    bytes: 42,
    sha256: 'a1'.repeat(32),
    formats: ['text'],
    treatment: 'inert',
    reasons: [],
    parts: 1,
    callables: [],
    operators: {},
  },
  {
    path: 'models/old.bin',
    bytes: 20_000_000,
    formats: ['unknown'],
    treatment: 'not-evaluated',
    reasons: ['these bytes are of no format that is known here'],
    parts: 1,
    callables: [],
    operators: {},
  },
  {
    path: 'models/net|1.pt',
    bytes: 3_500_000,
    sha256: 'b2'.repeat(32),
    pointer: { path: 'models/net.pt.dvc', digest: 'md5:0123456789abcdef' },
    formats: ['zip', 'pickle'],
    treatment: 'read',
    reasons: [],
    parts: 3,
    callables: [
      { callable: 'os.system', role: 'called', times: 1 },
      { callable: 'torch._utils._rebuild_tensor_v2', role: 'called', times: 12 },
      { callable: 'collections.OrderedDict', role: 'referenced', times: 1 },
    ],
    operators: {},
    tensors: { count: 12, bytes: 3_400_000, types: { F32: 12 } },
  },
];

/** Of a file, in the order in which a report has them. */
function finding(what: string, outcome: Outcome, places: readonly Place[], more: Partial<Finding> = {}): Finding {
  const id = `scan/no-code-on-load/file=${places[0]?.path ?? ''}/what=${what}`;
  const reason = `dangerous: ${what}`;
  const claim = outcome === 'inconclusive' ? 'fail' : outcome;
  return {
    id,
    rule: 'scan/no-code-on-load',
    demand: 'no-code-on-load',
    outcome,
    severity: 'block',
    decide: 'test',
    from: 'head',
    leaves: [{ claim: { fact: claim, reason, about: {} }, outcome, family: 'none' }],
    decisive: 0,
    message: {
      subject: places[0]?.path ?? 'no code on load',
      observed: reason,
      expected: 'nothing of the kind',
      ...(outcome !== 'pass' && { remedy: `if it belongs there, an owner allows it: ${what}` }),
    },
    at: spanOfKey('metrics'),
    places,
    fingerprint: id,
    ...more,
  };
}

const net = { path: 'models/net|1.pt', digest: `sha256:${'b2'.repeat(32)}` };
const span = { path: 'models/net.pt.dvc', start: { line: 2, column: 3 }, end: { line: 2, column: 40 } };
const waived = { owner: 'ml-platform', reason: 'our own loader', until: '2027-01-31' };

/** Unknown stays unknown whatever tempers a failure: a severity that only warns, or a waiver. */
export function scanReport(): Report {
  const findings = [
    finding('os.system', 'fail', [
      {
        path: span.path,
        text: span,
        members: ['net/data.pkl'],
        object: 'called os.system',
        bytes: { offset: 12, length: 4 },
        digest: net.digest,
      },
    ]),
    finding('many places', 'fail', [
      { ...net, rows: { count: 1200 } },
      ...Array.from({ length: 10 }, (_, i) => ({ ...net, members: [`net/part-${i}.pkl`, 'inner'] })),
    ]),
    finding('not looked at', 'unknown', [{ path: 'models/old.bin', object: 'models/old.bin' }], { severity: 'warn' }),
    finding('not looked at either', 'unknown', [{ path: 'models/old.bin' }], { waived }),
    finding('a format that may be there', 'unknown', [{ path: '../outside.bin' }], { optional: true }),
    finding('our.Loader', 'fail', [net], { waived }),
    finding('a long name', 'fail', [net], { severity: 'warn' }),
    finding('our.Net', 'pass', [net], { allowed: { owner: 'ml|platform', reason: 'our own <b>class</b>' } }),
    finding('our.Other', 'pass', [net], { allowed: {} }),
    finding('', 'pass', []),
    finding('no pickles', 'inapplicable', []),
  ];
  return buildReport({
    model: '',
    verdict: 'error',
    measured: [],
    findings,
    more: {
      gate: 'security-scan',
      data: 'files',
      headline: 'security-scan fails for files: 2 dangerous; 1 file not evaluated',
      against: '–',
      subjects: [
        { kind: 'data', name: 'files', path: 'models', digest: 'not computed', facts: '3 files, 23.5 MB' },
        {
          kind: 'model',
          name: 'net',
          path: 'models/net.pt',
          digest: `sha256:${'b2'.repeat(32)}`,
          facts: 'PyTorch',
          pointer: { path: 'models/net.pt.dvc', digest: 'md5:0123456789abcdef' },
        },
      ],
      coverage: [{ what: 'files', evaluated: 2, expected: 3, missing: ['models/old.bin: of no format that is known'] }],
      families: [],
      notes: ['Every file was read as bytes in a process of its own; nothing was loaded, imported or run.'],
      inventory: { files },
    },
  });
}
