// Secrets of the job end with the job: not in what is published or written, and not in the processes that parse files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { credit, model } from './credit.ts';
import { openPullRequest } from './pull-request.ts';

const canaries = {
  AWS_SECRET_ACCESS_KEY: 'canary-aws-7d1f0c',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary-oidc-55ab21',
  npm_config__authToken: 'canary-npm-90e3b7',
  INPUT_PASSWORD: 'canary-input-1c88de',
  NODE_AUTH_TOKEN: 'canary-node-4f2a6b',
};

/** Writes down what an engine process sees, then becomes it. */
const spy = (folder: string): string => `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(folder)} + '/' + process.pid + '.json', JSON.stringify({ env: process.env, argv: process.argv }));
await import('./real-engine.mjs');
`;

test('canaries in the job reach no page, no report, no log and no engine process', async (context) => {
  await using pull = await openPullRequest(context, {
    base: credit,
    pushes: [{ 'models/credit.onnx': model('regressed') }],
  });
  const seen = mkdtempSync(join(tmpdir(), 'modelgate-seen-'));
  context.onTestFinished(() => rmSync(seen, { recursive: true }));
  const done = await pull.run({ env: canaries, engine: spy(seen) });
  expect(done.exitCode).toBe(1);

  const processes = readdirSync(seen).map((name) => readFileSync(join(seen, name), 'utf8'));
  expect(processes.length).toBeGreaterThanOrEqual(2);
  for (const text of processes) {
    const { env } = JSON.parse(text) as { env: Record<string, string> };
    expect(Object.keys(env).toSorted()).toEqual(['HOME', 'PATH', 'TMPDIR']);
  }
  const published = JSON.stringify([pull.github.checkRuns, pull.github.comments]);
  const places = { processes: processes.join(), published, log: done.raw, ...done.artifacts };
  for (const [place, text] of Object.entries(places))
    for (const secret of [...Object.values(canaries), pull.token])
      expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
});
