// The tasks, one file each.
import { binary } from './binary.ts';
import { multiclass } from './multiclass.ts';
import { regression } from './regression.ts';
import type { TaskSpec } from './task.ts';

export const tasks: readonly TaskSpec[] = [binary, multiclass, regression];
