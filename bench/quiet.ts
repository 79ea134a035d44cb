// Benchmarks must run alone: waits until nobody else computes, and says when that never was.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Cores' worth of other work up to which a machine counts as quiet. */
const BUSY = 0.15;
const LOOK_MS = 300;
const PATIENCE_MS = 60_000;

/** Waits for a quiet moment, a minute at most unless told; false when there was none, undefined where nobody can know. */
export async function quietMoment(patienceMs: number = PATIENCE_MS): Promise<boolean | undefined> {
  for (let waited = 0; waited <= patienceMs; waited += LOOK_MS) {
    const busy = await busyCores();
    if (busy === undefined) return undefined;
    if (busy <= BUSY) return true;
  }
  return false;
}

/** Cores that were computing during the last look, of the whole machine; this process sleeps meanwhile. */
export async function busyCores(): Promise<number | undefined> {
  const before = busyTicks();
  await wait(LOOK_MS);
  const after = busyTicks();
  // /proc/stat counts in hundredths of a second.
  return before === undefined || after === undefined ? undefined : ((after - before) * 10) / LOOK_MS;
}

function busyTicks(): number | undefined {
  try {
    const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'latin1')
      .split('\n', 1)[0]!
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return user! + nice! + system! + irq! + softirq!;
  } catch {
    return undefined;
  }
}
