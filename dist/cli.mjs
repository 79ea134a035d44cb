#!/usr/bin/env node
// The command line, from the bundle that it shares with the actions.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`modelgate needs Node ${needed} or newer, and this is ${process.version}: npx -y node@${needed} ${process.argv[1]} …`);
  process.exit(3);
}
const { runCli } = await import('./index.mjs');
await runCli();
