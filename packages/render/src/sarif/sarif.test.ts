// SARIF as GitHub takes it: rules by their place, fingerprints that do not move, no text that acts.
import type { Finding, Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { sarif } from './sarif.ts';

const rules = [
  { id: 'scan/evaluated', title: 'Looked at', what: 'All of it.', cwe: 693, cvss: 7.1 },
  { id: 'scan/no-code-on-load', title: 'No code', what: 'Nothing is called.', cwe: 502, cvss: 9.8 },
];

const at = { path: 'modelgate.yml', start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };

function finding(over: Partial<Finding> = {}): Finding {
  return {
    id: 'scan/no-code-on-load/file=m.pkl/what=called os.system',
    rule: 'scan/no-code-on-load',
    demand: 'no-code-on-load',
    outcome: 'fail',
    severity: 'block',
    decide: 'test',
    from: 'head',
    leaves: [{ claim: { fact: 'fail', reason: 'x', about: {} }, outcome: 'fail', family: 'none' }],
    decisive: 0,
    message: {
      subject: 'm.pkl',
      observed: 'dangerous: os.system is called',
      expected: 'nothing of the kind',
      remedy: 'allow: [{ callable: os.system }](x)',
    },
    at,
    places: [
      {
        path: 'models/a b#?.zip',
        members: ['x/data.pkl'],
        object: 'called os.system',
        bytes: { offset: 12, length: 0 },
      },
    ],
    fingerprint: 'f'.repeat(64),
    ...over,
  };
}

function log(findings: readonly Finding[], over: Partial<Report> = {}) {
  const report = {
    gate: 'security-scan',
    model: '',
    data: 'files',
    findings,
    coverage: [{ what: 'files', evaluated: 1, expected: 2, missing: ['b.bin: unknown'] }],
    run: { version: '1.2.3' },
    ...over,
  } as unknown as Report;
  return JSON.parse(sarif(report, rules)).runs[0];
}

describe('a run', () => {
  it('has a category of its own, its rules, and what was not looked at', () => {
    const run = log([finding()]);
    expect(run.automationDetails.id).toBe('modelgate/security-scan/files/');
    expect(run.tool.driver).toMatchObject({ name: 'ModelGate', semanticVersion: '1.2.3' });
    expect(run.tool.driver.rules.map(({ name }: { name: string }) => name)).toEqual(['Evaluated', 'NoCodeOnLoad']);
    expect(run.tool.driver.rules[1].properties).toEqual({
      tags: ['security', 'external/cwe/cwe-502'],
      precision: 'high',
      'security-severity': '9.8',
      'problem.severity': 'error',
    });
    expect(run.invocations[0].executionSuccessful).toBe(true);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('b.bin: unknown');
  });

  it('that could not judge says so, and is not a success', () => {
    const error = { family: 'world', problems: [{ code: 'x', message: 'no scanner' }] } as const;
    const run = log([], { error, coverage: [] });
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: 'no scanner' } }],
    });
  });

  it('with more results than GitHub takes is cut, and says by how many', () => {
    const many = Array.from({ length: 25_003 }, () => finding());
    const run = log(many, { coverage: [] });
    expect(run.results).toHaveLength(25_000);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('3 more results');
  });
});

describe('a result', () => {
  it('names its rule by its place, and a file by an address inside the repository', () => {
    const [result] = log([finding()]).results;
    expect(result).toMatchObject({ ruleId: 'scan/no-code-on-load', ruleIndex: 1, level: 'error' });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'models/a%20b%23%3F.zip', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
    expect(result.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'x/data.pkl#called os.system' }]);
  });

  it('is the same when bytes move', () => {
    const moved = finding({ places: [{ ...finding().places[0]!, bytes: { offset: 99, length: 0 } }] });
    const [a, b] = [log([finding()]).results[0], log([moved]).results[0]];
    expect(a.properties).not.toEqual(b.properties);
    expect({ ...a, properties: {} }).toEqual({ ...b, properties: {} });
    expect(a.partialFingerprints).toEqual({
      primaryLocationLineHash: `${'f'.repeat(16)}:1`,
      'modelgate/v1': 'f'.repeat(64),
    });
  });

  it('stands at the line of the pointer that tracks the file', () => {
    const text = { path: 'models/m.pkl.dvc', start: { line: 2, column: 3 }, end: { line: 2, column: 9 } };
    const [result] = log([finding({ places: [{ path: 'models/m.pkl.dvc', text }] })]).results;
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'models/m.pkl.dvc' },
      region: { startLine: 2 },
    });
  });

  it('makes no links of the attacker’s brackets', () => {
    const [result] = log([finding()]).results;
    expect(result.message.text).toContain(String.raw`\[{ callable: os.system }\](x)`);
  });

  it('a waived one is suppressed, one that only warns is a warning, what passes is none', () => {
    const waived = { owner: 'me', reason: 'known', until: '2027-01-01' };
    const results = log([finding({ waived }), finding({ severity: 'warn' }), finding({ outcome: 'pass' })]).results;
    expect(results).toHaveLength(2);
    expect(results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'until 2027-01-01, me: known' },
    ]);
    expect(results[1].level).toBe('warning');
  });

  it('one that the policy allows is suppressed too, with whom the line names', () => {
    const owned = finding({ outcome: 'pass', allowed: { owner: 'me', reason: 'mine' } });
    const results = log([owned, finding({ outcome: 'pass', allowed: {} })]).results;
    expect(results.map(({ suppressions }: Record<string, unknown>) => suppressions)).toEqual([
      [{ kind: 'external', status: 'accepted', justification: 'allowed by me: mine' }],
      [{ kind: 'external', status: 'accepted', justification: 'allowed by the policy' }],
    ]);
  });

  it('of a rule that scanning does not have is none', () => {
    expect(log([finding({ rule: 'policy/yardstick-changed' })]).results).toEqual([]);
  });
});
