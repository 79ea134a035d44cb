#!/usr/bin/env node
// The command line, from the bundle that it shares with the actions.
function tooOld(version, program) {
    const needed = 24;
    if (Number(/\d+/.exec(version)) >= needed)
        return undefined;
    return `modelgate needs Node ${needed} or newer, and this is ${version}: npx -y node@${needed} ${program} …`;
}
const old = tooOld(process.version, process.argv[1]);
if (old !== undefined) {
  console.error(old);
  process.exit(3);
}
await import('./compile-cache.mjs');
const { runCli } = await import('./index.mjs');
await runCli();
