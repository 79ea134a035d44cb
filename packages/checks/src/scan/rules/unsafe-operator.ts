// scan/unsafe-operator: a graph computes; it reads no files, runs no Python and needs no operator that nobody knows.
import type { OperatorFact } from '@modelgate/core';
import { operatorDanger, isKnownOperator } from '../operators/operators.ts';
import type { Said, ScanRule } from '../rule.ts';

export const unsafeOperator: ScanRule = {
  id: 'scan/unsafe-operator',
  title: 'The graph only computes',
  what: 'Every operator is one of the framework’s own that computes; those that reach files, Python or native code, and custom ones, fail.',
  cwe: 829,
  cvss: 9.1,
  judge: ({ operators = [] }) =>
    operators.flatMap((operator) => (isOfSaver(operator, operators) ? [] : judgeOperator(operator))),
};

/** The function with which TensorFlow saves a model again ends so; alone, it moves files. */
function isOfSaver({ domain, name }: OperatorFact, all: readonly OperatorFact[]): boolean {
  return domain === 'tensorflow' && name === 'MergeV2Checkpoints' && all.some((other) => other.name === 'SaveV2');
}

function judgeOperator({ domain, name }: OperatorFact): readonly Said[] {
  const subject = `${domain === '' ? 'onnx' : domain}::${name}`;
  const danger = operatorDanger(domain, name);
  const common = { subject, found: `operator ${subject}`, allowance: { operator: subject } };
  if (danger !== undefined)
    return [
      {
        ...common,
        level: 'dangerous',
        severity: 'critical',
        class: danger,
        why: 'running the graph reaches beyond its tensors: files, Python or native code',
      },
    ];
  if (isKnownOperator(domain, name)) return [];
  return [
    {
      ...common,
      level: 'unknown',
      severity: 'high',
      why: 'a custom operator is native code that comes from elsewhere',
    },
  ];
}
