// PMML: which functions are none of its own, what a document type opens, and markup in pieces of any length.
import { expect, it } from 'vitest';
import { memorySource } from '../scan/source.ts';
import { factsIn } from '../scan/testing.ts';
import { markupOf } from './markup.ts';
import { pmmlReader } from './reader.ts';

const model = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<PMML version="4.4">${inside}</PMML>`;
const facts = (text: string | Uint8Array): ReturnType<typeof factsIn> => factsIn(pmmlReader, text);
const called = (text: string): readonly string[] =>
  (facts(text)?.callables ?? []).map(({ module, name }) => `${module}.${name}`);

it.each([
  ['a function of PMML', '<Apply function="log10"/>', []],
  ['one that the model defines, before or behind', '<Apply function="a.b"/><DefineFunction name="a.b"/>', []],
  ['a class', '<x:Apply mapMissingTo=">" function = \'com.own.F\'/>', ['com.own.F']],
  ['the same in numbers', '<Apply function="com&#46;own&#x2e;F"/>', ['com.own.F']],
  ['another element', '<Applying function="com.own.F"/><Apply2 function="com.own.F"/>', []],
  ['a comment', '<!-- <Apply function="com.own.F"/> --><![CDATA[<Apply function="com.own.F"/>]]>', []],
  ['a line that goes on', '<Apply\n  function="com.own.F">', ['com.own.F']],
])('%s', (_, inside, expected) => {
  expect(called(model(inside))).toEqual(expected);
});

it.each([
  ['an entity', '<!DOCTYPE PMML [ <!-- ]> --> <!ENTITY e SYSTEM "file:///etc/passwd">]>', ['file:///etc/passwd']],
  ['one of the type itself', "<!DOCTYPE PMML [<!ENTITY % e PUBLIC 'x' 'http://h/e'> %e;]>", ['http://h/e']],
  ['the type', '<!DOCTYPE PMML SYSTEM "http://h/x.dtd">', ['http://h/x.dtd']],
  ['that of PMML 2', '<!DOCTYPE PMML PUBLIC "PMML 2.0" "http://www.dmg.org/v2-0/pmml_v2_0.dtd">', []],
  ['a comment on one', '<!DOCTYPE PMML [<!-- <!ENTITY e SYSTEM "a"> -->]>', []],
])('what a document type opens: %s', (_, type, targets) => {
  expect((facts(model('', type))?.references ?? []).map(({ target }) => target)).toEqual(targets);
});

it.each([
  ['entities of entities', model('', '<!DOCTYPE PMML [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'), 'unsupported'],
  [
    'a name that an entity makes',
    model('<Apply function="&a;"/>', '<!DOCTYPE PMML [<!ENTITY a "com.own.F">]>'),
    'unsupported',
  ],
  ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><PMML/>', 'unsupported'],
  ['an end within a tag', '<PMML><Apply function="com', 'broken'],
  ['an end within a comment', '<PMML><!-- ', 'broken'],
])('%s are not evaluated', (_, text, why) => {
  expect(facts(text)!.treatment).toMatchObject({ kind: 'not-evaluated', why });
});

it('what lies where windows meet is seen', () => {
  const size = 2 ** 20;
  for (const before of [size - 300, size - 256, size - 20, size - 3, size, size + 1]) {
    const text = `${'x'.repeat(before)}<Apply function="a.B"/>`;
    const found = [...markupOf(memorySource(Buffer.from(text)), /<Apply/y, () => undefined)];
    expect([before, found]).toEqual([before, ['<Apply function="a.B"/>']]);
  }
});
