// The outputs of an action's step, as action.yml and its README describe them.

export interface ActionOutput {
  readonly name: string;
  readonly description: string;
}

export const actionOutputs: readonly ActionOutput[] = [
  { name: 'verdict', description: 'pass, warn, inconclusive, fail or error: the worst of all models.' },
  { name: 'report', description: 'Path of the report; with several models, one path on each line.' },
  { name: 'summary', description: 'Path of the summary in Markdown.' },
  { name: 'sarif', description: 'Path of the SARIF log for code scanning; empty for gates that scan no files.' },
  { name: 'model-digest', description: 'sha256:… of the model; with several models, one on each line.' },
  {
    name: 'coverage',
    description: 'Share of what should have been evaluated that was, 0 to 1: the least of all reports.',
  },
];
