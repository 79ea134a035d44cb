// Measures a data set with the metrics of its checks, in two waves, and asks the catalogue which rules the values suggest.
import {
  followUpMetrics,
  suggestRules,
  surveyMetrics,
  type Known,
  type Suggestions,
  type Surveyed,
} from '@modelgate/checks';
import { measureData, valueOf, withProgress, type DataStates, type Ports, type ReadTable } from '@modelgate/core';

export interface SurveyedTable extends ReadTable {
  readonly name: string;
  readonly label?: string;
}

export async function survey(table: SurveyedTable, ports: Ports): Promise<Suggestions> {
  const { name, columns, rows, label, untyped } = table;
  const surveyed: Surveyed = {
    on: name,
    columns,
    rows,
    ...(label !== undefined && { label }),
    ...(untyped && { untyped }),
  };
  return withProgress(ports.progress, { task: `init, ${name}`, total: rows }, async (advance) => {
    const measure = (metrics: Parameters<typeof measureData>[0], half: number): Promise<DataStates> =>
      measureData(metrics, { [name]: table }, ports, (done, of) =>
        advance(Math.round((rows * (half + done / of)) / 2)),
      );
    const first = await measure(surveyMetrics(surveyed), 0);
    const then = await measure(followUpMetrics(surveyed, knownIn(first)), 1);
    return suggestRules(surveyed, knownIn({ ...first, ...then }));
  });
}

function knownIn(states: DataStates): Known {
  return (metric) => {
    const value = valueOf(metric, states);
    return 'known' in value ? value.known : undefined;
  };
}
