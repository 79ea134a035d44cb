// A proposal for bias-check, commented out: people have to say which groups must not be treated differently, and how large a gap is too large.
import type { GroupSuggestion } from '@modelgate/checks';
import { writeYaml, type YamlLine } from '@modelgate/core';
import type { ProposedData, ProposedModel } from './lines.ts';

/**
 * The gate's lines for the data that models are evaluated on; undefined where no
 * model decides, or no column looks like a protected attribute.
 */
export function biasLines(
  data: readonly ProposedData[],
  models: readonly ProposedModel[],
): readonly YamlLine[] | undefined {
  const [on] = models.flatMap(({ floors }) => ('on' in floors && decides(floors.metrics) ? [floors.on] : []));
  const groups = data.find(({ name }) => name === on)?.suggestions.groups ?? [];
  if (on === undefined || groups.length === 0) return undefined;
  const parity: YamlLine = {
    key: 'equal-opportunity',
    value: { margin: '3pt' },
    comment:
      'a judgement: a change may not widen a gap of true positive rates by more; max: 10pt would limit the gap itself',
  };
  return [
    {
      key: 'bias-check',
      lines: [
        { key: 'data', value: on },
        {
          key: 'groups',
          items: groups.map(({ evidence, ...group }) => ({ value: written(group), comment: evidence })),
        },
        { key: 'parity', lines: [parity] },
      ],
    },
  ];
}

/** Whether the model decides: only a regression has no accuracy. */
function decides(metrics: readonly YamlLine[]): boolean {
  return metrics.some(({ key }) => key === 'accuracy');
}

function written({ column, bins }: Omit<GroupSuggestion, 'evidence'>): string | Record<string, string | number[]> {
  return bins ? { name: column, column, bins: [...bins] } : column;
}

/**
 * The lines as a comment at the end of the proposal, indented so that they stand under `gates` once each # is removed.
 */
export function biasComment(lines: readonly YamlLine[]): string {
  const text = writeYaml([{ key: 'gates', lines }], '').trimEnd();
  return `Columns here have names of protected attributes. To compare the model between their groups, remove the # below, under gates:\n${text.slice(text.indexOf('\n') + 1)}`;
}
