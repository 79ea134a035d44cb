// `modelgate init`: from files to a policy. What it proposes is read back before anybody gets it.
import {
  InputError,
  PolicyError,
  readPolicies,
  writeYaml,
  type DataFacts,
  type GateSection,
  type Policy,
  type Ports,
  type YamlLine,
} from '@modelgate/core';
import { evaluateModelSection } from '../evaluate-model/section.ts';
import { validateDataSection } from '../validate-data/section.ts';
import { floorsOf } from './floors.ts';
import { labelOf, noLabel } from './label.ts';
import { policyLines, type ProposedData, type ProposedModel } from './lines.ts';
import { positiveOf } from './positive.ts';
import type { NamedFile, Proposal, ProposalRequest } from './request.ts';
import { survey } from './survey.ts';

export async function proposePolicy(request: ProposalRequest, ports: Ports): Promise<Proposal> {
  const opened = await Promise.all(request.data.map(async (file) => ({ ...file, ...(await describe(file, ports)) })));
  const inputs = await Promise.all(request.models.map(async ({ files }) => inputsOf(files[0]!, ports)));
  const data: ProposedData[] = [];
  for (const { name, path, files, columns, rows } of opened) {
    const label = labelOf(request.label, columns, inputs);
    const table = { name, columns, rows, ref: { name, files }, ...(label && { label: label.column }) };
    data.push({ name, path, rows, ...(label && { label }), suggestions: await survey(table, ports) });
  }
  if (request.label !== undefined && data.every(({ label }) => label === undefined))
    throw noLabel(request.label, opened[0]!.columns);
  const models: ProposedModel[] = [];
  for (const model of request.models) models.push(await evaluated(model, data, request, ports));
  const text = writeYaml(policyLines(data, models), headOf(data));
  await readBack(request.policy, text);
  return { text, notes: notesOf(data, models) };
}

function headOf(data: readonly ProposedData[]): string {
  const paths = data.map(({ path }) => path).join(', ');
  return `Proposed by modelgate init from ${paths}: read every line before you keep it.
A comment says what the data shows for its line. Limits have room for chance, none for change: data of another kind may rightly break them.
Values of text stand here where a column has few and each is frequent; columns that look like personal data have none.`;
}

async function describe({ name, files }: NamedFile, ports: Ports): Promise<DataFacts> {
  const facts = await ports.data.describe({ name, files });
  if (facts.rows > 0) return facts;
  throw new InputError({
    code: 'input/no-rows',
    named: `data ${name}`,
    expected: 'rows that say something',
    received: 'a table without rows',
    hint: 'name data with rows: --data',
  });
}

async function inputsOf(file: string, ports: Ports): Promise<readonly string[]> {
  const { inputs } = await ports.models.describe(file);
  return inputs.map(({ name }) => name);
}

/** On the data set that is named like a test set, or the only one with a label. */
async function evaluated(
  { name, path }: NamedFile,
  data: readonly ProposedData[],
  request: ProposalRequest,
  ports: Ports,
): Promise<ProposedModel> {
  const { missing } = request;
  const model = { name, path, ...(missing !== undefined && { missing }) };
  const labelled = data.filter(({ label }) => label !== undefined);
  const on = labelled.find(({ name: set }) => /test|eval|valid|hold-?out/i.test(set)) ?? labelled[0];
  if (!on) return { ...model, floors: { none: 'no column is known to be the label; name it with --label' } };
  const attempt = async (positive: ProposedModel['positive']): Promise<ProposedModel> => {
    const proposed = { ...model, ...(positive && { positive }) };
    const gate: YamlLine = { key: 'metrics', value: {} };
    const lines = policyLines([on], [{ ...proposed, floors: { on: on.name, metrics: [gate] } }]);
    const policy = await readBack(request.policy, writeYaml(withoutLimits(lines), ''));
    const plan = policy.gates.find(({ model: of }) => of === name)!;
    return { ...proposed, floors: { on: on.name, metrics: await floorsOf({ policy, plan }, ports) } };
  };
  const named = request.positive === undefined ? undefined : { is: request.positive };
  try {
    return await attempt(named).catch(async (error: unknown) => attempt(await positiveOf(error, on, request, ports)));
  } catch (error) {
    if (error instanceof InputError)
      return { ...model, ...(named && { positive: named }), floors: { none: reasonIn(error) } };
    throw error;
  }
}

function reasonIn({ problem, message }: InputError): string {
  return problem.hint === undefined ? message : `${message}; ${problem.hint}`;
}

/** The same models and data, to be evaluated and nothing else. */
function withoutLimits(lines: readonly YamlLine[]): readonly YamlLine[] {
  const gates: YamlLine = { key: 'gates', value: { 'evaluate-model': {} } };
  return lines.map((line) => (line.key === 'gates' ? gates : line));
}

const sections: readonly GateSection[] = [validateDataSection, evaluateModelSection];

/** Whatever names and values the data brought: what cannot be read is not proposed. */
async function readBack(path: string, text: string): Promise<Policy> {
  const found = new TextEncoder().encode(text);
  const read = readPolicies(path, () => Promise.resolve({ found }), sections, { from: 'head' });
  const [policy] = await read.catch((error: unknown) => {
    if (!(error instanceof PolicyError)) throw error;
    const [problem] = error.problems;
    throw new InputError({
      code: 'input/argument',
      named: 'the proposal',
      expected: 'a policy that can be read',
      received: `${problem!.code}: ${problem!.message}`,
      hint: problem!.hint ?? 'name less data with --data',
    });
  });
  return policy!;
}

function notesOf(data: readonly ProposedData[], models: readonly ProposedModel[]): readonly string[] {
  const rules = data.flatMap(({ suggestions }) => [
    ...suggestions.table,
    ...suggestions.keys,
    ...suggestions.columns.flatMap(({ rules: own }) => own),
  ]);
  const columns = data.reduce((sum, { suggestions }) => sum + suggestions.columns.length, 0);
  const seen = `${rules.length} rules for ${columns} columns of ${data.map(({ path, rows }) => `${path} (${rows.toLocaleString('en-US')} rows)`).join(', ')}`;
  const open = models.flatMap(({ path, floors }) =>
    'none' in floors ? [`${path}: no limits proposed: ${floors.none}`] : [],
  );
  return [seen, ...open];
}
