// Templates in files of their own, by content and by name: what formats or climbs is read, programs with doubled braces are none.
import { describe, expect, it } from 'vitest';
import { factsIn, testContext } from '../scan/testing.ts';
import { memorySource } from '../scan/source.ts';
import type { ReadResult } from '../scan/reader.ts';
import { templateReader } from './template-reader.ts';

describe('templates in files of their own', () => {
  it.each([
    ['{% for m in messages %}{{ m.__class__ }}{% endfor %}'],
    ["{{ ''.__class__ }}"],
    ["{{ ''|attr('x') }}"],
    ['{{ messages|map("a").gi_frame }}'],
    ['{{ lipsum() }}'],
    ['{{ a[b ~ "c"] }}'],
    ["{{ __import__('os') }}"],
    ['{% if a %}{% endif %}'],
  ])('%s', (text) => {
    expect(factsIn(templateReader, text)!.templates).toHaveLength(1);
  });

  it.each([
    ['title = {{BERT}: Pre-training}'],
    ['{{ name }}'],
    ['f"{{x}}"'],
    ['std::vector<Pair> dims = {{DimPair(1, 0)}};'],
    ['f"axes={{self._axes}} {{type(x).__name__}}"'],
    ['recipe:\n    echo {{ quote(path) }}'],
    ['${{ hashFiles("x") }}'],
    ['\\newcommand{%\nx}'],
  ])('%s is none', (text) => expect(factsIn(templateReader, text)).toBeUndefined());

  it.each([
    ['whose brackets nest deeper than is read', `{{ ${'('.repeat(60)}x${')'.repeat(60)} }}`],
    ['that looks like a workflow', "{{ ''|attr('x') }} ${{ y }}"],
    ['of letters that are read nowhere here', '{% if x %}{{ xa\u0301 }}{% endif %}'],
    ['that is large', `{%if x%}${'x'.repeat(2 << 20)}{%endif%}`],
  ])('one that is called so, %s', (_, text) => {
    const source = memorySource(Buffer.from(text));
    const called = { ...testContext(), name: 'chat_template.jinja' };
    expect(templateReader.recognises(source.read(0, 4096), source, called.name)).toBe(true);
    const { treatment, templates } = templateReader.read(source, called) as ReadResult;
    expect([treatment.kind === 'read', templates?.length]).toEqual(
      text.length > 1 << 20 ? [false, undefined] : [true, 1],
    );
  });

  it('one that is too large is not evaluated', () => {
    expect(factsIn(templateReader, `{% if x %}${'x'.repeat(2 << 20)}{% endif %}`)!.treatment).toMatchObject({
      why: 'budget',
    });
  });
});
