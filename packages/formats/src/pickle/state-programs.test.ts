// Programs in states: SciPy's own is told from any other, and from one that something else would run; a formula from none.
import { describe, expect, it } from 'vitest';
import { acts, scanned } from './scanned.fixture.ts';

/** As SciPy writes it, for these parameters. */
const program = (names: string, scaleIn = 'loc=0, scale=1', scaleOut = 'loc, scale'): string => `
def _parse_args(self, ${names} ${scaleIn}):
    return (${names}), ${scaleOut}

def _parse_args_rvs(self, ${names} ${scaleIn}, size=None):
    return self._argcheck_rvs(${names} ${scaleOut}, size=size)

def _parse_args_stats(self, ${names} ${scaleIn}, moments='mv'):
    return (${names}), ${scaleOut}, moments
`;

const text = (value: string): string => `X${String.fromCharCode(value.length & 0xff, value.length >> 8, 0, 0)}${value}`;
const state = (...items: readonly (readonly [key: string, value: string])[]): string =>
  `}(${items.map(([key, value]) => text(key) + value).join('')}u`;
const built = (what: string): readonly string[] => acts(scanned(`\x80\x02cm\nG\n)\x81${what}b.`));

const KEY = '_parse_arg_template';
const own = text(program('a, b, '));
const verified = 'called m.G.__setstate__ by BUILD with its template';
const unverified = 'called m.G.__setstate__ by BUILD';

describe('the program of a distribution', () => {
  it.each([
    ['with two parameters', state([KEY, own], ['numargs', 'K\x02'])],
    ['with none', state([KEY, text(program(''))])],
    ['of numbers that count', state([KEY, text(program('mu, ', 'loc=0', 'loc, 1'))])],
    ['with a generator of random numbers beside it', state([KEY, own], ['_random_state', 'N'])],
  ])('is its own: %s', (_, what) => {
    expect(built(what)).toContain(verified);
  });

  const line = '    return (a, b, ), loc, scale, moments\n';
  it.each([
    ['another text', state([KEY, text('import os')])],
    ['a line more', state([KEY, text(`${program('a, b, ')}import os\n`)])],
    ['a line less', state([KEY, text(program('a, b, ').replace(line, ''))])],
    ['a default that is computed', state([KEY, text(program('a=f(), '))])],
    [
      'other names in one place',
      state([KEY, text(program('a, b, ').replace('(a, b, ), loc, scale, m', '(a, c, ), loc, scale, m'))]),
    ],
    ['the last of two texts', state([KEY, own], [KEY, text('import os')])],
    ['a text that is computed', state([KEY, 'cm\nf\n)R'])],
    ['no text', state(['a', 'K\x01'])],
    ['a method that stands in', state([KEY, own], ['_attach_methods', 'cm\nf\n'])],
    ['a number that is an object', state([KEY, own], ['numargs', 'cm\nN\n)\x81'])],
    ['a key that is computed', `}(${text(KEY)}${own}cm\nf\n)RK\x01u`],
    ['a pair in place of a dict', `N${state([KEY, own])}\x86`],
    ['a dict that is an object', `cm\nD\n)\x81(${text(KEY)}${own}u`],
  ])('is not: %s', (_, what) => {
    expect(built(what)).toContain(unverified);
    expect(built(what)).not.toContain(verified);
  });
});

describe('a formula', () => {
  const data = (what: string): readonly string[] =>
    acts(scanned(`\x80\x02cstatsmodels.base.data\nPandasData\n)\x81${what}b.`));
  const table = 'cpandas\nDataFrame\n)\x81';
  const told = 'called statsmodels.base.data.PandasData.__setstate__ by ';
  it.each([
    ['none', state(['formula', 'N']), 'BUILD without a formula'],
    ['no key of one', state(['endog', 'N']), 'BUILD without a formula'],
    ['one of names', state(['formula', text('y ~ (a + b):c - 1')], ['frame', table]), 'BUILD without a formula'],
    [
      'one of usual functions',
      state(['formula', text('np.log(y) ~ C(a)*I(b**2)')], ['frame', table]),
      'BUILD without a formula',
    ],
    ['a usual function of what is called', state(['formula', text('y ~ C(f())')], ['frame', table]), 'BUILD'],
    ['another one of its name', state(['formula', text('y ~ osC(a)')], ['frame', table]), 'BUILD'],
    ['one that is evaluated', state(['formula', text('y ~ f()')], ['frame', table]), 'BUILD'],
    ['one that fetches', state(['formula', text('y ~ a.b')], ['frame', table]), 'BUILD'],
    ['one in a quote', state(['formula', text('y ~ {a}')], ['frame', table]), 'BUILD'],
    ['one that is computed', state(['formula', 'cm\nf\n)R'], ['frame', table]), 'BUILD'],
    ['names of what is no table', state(['formula', text('y ~ a')], ['frame', 'cm\nD\n)\x81']), 'BUILD'],
    ['names of nothing', state(['formula', text('y ~ a')]), 'BUILD'],
    ['a state that is computed', 'cm\nf\n)R', 'BUILD'],
    ['a key that is computed', '}(cm\nf\n)RK\x01u', 'BUILD with a formula'],
    ['a text in place of its parts', state(['model_spec', text('~ f()')]), 'BUILD with a formula'],
    ['the same in older versions', state(['design_info', text('~ f()')]), 'BUILD with a formula'],
    ['the same among slots', `N${state(['model_spec', text('~ f()')])}\x86`, 'BUILD with a formula'],
  ])('%s', (_, what, by) => {
    expect(data(what)).toContain(told + by);
  });
});
