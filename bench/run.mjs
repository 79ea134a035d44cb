#!/usr/bin/env node
// ModelGate against its peers and against the limit: node bench/run.mjs [inference|cold-start|metrics|memory|validate-data|many-files|drift|halves|fairness|init|scan …]
import { benches } from './benches.ts';
import { printBench, saveBench } from './table.ts';

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`there is no bench ${JSON.stringify(unknown)}; benches: ${Object.keys(benches).join(', ')}`);
  process.exit(3);
}
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const result = await bench();
  printBench(name, result);
  await saveBench(name, result);
  if (result.lines.some((line) => line.asked !== undefined && !line.holds)) process.exitCode = 1;
}
