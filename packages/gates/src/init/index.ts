// `modelgate init`: from files to a policy, each line with its evidence.
import { InputError, plural, refOf, writeYaml, type DataFacts, type ModelFacts, type Ports } from '@modelgate/core';
import { readingDoubts, textDoubts } from './doubts.ts';
import { proposeModel } from './evaluate.ts';
import { biasComment, biasLines } from './groups.ts';
import { labelByClasses } from './label-by-classes.ts';
import { labelOf, noLabel, type Label } from './label.ts';
import { policyLines, type ProposedData, type ProposedModel } from './lines.ts';
import { suggestProxies } from './proxies.ts';
import { readBack } from './read-back.ts';
import { referenceFor, suggestAgainst } from './reference.ts';
import type { NamedFile, Proposal, ProposalRequest } from './request.ts';
import { survey, type SurveyedTable } from './survey.ts';

export async function proposePolicy(request: ProposalRequest, ports: Ports): Promise<Proposal> {
  const opened = await openAll(request, ports);
  const alone: ProposedData[] = [];
  for (const one of opened) alone.push(await proposeData(one, ports));
  const { data, notes } = await compareAll(alone, request, ports);
  const models: ProposedModel[] = [];
  for (const model of request.models) models.push(await proposeModel(model, data, request, ports));
  const lines = policyLines(data, models);
  const bias = biasLines(data, models);
  const text = writeYaml(lines, headOf(data), bias && biasComment(bias));
  await readBack(request.policy, text);
  const doubts = [...opened.flatMap((one) => readingDoubts(one, one)), ...textDoubts(data)];
  return { text, notes: [...notesOf(data, models), ...doubts, ...notes, ...(bias ? [BIAS_NOTE] : [])] };
}

/** Compares each data set with the training data, where there is some; else looks for features that give away its own label. */
async function compareAll(
  alone: readonly ProposedData[],
  request: ProposalRequest,
  ports: Ports,
): Promise<{ readonly data: readonly ProposedData[]; readonly notes: readonly string[] }> {
  const data: ProposedData[] = [];
  const notes: string[] = [];
  for (const one of alone) {
    const reference = referenceFor(one, alone);
    const found = await (reference
      ? suggestAgainst(one, reference, request, ports)
      : suggestProxies(one, request, ports));
    data.push(found ? { ...one, against: found.rules } : one);
    notes.push(...(found?.notes ?? []));
  }
  return { data, notes };
}

const BIAS_NOTE = 'bias-check is proposed as a comment: columns have names of protected attributes';

interface Opened extends NamedFile, DataFacts {
  readonly label?: Label;
}

/** Opens all files first: that is cheap, and most errors show here, before anything slow. */
async function openAll({ data, models, label: named }: ProposalRequest, ports: Ports): Promise<readonly Opened[]> {
  const known = (await Promise.all(models.map(async ({ files }) => factsOf(files[0]!, ports)))).flat();
  const inputs = known.map((model) => model.inputs.map(({ name }) => name));
  const opened = await Promise.all(
    data.map(async (file): Promise<Opened> => {
      const facts = await describe(file, ports);
      const label =
        labelOf(named, facts.columns, inputs) ??
        (named === undefined ? await labelByClasses(file, facts, known, ports) : undefined);
      return { ...file, ...facts, ...(label && { label }) };
    }),
  );
  if (named !== undefined && opened.every(({ label }) => label === undefined)) throw noLabel(named, opened[0]!.columns);
  return opened;
}

async function describe({ name, files }: NamedFile, ports: Ports): Promise<DataFacts> {
  const facts = await ports.data.describe({ name, files });
  if (facts.rows > 0) return facts;
  throw new InputError({
    code: 'input/no-rows',
    named: `data ${name}`,
    expected: 'a table with rows',
    received: 'a table without rows',
    hint: 'name data with rows: --data',
  });
}

/** None for a model that cannot be read, since its evaluation gives the reason. */
async function factsOf(file: string, ports: Ports): Promise<readonly ModelFacts[]> {
  try {
    return [await ports.models.describe(file)];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

async function proposeData(one: Opened, ports: Ports): Promise<ProposedData> {
  const { name, path, rows, columns, label } = one;
  return {
    name,
    path,
    rows,
    columns: columns.map((c) => c.name),
    ...(label && { label }),
    ...(await surveyed(one, ports)),
  };
}

/**
 * Surveys a data set; if texts such as NA stand for missing values, surveys it again with
 * these read as missing, so that columns of numbers are numbers.
 */
async function surveyed(one: Opened, ports: Ports): Promise<Pick<ProposedData, 'suggestions' | 'missing'>> {
  const first = await survey(tableOf(one, one), ports);
  const { missing } = first;
  if (!missing) return { suggestions: first };
  const facts = await ports.data.describe(refOf({ ...one, missing: missing.texts }, one.files));
  return { suggestions: await survey(tableOf({ ...one, missing: missing.texts }, facts), ports), missing };
}

function tableOf(one: Opened & { readonly missing?: readonly string[] }, facts: DataFacts): SurveyedTable {
  const { name, files, label } = one;
  const { columns, rows, untyped } = facts;
  const ref = refOf(one, files);
  return { name, columns, rows, ref, ...(label && { label: label.column }), ...(untyped && { untyped }) };
}

function headOf(data: readonly ProposedData[]): string {
  const paths = data.map(({ path }) => path).join(', ');
  return `Proposed by modelgate init from ${paths}: read every line before you keep it.
A comment says what the data shows for its line. Limits have room for chance, none for change: data of another kind may rightly break them.
Values of text stand here where a column has few and each is frequent; columns that look like personal data have none.`;
}

function notesOf(data: readonly ProposedData[], models: readonly ProposedModel[]): readonly string[] {
  const rules = data.flatMap(({ suggestions: { table, keys, columns }, against = [] }) => [
    ...against,
    ...table,
    ...keys,
    ...columns.flatMap((column) => column.rules),
  ]);
  const columns = data.reduce((sum, { suggestions }) => sum + suggestions.columns.length, 0);
  const sets = data.map(({ path, rows }) => `${path} (${plural(rows, 'row')})`).join(', ');
  const open = models.flatMap(({ path, floors }) => {
    if ('none' in floors) return [`${path}: no limits proposed: ${floors.none}`];
    return floors.doubt === undefined ? [] : [`${path}: ${floors.doubt}`];
  });
  return [`${plural(rules.length, 'rule')} for ${plural(columns, 'column')} of ${sets}`, ...open];
}
