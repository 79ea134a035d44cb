// scan/external-data: a model may name files beside itself, and no others.
import type { ReferenceFact } from '@modelgate/core';
import type { Said, ScanRule } from '../rule.ts';

const judged: Readonly<Record<Exclude<ReferenceFact['found'], 'inside'>, Pick<Said, 'level' | 'severity' | 'why'>>> = {
  outside: {
    level: 'dangerous',
    severity: 'critical',
    why: 'loading the model reads any file of the machine, whose content then comes out as weights',
  },
  link: {
    level: 'dangerous',
    severity: 'critical',
    why: 'a symbolic link leads the loader to a file outside the model’s folder',
  },
  absent: {
    level: 'not-evaluated',
    severity: 'high',
    why: 'the model cannot be loaded without it, and what will lie there, a file or a link to one elsewhere, was not looked at',
  },
};

export const externalData: ScanRule = {
  id: 'scan/external-data',
  title: 'External data stays beside the model',
  what: 'Files that loading the model opens lie in its folder or below, not behind an absolute path, .. or a symbolic link. One that is not there is not evaluated.',
  cwe: 22,
  cvss: 8.6,
  judge: ({ references = [] }, { path }) =>
    references.flatMap(({ target, found }) => (found === 'inside' ? [] : [say(target, found, path)])),
};

/** Loaders read such files as numbers and nothing else. */
const ONLY_NUMBERS = /\.safetensors$/i;
const numbersAbsent = {
  level: 'anomaly',
  severity: 'medium',
  why: 'the model cannot be loaded without it',
} as const;

function say(target: string, found: Exclude<ReferenceFact['found'], 'inside'>, path: string): Said {
  const where = { outside: 'outside the model’s folder', link: 'behind a symbolic link', absent: 'which is not there' };
  return {
    ...(found === 'absent' && ONLY_NUMBERS.test(target) ? numbersAbsent : judged[found]),
    ...(found !== 'absent' && { class: 'file-read' as const }),
    subject: target,
    found: `external data ${JSON.stringify(target)}, ${where[found]}`,
    allowance: { reference: target, path },
  };
}
