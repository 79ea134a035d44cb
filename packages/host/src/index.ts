// The host: makes ports from inputs, runs gates with them, writes and publishes reports.
export { commentMarker } from './comment-marker.ts';
export { actionInputs, environment, localSettings, OWN_FOLDER } from './inputs.ts';
export type { Environment } from './inputs.ts';
export { actionOutputs } from './action-outputs.ts';
export { startEngines } from './engines.ts';
export type { Engines } from './engines.ts';
export { findProject, sourceTexts } from './project.ts';
export { doneText, progressLines } from './progress-lines.ts';
export { propose } from './propose.ts';
export type { ProposalOptions } from './propose.ts';
export { writeNew } from './write-new.ts';
export { runProject } from './run-project.ts';
export { version } from './version.ts';
export { localBase, localStore, withProject } from './with-project.ts';
export type { OpenProject, ProjectOptions } from './with-project.ts';
export { deleteBroughtReports } from './brought-reports.ts';
export { writeReports } from './write-reports.ts';
export { openWorld } from './world.ts';
