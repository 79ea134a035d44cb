// Gathers what a reader sees into facts: repeated callables and operators are counted, texts are cut and printable.
import type {
  AnomalyCode,
  CallableFact,
  CodeFact,
  NotEvaluated,
  OperatorFact,
  ReadFacts,
  ReferenceFact,
  TemplateFact,
} from '@modelgate/core';
import { makeNotes, type Notes } from './notes.ts';
import { oneLine } from './one-line.ts';

type Written<T> = { -readonly [K in keyof T]: T[K] };

export interface Collector {
  callable(fact: Omit<CallableFact, 'times'>): void;
  operator(domain: string, name: string, times?: number): void;
  code(fact: CodeFact): void;
  template(fact: TemplateFact): void;
  reference(target: string, found: ReferenceFact['found']): void;
  anomaly(code: AnomalyCode, detail: string, offset?: number): void;
  tensor(type: string, bytes: number): void;
  /** Something in it was not understood: whatever else was seen, the whole is not evaluated. The first reason stays. */
  doubt(why: NotEvaluated, reason: string): void;
  /** Everything so far; `inert` where nothing of it can act. */
  facts(kind?: 'read' | 'inert'): ReadFacts;
}

/** A file that needs more distinct facts than this hides something in their number. */
const MOST_DISTINCT = 10_000;

/** What one reader saw. */
interface Tables {
  readonly callables: Map<string, Written<CallableFact>>;
  readonly operators: Map<string, Written<OperatorFact>>;
  readonly references: Map<string, ReferenceFact>;
  readonly code: CodeFact[];
  readonly templates: TemplateFact[];
  readonly notes: Notes;
  readonly types: Map<string, number>;
}

const emptyTables = (): Tables => ({
  callables: new Map(),
  operators: new Map(),
  references: new Map(),
  code: [],
  templates: [],
  notes: makeNotes(),
  types: new Map(),
});

export function makeCollector(): Collector {
  const tables = emptyTables();
  const { callables, operators, references, code, templates, notes, types } = tables;
  let doubt: { readonly why: NotEvaluated; readonly reason: string } | undefined;
  let bytes = 0;

  const doubted = (why: NotEvaluated, reason: string): void => {
    doubt ??= { why, reason: oneLine(reason) };
  };
  const room = (taken: number): boolean => {
    if (taken >= MOST_DISTINCT) doubted('budget', `it names more than ${MOST_DISTINCT} different things`);
    return taken < MOST_DISTINCT;
  };

  return {
    callable(fact) {
      const known = callables.get(keyOf(fact));
      if (known) known.times += 1;
      else if (room(callables.size))
        callables.set(keyOf(fact), { ...fact, module: oneLine(fact.module), name: oneLine(fact.name), times: 1 });
    },
    operator(domain, name, times = 1) {
      const key = `${domain}\0${name}`;
      const known = operators.get(key);
      if (known) known.times += times;
      else if (room(operators.size)) operators.set(key, { domain: oneLine(domain), name: oneLine(name), times });
    },
    code: (fact) => void (room(code.length) && code.push({ ...fact, what: oneLine(fact.what) })),
    template: (fact) => void (room(templates.length) && templates.push({ ...fact, name: oneLine(fact.name) })),
    reference(target, found) {
      const fact: ReferenceFact = { kind: 'external-data', target: oneLine(target), found };
      if (room(references.size)) references.set(`${found}\0${target}`, fact);
    },
    anomaly: notes.note,
    tensor(type, size) {
      bytes += size;
      if (!types.has(type) && !room(types.size)) return;
      types.set(type, (types.get(type) ?? 0) + 1);
    },
    doubt: doubted,
    facts: (kind = 'read') => ({
      treatment: doubt ? { kind: 'not-evaluated', ...doubt } : { kind },
      ...factsOf(tables),
      ...(types.size > 0 && { tensors: { count: sum(types.values()), bytes, types: Object.fromEntries(types) } }),
    }),
  };
}

const keyOf = ({ role, module, name }: Omit<CallableFact, 'times'>): string => `${role}\0${module}\0${name}`;

const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);

/** Kinds without any fact are left out. */
function factsOf({ callables, operators, references, code, templates, notes }: Tables): Omit<ReadFacts, 'treatment'> {
  return {
    ...(callables.size > 0 && { callables: [...callables.values()] }),
    ...(operators.size > 0 && { operators: [...operators.values()] }),
    ...(code.length > 0 && { code }),
    ...(templates.length > 0 && { templates }),
    ...(references.size > 0 && { references: [...references.values()] }),
    ...(notes.list.length > 0 && { anomalies: notes.list }),
  };
}
