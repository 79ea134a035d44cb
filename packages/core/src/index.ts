// The kernel: policy, plan, measure, decide, judge, report.
export type { AllClaim, Claim, FactClaim, Facets, LimitClaim, Outcome, Place, Role, Verdict } from './claim.ts';
export { inputCodes, policyCodes, worldCodes } from './errors/codes.ts';
export type { ErrorCode, InputCode, PolicyCode, WorldCode } from './errors/codes.ts';
export { InputError, PolicyError, WorldError } from './errors/errors.ts';
export type { InputProblem, Problem, WorldProblem } from './errors/errors.ts';
export type { Finding, Leaf, Message, Waived } from './finding.ts';
export type { Annotation, CheckRunPage, Forge } from './forge.ts';
export type { Codes, Frame, Scores } from './frame.ts';
export { canonicalJson } from './json.ts';
export type { Json } from './json.ts';
export type * from './policy/section.ts';
export type * from './policy/types.ts';
export type * from './ports.ts';
export type * from './report/types.ts';
export type { Position, Span } from './source/span.ts';
export { checkedExpression, id, joinSql, sql } from './sql.ts';
export type { Identifier, Sql } from './sql.ts';
