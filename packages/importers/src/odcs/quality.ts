// A list of quality rules: the library's metrics and plain SQL become rules; texts and rules of other tools are listed as not evaluated.
import { didYouMean, nearest } from '@modelgate/core';
import { quoted, type MapNode } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import { keysOfQuality, lookAtKeys } from './keys.ts';
import { argumentsOf, metrics, type Metric } from './metrics.ts';
import { comparesOther } from './operators.ts';
import { aText, mapsOf, problem, shown, skip, take, type Found, type Reading } from './reading.ts';
import { severityOf, type QualityRule, type Subject } from './rule.ts';
import { sqlWanted } from './sql-rule.ts';

/** The demands of an element's quality rules. */
export function qualityWanted(element: MapNode, subject: Subject, reading: Reading): readonly Demanded[] {
  return mapsOf(element, 'quality', reading).flatMap((rule, i) => {
    const what = `${subject.what}.quality[${i}]`;
    const type = take(rule, 'type', aText, reading);
    if (type === undefined && rule.entries.has('type')) return [];
    return areKnown(rule, what, reading) ? ofType(type, { rule, subject, what }, reading) : [];
  });
}

/**
 * Whether all keys of a rule are known. Since v3.1 an unknown one is a problem; v3.0 allows
 * others, and such a rule is not evaluated, since it may mean anything.
 */
function areKnown(rule: MapNode, what: string, reading: Reading): boolean {
  if (reading.version !== '3.0') {
    lookAtKeys(rule, keysOfQuality, what, reading);
    return true;
  }
  const unknown = [...rule.entries].find(([key]) => !Object.hasOwn(keysOfQuality, key));
  if (unknown === undefined) return true;
  skip(
    reading,
    what,
    unknown[1].keyAt,
    `its key ${quoted(unknown[0])} is none of the standard’s`,
    severityOf(rule, reading),
  );
  return false;
}

type Written = Pick<QualityRule, 'rule' | 'subject' | 'what'>;

const qualityTypes = ['library', 'text', 'sql', 'custom'] as const;

function ofType(type: Found<string> | undefined, written: Written, reading: Reading): readonly Demanded[] {
  if (type === undefined || type.is === 'library') return ofLibrary(written, reading);
  if (type.is === 'sql') return ofQuery(written, reading);
  if (type.is === 'text') skip(reading, written.what, type.keyAt, 'it is written in words, for people', 'none');
  else if (type.is === 'custom')
    skip(reading, written.what, type.keyAt, 'it is a rule for another tool', severityOf(written.rule, reading));
  else {
    const near = nearest(type.is, qualityTypes);
    const message = `the type of ${written.what} is ${quoted(type.is)}, expected one of ${qualityTypes.join(', ')}`;
    problem(reading, 'policy/out-of-range', type.at, message, `write ${near ?? 'library'}`);
  }
  return [];
}

/** Metric names of v3.0 with today's metric; `none`: without an operator, no such row is allowed. */
export const oldNames: Readonly<Record<string, { readonly metric: string; readonly none: boolean }>> = {
  nullCheck: { metric: 'nullValues', none: true },
  validValues: { metric: 'invalidValues', none: true },
  duplicateCount: { metric: 'duplicateValues', none: false },
  unique: { metric: 'duplicateValues', none: true },
  rowCount: { metric: 'rowCount', none: false },
};

function ofLibrary(written: Written, reading: Reading): readonly Demanded[] {
  const { rule, what } = written;
  const key = rule.entries.has('metric') ? 'metric' : 'rule';
  const name = take(rule, key, aText, reading);
  if (name === undefined) return withoutName(written, key, reading);
  const old = key === 'rule' && Object.hasOwn(oldNames, name.is) ? oldNames[name.is] : undefined;
  const id = old?.metric ?? name.is;
  const metric = Object.hasOwn(metrics, id) ? metrics[id] : undefined;
  if (metric === undefined) return unknownMetric(key, name, written, reading);
  const given = argumentsOf(rule, reading);
  const why = misused(id, metric, written, given);
  if (why !== undefined) {
    skip(reading, what, name.keyAt, why, severityOf(rule, reading));
    return [];
  }
  return metric.read(qualityRule(written, name, reading), given, old?.none === true);
}

/** Why a rule cannot be evaluated by the metric that it names; undefined where it can. */
function misused(id: string, metric: Metric, { rule, subject }: Written, given: MapNode): string | undefined {
  const [level, one] = subject.column ? (['property', 'a property'] as const) : (['object', 'an object'] as const);
  if (!metric.on.includes(level)) return `${id} is not a metric of ${one}`;
  const odd = [...given.entries.keys()].find((argument) => !metric.arguments.includes(argument));
  if (odd !== undefined) return `its argument ${quoted(odd)} is none of ${id}`;
  return comparesOther(rule, 'metric') ? 'it is compared with something else than a number' : undefined;
}

function withoutName({ rule, what }: Written, key: string, reading: Reading): readonly Demanded[] {
  if (!rule.entries.has(key))
    problem(reading, 'policy/missing-key', rule.at, `${what} names no metric`, 'add metric: nullValues, or type: text');
  return [];
}

/** An unknown metric is a problem in v3.1, whose list is closed; in v3.0 it is listed as not evaluated. */
function unknownMetric(
  key: string,
  name: Found<string>,
  { rule, what }: Written,
  reading: Reading,
): readonly Demanded[] {
  if (key === 'rule') {
    skip(reading, what, name.keyAt, `the library has no rule ${quoted(name.is)}`, severityOf(rule, reading));
    return [];
  }
  const known = Object.keys(metrics);
  const near = nearest(name.is, known);
  const message = `unknown metric ${quoted(name.is)} in ${what}${didYouMean(near)}`;
  problem(reading, 'policy/unknown-metric', name.at, message, near ? `write ${near}` : `metrics: ${known.join(', ')}`);
  return [];
}

function ofQuery(written: Written, reading: Reading): readonly Demanded[] {
  const { rule, what } = written;
  const query = take(rule, 'query', aText, reading);
  if (query === undefined) {
    if (!rule.entries.has('query'))
      problem(reading, 'policy/missing-key', rule.at, `${what} is of type sql and has no query`, 'add query: …');
    return [];
  }
  if (comparesOther(rule, 'query')) {
    skip(
      reading,
      what,
      query.keyAt,
      'it is compared with something else than a number, true or false',
      severityOf(rule, reading),
    );
    return [];
  }
  return sqlWanted(qualityRule(written, query, reading));
}

function qualityRule(written: Written, { keyAt }: Found<string>, reading: Reading): QualityRule {
  const { rule } = written;
  const name = take(rule, 'name', aText, reading) ?? take(rule, 'description', aText, reading);
  const words = name && shown(name.is);
  return {
    ...written,
    name: words === '' ? undefined : words,
    severity: severityOf(rule, reading),
    keyAt,
    reading,
  };
}
