// The demo: a better candidate passes, a regressed one fails on purpose, each as a laptop would run it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../../packages/cli/lib/main.js', import.meta.url));

const expected = [
  { policy: 'modelgate.yml', about: 'a better candidate', exit: 0 },
  { policy: 'regressed.yml', about: 'a regressed candidate: it must fail', exit: 1 },
];

let surprises = 0;
for (const { policy, about, exit } of expected) {
  console.log(`\n── ${about}\n$ modelgate run --policy examples/credit/${policy}\n`);
  const started = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [cli, 'run', '--policy', policy, '--out', `.modelgate/${policy.replace('.yml', '')}`],
    { cwd: here, stdio: 'inherit' },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `exit code ${status}${status === exit ? ', as expected' : `, but ${exit} was expected`}; ${seconds} s from a cold start`,
  );
  if (status !== exit) surprises++;
}

console.log(
  `\n${surprises === 0 ? 'Both verdicts are right.' : 'The demo did not go as it should.'} Reports: examples/credit/.modelgate/`,
);
process.exitCode = surprises === 0 ? 0 : 1;
