// Scanning: facts, anomalies, and the port that gives them.
export { anomalyCodes } from './anomaly.ts';
export type { AnomalyCode } from './anomaly.ts';
export { climbs, leading } from './climbing.ts';
export { constructors } from './constructors.ts';
export type * from './facts.ts';
export type * from './port.ts';
export { unreadFile } from './unread.ts';
