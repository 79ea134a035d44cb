// scan/embedded-code: program text or byte code that a loader runs.
import type { CodeFact } from '@modelgate/core';
import type { Said, ScanRule } from '../rule.ts';

const judged: Readonly<Record<CodeFact['kind'], Pick<Said, 'level' | 'severity' | 'class' | 'why'>>> = {
  'python-bytecode': {
    level: 'dangerous',
    severity: 'critical',
    class: 'code-execution',
    why: 'byte code runs with all rights of whoever loads or calls the model, and cannot be reviewed as text',
  },
  'python-source': {
    level: 'dangerous',
    severity: 'critical',
    class: 'code-execution',
    why: 'the loader runs this program text with all rights of whoever loads the model',
  },
  'remote-code': {
    level: 'unknown',
    severity: 'high',
    why: 'with trust_remote_code the loader fetches and runs program text that is not part of this file',
  },
};

export const embeddedCode: ScanRule = {
  id: 'scan/embedded-code',
  title: 'No program inside the model',
  what: 'A model carries no byte code and no program text that its loader would run, and asks for none from elsewhere.',
  cwe: 94,
  cvss: 9.6,
  judge: ({ code = [] }, { path }) =>
    code.map(({ kind, what }) => ({
      ...judged[kind],
      subject: `${kind} ${what}`,
      found: `${kind.replace('-', ' ')} in ${what}`,
      allowance: { code: what, path },
    })),
};
