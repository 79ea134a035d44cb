// Which tensor becomes scores, and which of its columns is which class.
import type { OutputFacts, TaskSpec } from '@modelgate/checks';
import { InputError, type ModelFacts, type ModelSubject, type OutputBinding } from '@modelgate/core';
import { listed } from '../names.ts';
import type { Classes } from './task.ts';

/** Refuses outputs that the policy names and the model has not, and several that could all be the scores. */
export function checkedOutputs(
  subject: ModelSubject,
  model: ModelFacts,
  found: OutputFacts | { ambiguous: readonly string[] },
): OutputFacts {
  if ('ambiguous' in found) {
    throw wrongOutput(
      subject,
      'one tensor of scores',
      `several: ${listed(found.ambiguous)}`,
      `write models.${subject.name}.outputs.score: ${found.ambiguous.join(' or ')}`,
    );
  }
  if (!found.score && !found.label) {
    throw wrongOutput(
      subject,
      'a tensor of scores or labels',
      model.outputs.map((t) => `${t.name} (${t.type})`).join(', '),
    );
  }
  return found;
}

/** Names in the policy that are no outputs of the model. */
export function checkNamedOutputs(subject: ModelSubject, model: ModelFacts): void {
  for (const name of [subject.outputs.score, subject.outputs.label]) {
    const known = model.outputs.some((t) => t.name === name) || model.zipMap?.tensor === name;
    if (name !== undefined && !known)
      throw wrongOutput(subject, `outputs ${listed(model.outputs.map((t) => t.name))}`, name);
  }
}

export function bindOutput(
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  output: OutputFacts,
): OutputBinding {
  const link = subject.outputs.link ?? 'none';
  if (!output.score) {
    return {
      tensor: output.label!.tensor,
      kind: 'label',
      link: 'none',
      width: 1,
      columns: [0],
      classes: classes.modelNames ?? classes.names,
    };
  }
  const { tensor, width } = output.score;
  if (width === null)
    throw wrongOutput(
      subject,
      'scores with a declared number of columns',
      `${tensor} without one`,
      `write models.${subject.name}.outputs.classes in the order of its columns`,
    );
  const common = { tensor, link, width } as const;
  if (task.id === 'regression') return { ...common, kind: 'value', columns: [0] };
  if (task.id === 'binary') return { ...common, kind: 'score', columns: [positiveColumn(classes, output, width)] };
  if (width !== classes.names.length) {
    throw wrongOutput(
      subject,
      `${classes.names.length} columns of scores, one for each of ${listed(classes.names)}`,
      `${width} in ${tensor}`,
    );
  }
  return { ...common, kind: 'score', columns: classes.names.map((_, k) => k) };
}

/** The column of the positive class: by the model's class names, else the second, as scikit-learn orders them. */
function positiveColumn(classes: Classes, output: OutputFacts, width: number): number {
  if (width === 1) return 0;
  const name = (classes.modelNames ?? classes.names)[1]!;
  const column = output.classes?.indexOf(name) ?? 1;
  return column < 0 ? 1 : column;
}

function wrongOutput(subject: ModelSubject, expected: string, received: string, hint?: string): InputError {
  return new InputError({
    code: 'input/model-outputs',
    named: `model ${subject.name}, outputs`,
    expected,
    received,
    ...(hint && { hint }),
  });
}
