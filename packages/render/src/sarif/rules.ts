// A rule as a SARIF reporting descriptor, with the properties that GitHub reads.

/** The facts of a rule, from its check. */
export interface RuleFacts {
  /** 'scan/no-code-on-load'. */
  readonly id: string;
  readonly title: string;
  readonly what: string;
  /** Number of the Common Weakness Enumeration: 502. */
  readonly cwe: number;
  /** A CVSS score from 0.1 to 10; GitHub shows 9 and more as critical, 7 as high, 4 as medium. */
  readonly cvss: number;
}

export const homepage = 'https://github.com/modelgate/modelgate';

export function ruleOf({ id, title, what, cwe, cvss }: RuleFacts): object {
  const helpUri = `${homepage}/blob/main/docs/checks.md#${anchorOf(`${id}: ${title}`)}`;
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

/** The anchor that GitHub gives a heading: lower case, blanks as hyphens, without other punctuation. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
