// A rule as SARIF has it, and as GitHub reads it.

/** What a rule is, from the check that it belongs to. */
export interface RuleFacts {
  /** 'scan/no-code-on-load'. */
  readonly id: string;
  readonly title: string;
  readonly what: string;
  /** Number of the Common Weakness Enumeration: 502. */
  readonly cwe: number;
  /** 0.1 to 10, as CVSS has it: above 9 critical, 7 high, 4 medium. */
  readonly cvss: number;
}

export const homepage = 'https://github.com/modelgate/modelgate';

export function ruleOf({ id, title, what, cwe, cvss }: RuleFacts): object {
  const helpUri = `${homepage}/blob/main/docs/security-scan.md#${id.replaceAll('/', '')}`;
  return {
    id,
    name: id.replace(/^.*\//, '').replaceAll(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: { text: what, markdown: `${what}\n\n[More on this rule](${helpUri})` },
    helpUri,
    defaultConfiguration: { level: 'error' },
    properties: {
      tags: ['security', `external/cwe/cwe-${cwe}`],
      precision: 'high',
      'security-severity': cvss.toFixed(1),
      'problem.severity': 'error',
    },
  };
}
