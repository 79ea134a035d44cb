// The benches, by the name they are asked for.
import { coldStart } from './cold-start.ts';
import { drift } from './drift.ts';
import { fairness } from './fairness.ts';
import { halves } from './halves.ts';
import { inference } from './inference.ts';
import { init } from './init.ts';
import { manyFiles } from './many-files.ts';
import { memory } from './memory.ts';
import { metrics } from './metrics.ts';
import type { BenchResult } from './table.ts';
import { scan } from './scan.ts';
import { validateData } from './validate-data.ts';

export const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  inference,
  'cold-start': coldStart,
  metrics,
  memory,
  'validate-data': validateData,
  'many-files': manyFiles,
  drift,
  halves,
  fairness,
  init,
  scan,
};
