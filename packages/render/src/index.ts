// Renderers: pure functions from a report, and nothing else, to what people read.
export { annotations } from './annotations.ts';
export { checkRun } from './check-run.ts';
export { comment, commentBytes } from './comment.ts';
export type { Expected } from './comment.ts';
export { sarif } from './sarif/sarif.ts';
export { summaries, summary, summaryBytes } from './summary.ts';
export { terminal } from './terminal/terminal.ts';
export { plain, plainInLog } from './text/plain.ts';
export { workflowCommands } from './workflow-commands.ts';
