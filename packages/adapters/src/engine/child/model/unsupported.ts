// A model that is one, and that this runtime cannot run.
import { inputFault, type EngineFault } from '../fault.ts';

export function unsupported(named: string, expected: string, received: string, hint?: string): EngineFault {
  return inputFault({ code: 'input/model-unsupported', named, expected, received, ...(hint && { hint }) });
}
