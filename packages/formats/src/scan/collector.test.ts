// What one reader may tell of a file: ten thousand things of a kind, and then that there are more.
import { describe, expect, it } from 'vitest';
import { makeCollector, type Collector } from './collector.ts';
import type { ReadResult } from './reader.ts';

const kinds: Readonly<
  Record<string, readonly [tell: (to: Collector, i: number) => void, count: (of: ReadResult) => number]>
> = {
  callables: [
    (to, i) => to.callable({ module: 'm', name: `f${i}`, role: 'called', args: [], by: 'x', offset: 0 }),
    ({ callables = [] }) => callables.length,
  ],
  operators: [(to, i) => to.operator('d', `o${i}`), ({ operators = [] }) => operators.length],
  code: [(to, i) => to.code({ kind: 'python-source', what: `c${i}` }), ({ code = [] }) => code.length],
  templates: [
    (to, i) => to.template({ name: `t${i}`, attributes: [], calls: [] }),
    ({ templates = [] }) => templates.length,
  ],
  references: [(to, i) => to.reference(`r${i}`, 'inside'), ({ references = [] }) => references.length],
  'types of tensors': [(to, i) => to.tensor(`T${i}`, 1), ({ tensors }) => Object.keys(tensors?.types ?? {}).length],
};

describe.each(Object.entries(kinds))('%s', (_, [tell, count]) => {
  const factsOf = (n: number): ReadResult => {
    const to = makeCollector();
    for (let i = 0; i < n; i++) tell(to, i);
    return to.facts();
  };

  it('are all told up to ten thousand; of more the file is not evaluated', () => {
    const most = factsOf(10_000);
    expect([count(most), most.treatment]).toEqual([10_000, { kind: 'read' }]);
    const more = factsOf(10_001);
    expect(count(more)).toBe(10_000);
    expect(more.treatment).toMatchObject({ kind: 'not-evaluated', why: 'budget' });
  });
});
