// The report of a run that could not judge: which family of error, every problem, and what to do.
import { InputError, PolicyError, WorldError } from '../errors/errors.ts';
import { placed } from '../errors/located.ts';
import type { UntimedReport } from '../gate.ts';
import type { Span } from '../source/span.ts';
import { judgedName } from './judged-name.ts';
import type { RunError } from './types.ts';

export interface Failed {
  /** The model or data set; both are unknown when the policy cannot be read. */
  readonly model: string;
  readonly data?: string;
  readonly project?: string;
  /** Where the policy names it: the place of an error of the input that has none of its own. */
  readonly at?: Span;
}

export function failedReport(gate: string, { model, data, project, at }: Failed, error: unknown): UntimedReport {
  const described = describeError(placed(error, at));
  const [first] = described.problems;
  const own = { model, ...(model === '' && data !== undefined && { data }), ...(project !== undefined && { project }) };
  const judged = judgedName(own);
  return {
    schema: 'report/v1',
    gate,
    ...own,
    verdict: 'error',
    headline: `${gate} could not judge${judged === '' ? '' : ` ${judged}`}`,
    decidedBy: `${first!.code}: ${first!.message}`,
    ...nothingMeasured,
    findings: [],
    confidence: 0,
    onInconclusive: 'fail',
    error: described,
  };
}

/** What stands in the report of a gate that measured nothing. */
export const nothingMeasured: Pick<UntimedReport, Unmeasured> = {
  against: '–',
  subjects: [],
  rows: [],
  measurements: {},
  intervals: {},
  families: [],
  coverage: [],
  defaults: [],
  notes: [],
};

type Unmeasured =
  | 'against'
  | 'subjects'
  | 'rows'
  | 'measurements'
  | 'intervals'
  | 'families'
  | 'coverage'
  | 'defaults'
  | 'notes';

export function describeError(error: unknown): RunError {
  if (error instanceof PolicyError) return { family: 'policy', problems: error.problems };
  if (error instanceof InputError) {
    const { code, named, expected, received, hint, at } = error.problem;
    return {
      family: 'input',
      problems: [
        {
          code,
          message: `${named}: found ${received}, expected ${expected}`,
          ...(hint !== undefined && { hint }),
          ...(at && { at }),
        },
      ],
    };
  }
  if (error instanceof WorldError) {
    const { code, message, hint } = error.problem;
    return { family: 'world', problems: [{ code, message, hint }] };
  }
  if (isFullDisk(error)) return { family: 'world', problems: [FULL_DISK] };
  if (isOfTemporaryFolder(error)) return { family: 'world', problems: [noTemporaryFolder(error)] };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    family: 'bug',
    problems: [{ code: 'bug', message, hint: 'this is a defect of ModelGate: please report it with this message' }],
  };
}

const FULL_DISK = {
  code: 'world/write-failed',
  message: 'a disk is full',
  hint: 'make room, or name another temporary folder in TMPDIR',
} as const;

/** A full disk (ENOSPC) is the one failure of the machine that any write may meet. */
function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

/** Every temporary folder is made by mkdtemp. */
function isOfTemporaryFolder(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'mkdtemp';
}

function noTemporaryFolder({ message }: Error): RunError['problems'][number] {
  return {
    code: 'world/write-failed',
    message: `no folder for temporary files can be made: ${message}`,
    hint: 'name a folder in TMPDIR that exists and can be written to',
  };
}
