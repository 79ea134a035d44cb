// A Python to compare with: any 3.8 or newer.
import { spawnSync } from 'node:child_process';

const script = 'import sys; sys.exit(0 if sys.version_info >= (3, 8) and sys.platform != "win32" else 1)';

export const python: string | undefined = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', script]).status === 0,
);
