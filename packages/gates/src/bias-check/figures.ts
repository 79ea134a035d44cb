// Figures of groups that are shown beside the decisions, from the frame that was judged: summaries, tables, proxies of flipped columns.
import {
  aboveMedian,
  decisionShares,
  evidenceFor,
  groupsOf,
  groupText,
  MOST_GROUPS,
  proxyMetrics,
  rankProxies,
  representation,
  setFigures,
  setText,
  toldOf,
  type GroupSet,
  type Judged,
} from '@modelgate/checks';
import {
  decideFrame,
  measureData,
  MISSING,
  valueOf,
  type CodeArray,
  type Codes,
  type DecisionShares,
  type Figures,
  type Frame,
  type Ports,
  type Proxy,
  type SetFigures,
} from '@modelgate/core';
import { argsort } from '@modelgate/stats';
import type { MeasuredFlip } from './flips.ts';
import { settingsOf, type BiasPlan } from './plan.ts';
import { sweepOf } from './sweep.ts';

/** The figures; undefined for a regression, which decides nothing. Every row counts once, whatever its weight. */
export async function figuresOf(
  plan: BiasPlan,
  frame: Frame,
  flips: readonly MeasuredFlip[],
  ports: Ports,
): Promise<Figures | undefined> {
  const decided = decideFrame(frame, plan.task.id, plan.threshold).decisions.candidate;
  if (decided === undefined) return undefined;
  if (plan.task.id === 'binary') return binaryFigures(plan, frame, decided, flips, ports);
  const sharesOf = (set: GroupSet): DecisionShares =>
    decisionShares(setText(set), readableOf(frame, set), decided, frame.classes, MISSING);
  const few = plan.facts.sets.filter((set) => groupsOf(plan.facts, set).length <= MOST_GROUPS);
  const decisions = few.map(sharesOf);
  return { sets: [], decisions, evidence: evidenceFor({ sets: [], decisions }) };
}

async function binaryFigures(
  plan: BiasPlan,
  frame: Frame,
  decided: CodeArray,
  flips: readonly MeasuredFlip[],
  ports: Ports,
): Promise<Figures> {
  const { values } = frame.scores.candidate;
  // Sorted once: the median and the sweep both need the order.
  const order = values && argsort(values);
  const rows: Judged = {
    positive: new Uint8Array(frame.label),
    decided: new Uint8Array(decided),
    ...(values && { above: aboveMedian(values, order) }),
  };
  const proxies = new Map<string, readonly Proxy[]>();
  for (const column of settingsOf(plan.plan).flip) proxies.set(column, await proxiesOf(plan, column, ports));
  const sweep = order && sweepOf(plan, frame, rows.positive, order);
  const sets = plan.facts.sets.map((set): SetFigures => {
    const told = proxies.get(set.name);
    const flip = flips.find(({ figures }) => figures?.column === set.name)?.figures;
    return { ...figuresOfSet(plan, frame, set, rows), ...(told && { proxies: told }), ...(flip && { flips: flip }) };
  });
  const shown = { sets, ...(sweep && { sweep }) };
  return { ...shown, evidence: evidenceFor(shown) };
}

function figuresOfSet(plan: BiasPlan, frame: Frame, set: GroupSet, rows: Judged): SetFigures {
  const { smallest } = settingsOf(plan.plan);
  const figures = setFigures(setText(set), readableOf(frame, set), rows, {
    level: plan.policy.confidence,
    missing: MISSING,
    smallest,
  });
  const shares = populationOf(plan, set);
  const counts = Object.fromEntries(groupsOf(plan.facts, set).map(({ value, rows: n }) => [groupText(value), n]));
  const represented = shares && representation(counts, shares, plan.policy.confidence);
  return { ...figures, ...(represented && { representation: represented }) };
}

/** Codes with readable group names: 'Female × Black' for an intersection. */
function readableOf(frame: Frame, set: GroupSet): Codes {
  const { names, codes } = frame.groups[set.name]!;
  return { codes, names: names.map(groupText) };
}

function populationOf({ demands }: BiasPlan, set: GroupSet): Readonly<Record<string, number>> | undefined {
  const demand = demands.find(({ id }) => id === `population/${set.name}`);
  return (demand?.params as { shares?: Readonly<Record<string, number>> } | undefined)?.shares;
}

/** Features from which the groups of a column can be told: through them a model may know a column that it does not read. */
async function proxiesOf({ data }: BiasPlan, column: string, ports: Ports): Promise<readonly Proxy[]> {
  const { ref, facts, subject } = data;
  const own = new Set([subject.label, subject.id, subject.weight, subject.cluster]);
  const names = facts.columns.map(({ name }) => name);
  const metrics = proxyMetrics(
    subject.name,
    column,
    names,
    names.filter((name) => !own.has(name)),
  );
  const asked = [...metrics.values()].flatMap(({ once, again }) => [once, again]);
  const states = await measureData(asked, { [subject.name]: { ...facts, ref } }, ports);
  const told = [...metrics].flatMap(([feature, { once, again }]) => {
    const [read, left] = [valueOf(once, states), valueOf(again, states)];
    return 'known' in read && 'known' in left ? [[feature, toldOf(read.known, left.known)] as const] : [];
  });
  return rankProxies(new Map(told));
}
