// The part of docs/checks.md about data: every rule with an example, which a test runs.
import { dataChecks, type DataCheck, type DataRule } from '@modelgate/checks';

export function dataChecksSection(): string {
  return `## Rules of data (\`gates.validate-data\`)

A bare value is a limit and a map refines it: \`nulls: 0\`, \`nulls: { max: 6%, severity: warn }\`. Integers are counts, shares carry \`%\`. Keys under a column
may also stand under \`'*'\`: every column that has no such key of its own. \`violations\` says how many values may break a rule. What cannot be
evaluated is unknown and blocks; \`optional: true\` makes that a warning. Whole-table facts have no sampling error: they are compared exactly.

\`data\` names the data set: one, a list that shares the rules, or a map in which each refines what stands beside it (\`data: { train: {}, test: { reference: train } }\`).
Values of rows, and counts of 1 to 4 rows, are never shown unless the gate says \`show-values: true\`, for one data set (\`data: { test: { show-values: true } }\`) or under a column; \`pii: forbid\` under a column
keeps its values out whatever else is said. Where one to four rows lack a value, the number of the others would tell how many: it is told as *at most* all rows, and the number
of rows with values in two columns in tens. Shares, means and distances are told in full: this is suppression of small counts, not differential privacy.

\`contract\` names a data contract (ODCS v3) whose rules are judged beside these, by the same checks: [contracts.md](contracts.md).

${dataChecks.map(section).join('\n')}`;
}

function section(check: DataCheck | DataRule): string {
  const where = 'key' in check ? place(check) : follows(check);
  const { policy, contract, data, train, label, model, says, times } = check.example;
  const [outcome, observed, expected] = says;
  const beside = [
    ...(times === undefined ? [] : [`each row ${times} times`]),
    ...(label === undefined ? [] : [`label \`${label}\``]),
    ...(model === undefined ? [] : [`model \`${model}\``]),
    ...(train === undefined ? [] : [`data set \`train\`: ${inline(train)}`]),
  ];
  return `### \`${check.id}\`: ${check.docs.title}

${check.docs.what} (${where})

\`\`\`yaml
${policy}
\`\`\`

${contract === undefined ? '' : `with contract.odcs.yaml\n\n\`\`\`yaml\n${contract}\n\`\`\`\n\n`}on ${[inline(data), ...beside].join('; ')}: **${outcome}**, ${observed}; expected ${expected}.
`;
}

function follows({ under, example }: DataCheck): string {
  if (under !== undefined) return `part of \`${under}\``;
  return `follows from naming ${example.contract === undefined ? 'columns' : 'a contract'}`;
}

function place({ key, place: stands }: DataRule): string {
  return stands === 'column' ? `\`${key}\` under a column` : `\`${key}\``;
}

/** Lines of a CSV file in one line. */
function inline(csv: string): string {
  return `\`${csv.replaceAll('\n', ' ⏎ ')}\``;
}
