// modelgate help
import type { Terminal } from './terminal.ts';

const text = `modelgate: gates for machine-learning models

  modelgate init [--data PATH]… [--model PATH]… [--label COLUMN] [--out FILE]
      Proposes a policy from the data, with the evidence for each line, and floors from the
      models. Without paths: data/* and models/*.onnx. FILE (modelgate.yml) is never overwritten;
      - prints. As in the policy's models: --positive CLASS, --missing TEXT, --missing-number N,
      --order COLUMN,COLUMN,… of a model's one tensor.
  modelgate run [gate…] [--policy FILE] [--out DIR] [--keep DIR] [--json]
      Runs the policy's gates. Reports and summary.md go to DIR (.modelgate). Measurements of
      data files and models are kept in the DIR of --keep: the next run reads only what changed.
      Exit code: 0 pass or warn, 1 fail, 2 blocking inconclusive, 3 error.
  modelgate lint [--policy FILE]
      Reads the policy, and says in words what each limit asks and whether the data can prove it.
  modelgate explain [ID] [--report FILE]
      Recomputes decisions from a report alone.
  modelgate certify [--policy FILE] [--rows N] [--runs N] [--report FILE]
      Simulates changes on data of your size: how often good ones are blocked and bad ones pass.
      How good the models are, and how often they differ, is taken from the last report.
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
