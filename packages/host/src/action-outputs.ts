// What an action's step gives to the steps after it, for action.yml and its README.

export interface ActionOutput {
  readonly name: string;
  readonly description: string;
}

export const actionOutputs: readonly ActionOutput[] = [
  { name: 'verdict', description: 'pass, warn, inconclusive, fail or error: the worst of all models.' },
  { name: 'report', description: 'Path of the report; of several models, one path a line.' },
  { name: 'summary', description: 'Path of the summary in Markdown.' },
  { name: 'sarif', description: 'Path of the SARIF log for code scanning; empty for gates that scan no files.' },
  { name: 'model-digest', description: 'sha256:… of the model; of several models, one a line.' },
  {
    name: 'coverage',
    description: 'Share of what should have been evaluated that was, 0 to 1: the least of all reports.',
  },
];
