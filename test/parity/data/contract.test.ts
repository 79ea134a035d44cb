// datacontract-cli, rule by rule, on a contract of 336,776 flights: the same verdicts, but for the ends of mustBeBetween.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

const { results } = JSON.parse(readFileSync(new URL('datacontract.json', import.meta.url), 'utf8')) as {
  readonly results: Readonly<Record<string, string>>;
};

const policy = `version: 1
data: { flights: { path: flights.parquet } }
gates: { validate-data: { contract: flights.odcs.yaml } }
`;

let outcomes: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [report] = await runOnce({
    'modelgate.yml': policy,
    'flights.odcs.yaml': { copy: 'test/parity/data/flights.odcs.yaml' },
    'flights.parquet': { copy: 'test/parity/data/flights.parquet' },
  });
  outcomes = Object.fromEntries(report!.findings.map(({ id, outcome }) => [id.replace('/by=contract', ''), outcome]));
});

/** Findings that say what a check of the peer says, the first that there is. */
const idsOf: Readonly<Record<string, (column: string) => readonly string[]>> = {
  field_is_present: (c) => [`data/columns/column=${c}`],
  field_required: (c) => [`data/nulls/column=${c}`],
  field_null_values: (c) => [`data/expression/name=${c}: missing`],
  // An exclusive end is two checks there: the end's side, and not the end itself.
  field_minimum: (c) => [`data/min/column=${c}`],
  field_maximum: (c) => [`data/max/column=${c}`],
  field_not_equal: (c) => [`data/min/column=${c}`, `data/max/column=${c}`],
  field_min_length: (c) => [`data/length/column=${c}`],
  field_max_length: (c) => [`data/length/column=${c}`],
  field_regex: (c) => [`data/matches/column=${c}`],
  field_invalid_values: (c) => [`data/in/column=${c}`, `data/matches/column=${c}`],
  field_unique: (c) => [`data/expression/name=${c}: unique`],
  row_count: () => ['data/rows/limit=min'],
  model_duplicate_values: () => ['data/expression/name=year, month, day, flight, carrier, origin: repeated'],
};

function findingOf(key: string): string | undefined {
  const [, column = '', kind = key] = /^(\w+?)__(\w+)$/.exec(key) ?? [];
  const query = /^quality_sql_(\d+)$/.exec(kind)?.[1];
  if (query !== undefined) return `data/expression/name=flights.${column}.quality[${query}]: its query`;
  return idsOf[kind]!(column).find((id) => id in outcomes);
}

it('every rule that both evaluate has one verdict', () => {
  // Types in Parquet are not supported there.
  const compared = Object.keys(results).filter((key) => !key.endsWith('field_type'));
  const peers = new Map<string, boolean>();
  for (const key of compared) {
    const id = findingOf(key);
    expect(id, key).toBeDefined();
    peers.set(id!, (peers.get(id!) ?? true) && results[key] === 'passed');
  }
  const different = [...peers].filter(([id, passed]) => (outcomes[id] === 'pass') !== passed).map(([id]) => id);
  expect(different).toEqual([
    // 17 is no more than 17: the standard's text leaves the ends outside, the peer takes them in.
    'data/expression/name=flights.distance.quality[6]: its query',
    'data/expression/name=flights.distance.quality[7]: its query',
  ]);
  expect(peers.size).toBeGreaterThan(45);
});
