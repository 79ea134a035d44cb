// Git in a folder of a test, with an author and without signatures.
import { execFileSync } from 'node:child_process';

export function gitIn(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const who = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...who, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  }).trim();
}
