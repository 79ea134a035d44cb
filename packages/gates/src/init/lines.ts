// A proposal as lines of a policy, each with its evidence.
import { countText, plural, type Json, type YamlLine } from '@modelgate/core';
import type { ColumnSuggestions, MissingSuggestion, Suggestion, Suggestions } from '@modelgate/checks';
import type { Label } from './label.ts';

/** A data set with the rules that are proposed for it. */
export interface ProposedData {
  readonly name: string;
  /** As the policy writes it. */
  readonly path: string;
  readonly rows: number;
  /** Names. */
  readonly columns: readonly string[];
  readonly label?: Label;
  readonly suggestions: Suggestions;
  /** Texts that stand for missing values; the suggestions are made with these read as missing. */
  readonly missing?: MissingSuggestion;
  /** Rules that compare it with another data set. */
  readonly against?: readonly Suggestion[];
}

export interface Floors {
  readonly metrics: readonly YamlLine[];
  /** Why these figures can hardly be the model's true ones. */
  readonly doubt?: string;
}

export interface ProposedModel {
  readonly name: string;
  readonly path: string;
  readonly positive?: { readonly is: string; readonly why?: string };
  readonly task?: { readonly is: 'binary'; readonly why: string };
  readonly link?: { readonly is: 'sigmoid' | 'softmax'; readonly why: string };
  /** The policy's `inputs`; absent: they need not be written. */
  readonly inputs?: Readonly<Record<string, Json>>;
  /** The data set that it is evaluated on, and its limits; or why there are none. */
  readonly floors: ({ readonly on: string } & Floors) | { readonly none: string };
}

export function policyLines(data: readonly ProposedData[], models: readonly ProposedModel[]): readonly YamlLine[] {
  const [only] = models.length === 1 ? models : [];
  const evaluated = only ? evaluation(only) : [];
  return [
    { key: 'version', value: 1 },
    { key: 'data', apart: true, lines: data.map(dataLine) },
    ...(models.length > 0
      ? [{ key: 'models', apart: true as const, lines: models.map((model) => modelLine(model, only === undefined)) }]
      : []),
    { key: 'gates', apart: true, lines: [{ key: 'validate-data', lines: validation(data) }, ...evaluated] },
  ];
}

function dataLine({ name, path, rows, label, suggestions, missing }: ProposedData): YamlLine {
  const [key, ...others] = suggestions.keys;
  const isId = key !== undefined && others.length === 0 && key.column !== label?.column;
  return {
    key: name,
    lines: [
      {
        key: 'path',
        value: path,
        comment: `${plural(rows, 'row')}, ${plural(suggestions.columns.length, 'column')}`,
      },
      ...(label ? [{ key: 'label', value: label.column, ...(label.why !== undefined && { comment: label.why }) }] : []),
      ...(missing ? [{ key: 'missing', value: missing.texts, comment: missing.evidence }] : []),
      ...(isId ? [{ key: 'id', value: key.column, comment: key.evidence }] : []),
    ],
  };
}

function modelLine(model: ProposedModel, ownGates: boolean): YamlLine {
  const { name, path, positive, task, link, inputs, floors } = model;
  const above = 'none' in floors ? `no limits are proposed: ${floors.none}` : floors.doubt;
  return {
    key: name,
    ...(above !== undefined && { above }),
    lines: [
      { key: 'path', value: path },
      ...(task ? [{ key: 'task', value: task.is, comment: task.why }] : []),
      ...(positive
        ? [{ key: 'positive', value: positive.is, ...(positive.why !== undefined && { comment: positive.why }) }]
        : []),
      ...(link ? [{ key: 'outputs', value: { link: link.is }, comment: link.why }] : []),
      ...(inputs ? [{ key: 'inputs', value: inputs }] : []),
      ...(ownGates ? gatesOf(model) : []),
    ],
  };
}

function gatesOf(model: ProposedModel): readonly YamlLine[] {
  const lines = evaluation(model);
  return lines.length > 0 ? [{ key: 'gates', lines }] : [];
}

function evaluation({ floors }: ProposedModel): readonly YamlLine[] {
  if ('none' in floors) return [];
  const metrics: YamlLine = { key: 'metrics', lines: floors.metrics };
  return [{ key: 'evaluate-model', lines: [{ key: 'data', value: floors.on }, metrics] }];
}

function validation(data: readonly ProposedData[]): readonly YamlLine[] {
  const [only, ...others] = data;
  if (only && others.length === 0) return rulesOf(only);
  return [{ key: 'data', lines: data.map((one) => ({ key: one.name, lines: rulesOf(one) })) }];
}

function rulesOf({ suggestions, against = [] }: ProposedData): readonly YamlLine[] {
  const { columns, keys, table, unnamed } = suggestions;
  const beside = [...against, ...table].map(lineOf);
  const unique: YamlLine = {
    key: 'unique',
    items: keys.map(({ column, evidence }) => ({ value: column, comment: evidence })),
  };
  const left = `${countText(unnamed)} ${unnamed === 1 ? 'column has a name' : 'columns have names'} that no rule can stand under`;
  return [
    ...beside,
    ...(keys.length > 0 ? [unique] : []),
    ...(columns.length > 0
      ? [{ key: 'columns', ...(unnamed > 0 && { above: left }), lines: columns.map(columnLine) }]
      : []),
  ];
}

function columnLine({ column, personal, doubt, rules }: ColumnSuggestions): YamlLine {
  const pii: readonly YamlLine[] = personal
    ? [
        {
          key: 'pii',
          value: 'forbid',
          comment: 'looks like personal data: no value of it is written here or shown anywhere',
        },
      ]
    : [];
  const lines = [...pii, ...rules.map(lineOf)];
  return lines.length > 0
    ? { key: column, ...(doubt !== undefined && { above: doubt }), lines }
    : { key: column, value: {}, comment: 'must be there; nothing else is proposed' };
}

/** The evidence stands beside its rule, or above it where the line is long. */
function lineOf({ key, value, evidence }: Suggestion): YamlLine {
  return JSON.stringify(value).length > LONG ? { key, value, above: evidence } : { key, value, comment: evidence };
}

const LONG = 60;
