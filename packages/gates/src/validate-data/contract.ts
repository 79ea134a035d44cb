// A data contract beside the policy's own rules: its object is read like a section, and its findings point at its own lines.
import { PolicyError, reportIssues, type Demand, type NamedFile, type SectionContext } from '@modelgate/core';
import { keySpanAt, plain, type MapNode } from '@modelgate/core/source';
import { readContract, type Imported, type NotEvaluated } from '@modelgate/importers';
import { presence, rulesOf, type Source } from './rules.ts';
import { sectionSchema } from './schema.ts';
import { columnsIn, type Section, type WrittenContract } from './written.ts';

export interface ContractRules {
  readonly demands: readonly Demand[];
  readonly joined: readonly string[];
  /** Columns whose values are never shown. */
  readonly hidden: readonly string[];
  /** 'contracts/orders.odcs.yaml, object orders (ODCS v3.1.0)'. */
  readonly of: string;
  /** Rules of the contract that are not evaluated, each with the reason. */
  readonly notEvaluated: readonly string[];
}

/** The contract's rules; undefined where it cannot be read, with every problem reported. */
export function contractRules(section: Section, context: SectionContext): ContractRules | undefined {
  const { contract } = section;
  const named = contract && (context.fileAt(['contract']) ?? context.fileAt(['contract', 'file']));
  const imported = named && read(named, section, context);
  const own = imported && rulesIn(imported.section, context);
  if (contract === undefined || imported === undefined || own === undefined) return undefined;
  const { path, object, standard, notEvaluated } = imported;
  const source = sourceOf(imported.section, section.data ?? '', context);
  const columns = columnsIn(own);
  const { demands, joined } = rulesOf(own, source);
  return {
    demands: [
      ...columns.map(([name]) => columnIsThere(name, source)),
      ...demands.map(readableTypes),
      ...unevaluated(notEvaluated, contract, source),
    ],
    joined,
    hidden: columns.flatMap(([name, written]) => (written?.pii === 'forbid' ? [name] : [])),
    of: `${path}, object ${object} (${standard}${contract.notEvaluated === 'warn' ? '; not-evaluated: warn' : ''})`,
    notEvaluated: notEvaluated.map(({ what, reason }) => `${what}: ${reason}`),
  };
}

function read(
  { file, at }: NamedFile,
  { contract, data = '' }: Section,
  { data: dataSets, problem, spanOf }: SectionContext,
): Imported | undefined {
  const object = contract?.object;
  try {
    return readContract(file, {
      ...(object !== undefined && { object }),
      data,
      dataSets: Object.keys(dataSets),
      namedAt: object === undefined ? at : spanOf(['contract', 'object']),
    });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    for (const each of error.problems) problem(each);
    return undefined;
  }
}

/** The contract's rules in the words of a policy, checked by the policy's own schema. */
function rulesIn(root: MapNode, { problem }: SectionContext): Section | undefined {
  const parsed = sectionSchema().safeParse(plain(root));
  if (parsed.success) return parsed.data;
  const problems: Parameters<typeof problem>[0][] = [];
  reportIssues(parsed.error.issues, { schema: sectionSchema(), root, at: ['contract'] }, problems);
  for (const each of problems) problem(each);
  return undefined;
}

function sourceOf(root: MapNode, on: string, { data, problem, from }: SectionContext): Source {
  return {
    on,
    dataSets: Object.keys(data),
    models: [],
    prefix: 'contract/',
    facets: { by: 'contract' },
    spanOf: (path) => keySpanAt(root, path),
    problem,
    from,
  };
}

/** One demand for each column, so that a missing one is shown at its own line. */
function columnIsThere(name: string, source: Source): Demand {
  const demand = presence([name], source.spanOf(['columns', name]), source);
  return { ...demand, id: `contract/columns/${name}`, facets: { ...source.facets, column: name } };
}

/** A contract says what values mean, so text in files without types counts if it can be read as the contract's type. */
function readableTypes(demand: Demand): Demand {
  return demand.check === 'data/type'
    ? { ...demand, params: { ...(demand.params as object), readable: true } }
    : demand;
}

/** Demands for rules that are not evaluated. Those of the base branch's contract do not block, since no change could repair them. */
function unevaluated(rules: readonly NotEvaluated[], contract: WrittenContract, source: Source): readonly Demand[] {
  const names = new Map<string, number>();
  return rules.flatMap(({ what, reason, at, severity }): Demand[] => {
    if (severity === 'none') return [];
    const n = (names.get(what) ?? 0) + 1;
    names.set(what, n);
    const rule = n === 1 ? what : `${what} (${n})`;
    const mild = severity === 'warn' || contract.notEvaluated === 'warn' || source.from === 'base';
    return [
      {
        id: `contract/not-evaluated/${rule}`,
        check: 'contract/not-evaluated',
        params: { rule, reason },
        on: source.on,
        at,
        severity: 'block',
        decide: 'test',
        ...(mild && { optional: true }),
        from: source.from,
      },
    ];
  });
}
