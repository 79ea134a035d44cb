// joblib's arrays lie between the opcodes: read as joblib.load reads them, and as pickle.load would.
import { describe, expect, it } from 'vitest';
import { memorySource } from '../scan/source.ts';
import real from './fixtures/real.json' with { type: 'json' };
import { readPickle } from './read-pickle.ts';
import { acts, codes, noLimits, scanned } from './scanned.fixture.ts';

/** A wrapper as joblib before 1.2 wrote it, without alignment, for an array of bytes; `after` follows its state. */
const wrapped = (
  array: string,
  { shape = `K${char(array.length)}\x85`, code = 'V1', state = '', more = '' } = {},
): string =>
  '\x80\x02cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}' +
  `(U\x05shape${shape}U\x05dtypecnumpy\ndtype\nU${char(code.length)}${code}K\x00K\x01\x87R${state}${more}ub${array}.`;

/** Each on the stack where it stands. */
const wrapper = 'cjoblib.numpy_pickle\nNumpyArrayWrapper\ncbuiltins\nobject\n';
const reconstructor = 'ccopyreg\n_reconstructor\n';

const char = (code: number): string => String.fromCharCode(code);

describe('joblib', () => {
  it.each(Object.entries(real.joblib))('reads on behind every array: %s', (_name, base64) => {
    const read = readPickle(memorySource(Buffer.from(base64, 'base64')), { budget: noLimits });
    expect(read.treatment).toEqual({ kind: 'read' });
    expect(codes(read)).toEqual([]);
    const names = read.callables!.filter(({ onlyBy }) => onlyBy === undefined).map(({ module }) => module);
    expect(names).not.toContain('');
  });

  it('sees what is called behind an array', () => {
    expect(acts(scanned(wrapped('\xff\xff\xff', {}).slice(0, -1) + 'cos\nsystem\n)R.'))).toContain(
      'called os.system by REDUCE',
    );
  });

  it('sees what pickle.load would call within an array, and says so', () => {
    const read = scanned(wrapped('0cos\nsystem\n)R'));
    expect(read.treatment).toEqual({ kind: 'read' });
    expect(read.callables!.filter(({ onlyBy }) => onlyBy === 'pickle')).toMatchObject([
      { module: 'os', name: 'system' },
    ]);
  });

  it('reads an array of objects as the pickle that it is', () => {
    const read = scanned(wrapped('\x80\x02cos\nsystem\n)R.', { code: 'O8' }));
    expect(read.treatment).toEqual({ kind: 'read' });
    expect(acts(read)).toContain('called os.system by REDUCE');
  });

  it("reads an array of NumPy's texts as the pickle that it is", () => {
    const type = 'cnumpy._core._internal\n_convert_to_stringdtype_kwargs\nK\x01\x85R';
    const read = scanned(
      `\x80\x02${wrapper.split('cbuiltins')[0]})\x81}(U\x05shapeK\x01\x85U\x05dtype${type}ub\x80\x02cos\nsystem\n)R..`,
    );
    expect(read.treatment).toEqual({ kind: 'read' });
    expect(acts(read)).toContain('called os.system by REDUCE');
  });

  it.each([
    ['an element size that is not clear', wrapped('abc', { code: 'what' })],
    ['a state that tells another size', wrapped('abc', { state: '(K\x03U\x01|NNNK\x09K\x01K\x00tb' })],
    ['a shape that is no tuple', wrapped('abc', { shape: 'K\x03' })],
    ['a negative side', wrapped('abc', { shape: 'J\xff\xff\xff\xff\x85' })],
    ['more than there is', wrapped('abc', { shape: 'J\xff\xff\xff\x7f\x85' })],
    ['more attributes than anybody needs', wrapped('abc', { more: "S'k'\nK\x00".repeat(600) })],
    ['a wrapper of arguments in a list', `${reconstructor}](${wrapper}NeR}b.`],
    [
      'a wrapper of arguments long ago',
      `(${wrapper}Ntp0\n0${'(K\x00K\x00K\x00t0'.repeat(5000)}${reconstructor}g0\nR}b.`,
    ],
    ['another name for the wrapper', `\x80\x04cjoblib\nnumpy_pickle.NumpyArrayWrapper\n)\x81}b.`],
  ])('does not evaluate %s', (_name, text) => {
    expect(scanned(text).treatment).toMatchObject({ kind: 'not-evaluated', why: 'broken' });
  });
});
