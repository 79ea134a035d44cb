// Rules of a contract that cannot be evaluated here: each is unknown, and reported.
import type { DataCheck } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';

type Params = {
  /** Its place in the contract: 'orders.age.quality[1]'. */
  readonly rule: string;
  readonly reason: string;
};

export const notEvaluated: DataCheck = {
  id: 'contract/not-evaluated',
  version: 1,
  docs: {
    title: 'rules of a contract that are not evaluated',
    what: 'A rule of the contract that the data could break, and that cannot be evaluated here, is unknown, and blocks. It only warns where the contract itself gives it a mild severity, or where the policy says `contract: { file: …, not-evaluated: warn }`.',
  },
  example: {
    policy: 'contract: contract.odcs.yaml',
    contract:
      'apiVersion: v3.1.0\nkind: DataContract\nschema:\n  - name: people\n    properties:\n      - name: age\n        quality:\n          - { type: custom, engine: soda, implementation: "avg(age) < 50" }',
    data: 'age\n17\n34',
    says: ['unknown', 'not evaluated: it is a rule for another tool', 'people.age.quality[0]'],
  },
  asks: () => ({}),
  judge: (_, json) => {
    const { rule, reason } = paramsAs<Params>(json);
    return [{ fact: 'unknown', reason, about: { rule } }];
  },
  say: ({ claim, demand }, { facts }) => {
    const { rule } = paramsAs<Params>(demand.params);
    return {
      subject: `a rule of the contract of ${facts.name}`,
      observed: `not evaluated: ${'fact' in claim ? claim.reason : ''}`,
      expected: rule,
      remedy:
        'write it so that it can be evaluated (docs/contracts.md), or say not-evaluated: warn beside the contract',
    };
  },
  words: (json) => {
    const { rule, reason } = paramsAs<Params>(json);
    return `${rule} of the contract is not evaluated: ${reason}`;
  },
};
