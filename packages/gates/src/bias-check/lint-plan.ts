// What `modelgate lint` says of bias-check: its limits, and the groups and flipped columns that the data lacks.
import { located, type GateInput, type GateLint, type Ports } from '@modelgate/core';
import { lintModelGate } from '../evaluate-model/lint-plan.ts';
import { throwing } from '../faults.ts';
import { filesIn, openJoined } from './joined-groups.ts';
import { lintBias } from './lint.ts';
import { absentFlips, settingsOf } from './plan.ts';

export function lintBiasCheck(input: GateInput, ports: Ports): Promise<GateLint> {
  const { plan } = input;
  const { groups, joined } = settingsOf(plan);
  return lintModelGate(
    input,
    {
      declared: { as: 'group', slices: groups },
      limits: (rows) => lintBias(plan, rows),
      checked: (data) => [
        ...filesIn(joined).map(
          ([path, of]) =>
            () =>
              located(plan.places?.[of[0]!.name], () => openJoined(path, of, data, ports)),
        ),
        ...throwing(absentFlips(plan, data.facts.columns)),
      ],
    },
    ports,
  );
}
