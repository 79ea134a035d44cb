// The closed list of error codes. Tests and users match on these, never on the text.

export const policyCodes = [
  'policy/missing-file',
  'policy/unreadable',
  'policy/syntax',
  'policy/too-large',
  'policy/too-many-aliases',
  'policy/unsupported-version',
  'policy/unknown-key',
  'policy/missing-key',
  'policy/wrong-type',
  'policy/missing-unit',
  'policy/wrong-unit',
  'policy/out-of-range',
  'policy/unknown-metric',
  'policy/unknown-data',
  'policy/unknown-model',
  'policy/ambiguous',
  'policy/not-built',
  'policy/unsafe-path',
  'policy/unsafe-sql',
  'policy/extends-cycle',
  'policy/bad-waiver',
] as const;

export const inputCodes = [
  'input/argument',
  'input/file-missing',
  'input/file-empty',
  'input/file-unreadable',
  'input/file-changed',
  'input/lfs-pointer',
  'input/dvc-pointer',
  'input/dvc-mismatch',
  'input/dvc-missing',
  'input/no-rows',
  'input/column-missing',
  'input/column-type',
  'input/column-null',
  'input/column-values',
  'input/column-ambiguous',
  'input/label-missing',
  'input/label-values',
  'input/id-not-unique',
  'input/sql-failed',
  'input/task-ambiguous',
  'input/positive-ambiguous',
  'input/model-unreadable',
  'input/model-unsupported',
  'input/model-inputs',
  'input/model-outputs',
  'input/model-failed',
  'input/scores-not-finite',
  'input/scores-mismatch',
  'input/report-unreadable',
] as const;

export const worldCodes = [
  'world/engine-died',
  'world/engine-timeout',
  'world/engine-memory',
  'world/native-missing',
  'world/models-not-started',
  'world/native-mismatch',
  'world/git-failed',
  'world/dvc-failed',
  'world/forge-forbidden',
  'world/forge-failed',
  'world/store-failed',
  'world/write-failed',
] as const;

export type PolicyCode = (typeof policyCodes)[number];
export type InputCode = (typeof inputCodes)[number];
export type WorldCode = (typeof worldCodes)[number];
export type ErrorCode = PolicyCode | InputCode | WorldCode;
