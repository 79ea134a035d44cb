// The host: inputs become ports, ports run gates, reports are written and published.
export { actionInputs, environment, localSettings } from './inputs.ts';
export type { Environment } from './inputs.ts';
export { findProject, headPolicies } from './project.ts';
export { runAction } from './run-action.ts';
export { runProject } from './run-project.ts';
export { openWorld } from './world.ts';
export { writeReports } from './write-reports.ts';
