// modelgate help
import type { Terminal } from './terminal.ts';

const text = `modelgate: gates for machine-learning models

  modelgate init [--data PATH]… [--model PATH]… [--label COLUMN] [--out FILE]
      Proposes a policy from the data, with the evidence for each line, and floors from the
      models. Without paths: data/* and models/*.onnx. FILE (modelgate.yml) is never overwritten;
      - prints. As in the policy's models: --positive CLASS, --missing TEXT, --missing-number N,
      --order COLUMN,COLUMN,… of a model's one tensor.
  modelgate run [gate…] [--policy FILE] [--out DIR] [--keep DIR] [--json]
      Runs the policy's gates. Reports and summary.md go to DIR (.modelgate). What was measured of
      data files and models is kept in DIR of --keep: the next run reads what changed.
      Exit code: 0 pass or warn, 1 fail, 2 blocking inconclusive, 3 error.
  modelgate lint [--policy FILE]
      Reads the policy, says each limit in words, and which limits the data can prove.
  modelgate explain [ID] [--report FILE]
      Recomputes decisions from a report alone.
  modelgate certify [--policy FILE] [--rows N] [--runs N]
      Simulates changes on your sizes: how often a fine one is blocked, a bad one ships.
  modelgate help | version

The smallest policy, modelgate.yml:

  version: 1
  model: models/credit.onnx
  data: data/test.csv
  label: income`;

export async function help(_args: readonly string[], terminal: Terminal): Promise<number> {
  terminal.page(text);
  return 0;
}
