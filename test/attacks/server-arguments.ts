// Attacks by arguments of a server, kept as a file: vLLM imports what they name, spelled as on a command line or as in Python.
import type { Attack } from './pickles.ts';
import { textAttack as attack } from './texts.ts';

const NAMES =
  `tool-parser-plugin reasoning-parser-plugin logits-processors worker-cls worker-extension-cls scheduler-cls
  kv-connector-module-path worker_cls worker_extension_cls logits_processors`.split(/\s+/);

/** More than is taken apart: what is in it is not known, and its keys say that it matters. */
const MORE = '# more\n'.repeat(40_000);

export const serverArguments: readonly Attack[] = NAMES.flatMap((name) => [
  attack(`what a server imports by ${name}`, 'unknown', 'vllm.yaml', `${name}: own.Own\n`),
  attack(`the same by ${name} of a large file`, 'not-evaluated', 'vllm.yaml', `${name}: own.Own\n${MORE}`),
]);
