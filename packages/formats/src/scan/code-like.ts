// Free text of a model's header that reads as a program. Nothing runs it; somebody's next line of code may.

const SIGNS = [
  '__import__',
  'import os',
  'import subprocess',
  'import sys',
  'import socket',
  'import ctypes',
  'os.system',
  'os.popen',
  'subprocess.',
  'eval(',
  'exec(',
  'compile(',
  'pickle.loads',
  'builtins.',
  '<script',
  'javascript:',
  '#!/',
] as const;

/** Text beyond this is searched no further: no label is that long. */
const LONGEST = 1 << 20;

/** The sign of a program in a text, or undefined. */
export function codeSign(text: string): string | undefined {
  const lower = text.slice(0, LONGEST).toLowerCase();
  return SIGNS.find((sign) => lower.includes(sign));
}
