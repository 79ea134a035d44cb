// Every attack is stopped, and as what it is; what looks like one and is none passes.
import { readdirSync, readFileSync } from 'node:fs';
import { judgeFile, type ScanFinding } from '@modelgate/checks';
import { memorySource, scanFile } from '@modelgate/formats/scan';
import { describe, expect, test } from 'vitest';
import { archives, zip } from './archives.ts';
import { carried, honestlyCarried } from './carried.ts';
import { chains, computed, honestChains } from './chains.ts';
import { checkpoints, honestCheckpoints } from './checkpoints.ts';
import { configs, honestConfigs } from './configs.ts';
import { disguises } from './disguises.ts';
import { forwarded } from './forwarded.ts';
import { graphs, honestGraphs } from './graphs.ts';
import { honestImports, imports } from './imported.ts';
import { honestInstances, instances } from './instances.ts';
import { arrays, honestSizes, honestTypes, memory, places, sizes } from './memory.ts';
import { honestlyOlder, older } from './older.ts';
import { honestNodes, nodes } from './nodes.ts';
import { honestlyOpened, opened } from './opened.ts';
import * as op from './pickle-opcodes.ts';
import { honestModels, pickledModels } from './pickled-models.ts';
import { pickles } from './pickles.ts';
import { honestProjects, projects } from './projects.ts';
import { honestRecords, records } from './records.ts';
import { honestlySerialized, serialized, settled } from './serialized.ts';
import { honestlyServed, served } from './served.ts';
import { serverArguments } from './server-arguments.ts';
import { states } from './states.ts';
import { oldestStorage, oldStorage, storage, storages } from './storages.ts';
import { honestSymbols, symbols } from './symbols.ts';
import { tars } from './tars.ts';
import { honestlyTraced, traced } from './traced.ts';
import { honestlyWithin, within } from './within.ts';

const limits = { expandedBytes: 2 ** 24, depth: 8, members: 1000, milliseconds: 20_000 };

async function judged(path: string, bytes: Uint8Array): Promise<readonly ScanFinding[]> {
  const resolve = (target: string): 'outside' | 'absent' => (/^\/|\.\.|^[A-Z]:/.test(target) ? 'outside' : 'absent');
  const temporaryFile = (): never => expect.unreachable('so little needs no file');
  return judgeFile(await scanFile({ path, source: memorySource(bytes) }, { limits, resolve, temporaryFile }), []);
}

const stopping = (findings: readonly ScanFinding[]): readonly ScanFinding[] =>
  findings.filter(({ severity }) => severity === 'critical' || severity === 'high');

describe('stopped', () => {
  test.each([
    ...pickles,
    ...pickledModels,
    ...states,
    ...serialized,
    ...settled,
    ...served,
    ...serverArguments,
    ...opened,
    ...carried,
    ...chains,
    ...computed,
    ...storages,
    ...forwarded,
    ...graphs,
    ...imports,
    ...instances,
    ...memory,
    ...arrays,
    ...sizes,
    ...places,
    ...nodes,
    ...projects,
    ...records,
    ...archives,
    ...disguises,
    ...tars,
    ...traced,
    ...within,
    ...checkpoints,
    ...configs,
    ...older,
    ...symbols,
  ])('$name ($file): $level', async ({ file, bytes, level }) => {
    const found = stopping(await judged(file, bytes));
    expect(found.map((finding) => finding.level)).toContain(level);
  });

  test('a payload shows its callable under the usual name, and its argument', async () => {
    const [first] = await judged('model.pkl', op.pickle(op.call('posix', 'system', 'id')));
    expect(first).toMatchObject({ rule: 'scan/no-code-on-load', class: 'process', subject: 'called os.system' });
    expect(first!.found).toContain("with 'id'");
  });
});

describe('not stopped', () => {
  const orderedDict = Buffer.concat([op.GLOBAL('collections', 'OrderedDict'), op.EMPTY_TUPLE, op.REDUCE]);
  test.each<readonly [string, Buffer]>([
    ['None', op.pickle(op.NONE)],
    [
      'a method of a list',
      op.pickle(op.GLOBAL('builtins', 'getattr'), op.EMPTY_LIST, op.text('append'), op.TUPLE2, op.REDUCE),
    ],
    [
      'a bare estimator',
      op.pickle(op.GLOBAL('sklearn.linear_model._base', 'LinearRegression'), op.EMPTY_TUPLE, op.NEWOBJ),
    ],
    [
      'a state dict with its _metadata',
      op.pickle(orderedDict, op.EMPTY_DICT, op.text('_metadata'), orderedDict, op.SETITEM, op.BUILD),
    ],
    [
      'a module as PyTorch wrote it before 1.6: its class, and its source beside it',
      op.pickle(
        op.MARK,
        op.text('module'),
        op.GLOBAL('torch.nn.modules.linear', 'Linear'),
        op.text('linear.py'),
        op.text('class Linear: ...'),
        op.TUPLE,
        op.BINPERSID,
        op.EMPTY_TUPLE,
        op.NEWOBJ,
      ),
    ],
    ...honestSizes,
    ...honestTypes,
    ...honestlyTraced,
    ...honestModels,
    ...honestChains.map(([name, what]) => [name, op.pickle(what)] as const),
    [
      'a result with its fields',
      op.pickle(op.GLOBAL('numpy.linalg._linalg', 'EigResult'), op.NONE, op.NONE, op.TUPLE2, op.NEWOBJ),
    ],
    ['a storage of PyTorch in a plain pickle', storage(op.NONE)],
    ['a storage of PyTorch in an old one', oldStorage(op.NONE)],
    ['a storage of PyTorch in the oldest', oldestStorage(op.NONE)],
    ['a large storage of PyTorch in the oldest', oldestStorage(op.binary(Buffer.alloc(100_000, '\\\n')))],
    [
      'an iterator of what stands in the file',
      op.pickle(op.GLOBAL('builtins', 'iter'), op.EMPTY_LIST, op.TUPLE1, op.REDUCE),
    ],
    [
      "joblib's memory in a pipeline, which only fitting uses",
      op.pickle(op.GLOBAL('joblib.memory', 'Memory'), op.EMPTY_TUPLE, op.NEWOBJ, op.EMPTY_DICT, op.BUILD),
    ],
    [
      'a dict of functions that are given arguments',
      op.pickle(
        op.GLOBAL('collections', 'defaultdict'),
        op.GLOBAL('functools', 'partial'),
        op.GLOBAL('numpy', 'zeros'),
        op.TUPLE1,
        op.REDUCE,
        op.MARK,
        op.GLOBAL('numpy', 'zeros'),
        op.EMPTY_TUPLE,
        op.EMPTY_DICT,
        op.NONE,
        op.TUPLE,
        op.BUILD,
        op.TUPLE1,
        op.REDUCE,
      ),
    ],
    ['a ufunc that is kept', op.pickle(op.GLOBAL('numpy.core._multiarray_umath', 'log1p'))],
  ])('%s', async (_, bytes) => {
    expect(stopping(await judged('model.pkl', bytes))).toEqual([]);
  });
});

test.each([
  ...honestlyCarried,
  ...honestCheckpoints,
  ...honestConfigs,
  ...honestGraphs,
  ...honestInstances,
  ...honestlyOlder,
  ...honestSymbols,
  ...honestlySerialized,
  ...honestlyServed,
  ...honestProjects,
  ...honestlyOpened,
  ...honestImports,
  ...honestNodes,
  ...honestRecords,
  ...honestlyWithin,
])('not stopped either: %s', async (_, file, bytes) => {
  expect(stopping(await judged(file, bytes))).toEqual([]);
});

test('weights that begin as a pickle by chance are weights', async () => {
  const weights = Buffer.from([0x80, 2, 0x4b, 1, 0x85, 0xff, 7, 7]);
  const file = zip([
    { name: 'archive/data.pkl', data: op.pickle(op.NONE) },
    { name: 'archive/data/0', data: weights },
  ]);
  expect(stopping(await judged('model.pt', file))).toEqual([]);
});

const fixtures = new URL('../../packages/testkit/fixtures/scan/', import.meta.url);
describe.each(['benign', 'attack'])('files of real frameworks: %s', (folder) => {
  test.each(readdirSync(new URL(folder, fixtures)))('%s', async (name) => {
    const found = stopping(await judged(name, readFileSync(new URL(`${folder}/${name}`, fixtures))));
    expect(found.length > 0, JSON.stringify(found)).toBe(folder === 'attack');
  });
});
