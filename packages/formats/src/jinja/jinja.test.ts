// Templates by their tokens: what formats messages is quiet, what climbs is told, however it is written.
import { describe, expect, it } from 'vitest';
import { readTemplate } from './read-template.ts';
import { COMPUTED } from './texts.ts';

const facts = (template: string) => readTemplate('t', template);

describe('what climbs', () => {
  it.each([
    ["{{ ''.__class__ }}", '__class__'],
    ["{{ ''['__class__'] }}", '__class__'],
    ["{{ ''['__cla' 'ss__'] }}", '__class__'],
    ["{{ ''['__cla'~'ss__'] }}", '__class__'],
    ["{{ ''['__cla'+'ss__'] }}", '__class__'],
    ["{{ ''|attr('__class__') }}", '__class__'],
    ["{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}", '__class__'],
    ["{{ ''|attr('\\137\\u005fclass__') }}", '__class__'],
    ["{{ ''['\\N{LOW LINE}class'] }}", '__class'],
    ["{% set a='__cla'~'ss__' %}{{ ''[a] }}", '__class__'],
    ["{% for a in ['__class__'] %}{{ ''[a] }}{% endfor %}", '__class__'],
    ["{{ messages|map(attribute='__class__') }}", '__class__'],
    ['{{- lipsum . __globals__ -}}', '__globals__'],
    ["{% if ''.__class__ %}{% endif %}", '__class__'],
    ["{%- raw %}{{ a {% endraw %}{{ ''.__class__ }}", '__class__'],
    ["{# '{{' #}{{ {'a': {'b': ''.__class__}} }}", '__class__'],
    ["{{ '{0.__class__}'.format(x) }}", '__class__'],
    ["{{ '{a[__class__]!r:>9}'.format(a=x) }}", '__class__'],
    ["{{ '{:{0.__class__}}'.format(x) }}", '__class__'],
    ["{{ ('{0.__cla' ~ 'ss__}').format(x) }}", '__class__'],
    ["{% set f = '{0.os}' %}{{ f.format(x) }}", 'os'],
    ["{{ '{0.os}'['format'](x) }}", 'os'],
    ["{{ ['{0.os}'.format]|map('list') }}", 'os'],
    ["{{ ''[dict(__class__=1)|first] }}", '__class__'],
    ["{% for k in dict(__class__=1) %}{{ ''[k] }}{% endfor %}", '__class__'],
    ["{% macro __class__() %}{% endmacro %}{{ ''[__class__.name] }}", '__class__'],
    ["{% macro f(__class__) %}{% endmacro %}{{ ''[f.arguments[0]] }}", '__class__'],
    ["{{ ''[cycler(*dict(__class__=1)).next()] }}", '__class__'],
  ])('%s', (template, attribute) => {
    const { attributes, broken } = facts(template);
    expect(attributes).toContain(attribute);
    expect(broken).toBeUndefined();
  });

  it.each([
    ["{{ ''['%cclass'|format(95)] }}"],
    ["{{ ''['ssalc'[::-1]] }}"],
    ["{{ ''['ssalc'|reverse] }}"],
    ["{% set a = ['c','lass']|join %}{{ ''[a] }}"],
    ["{% set a %}{{ '_' }}{% endset %}{{ ''[a] }}"],
    ["{{ ''['_'|replace('_', '_' ~ '_') ~ 'class'] }}"],
    ["{% macro f() %}text{% endmacro %}{{ ''[f()] }}"],
    ["{% set a = 'cl' ~ x %}{{ ''[a] }}"],
    ["{{ ''|attr(a) }}"],
    ["{{ ''|attr('a' ~ b) }}"],
    ["{{ [x]|map(attribute=u ~ 'class') }}"],
    ['{{ [x]|groupby(u) }}'],
    ["{{ [x]|selectattr(u, 'eq', 1) }}"],
    ['{{ [x]|sort(false, true, u) }}'],
    ['{{ [x]|max(attribute=u) }}'],
    ["{{ ''|attr('cl' ~ a) }}"],
    ["{{ ''['X'.lower()] }}"],
    ["{{ ''['%s' % 'class'] }}"],
    ["{% for i in range(3)|map('string') ~ ('X'|lower) %}{{ ''[i] }}{% endfor %}"],
    ["{% set s = lipsum|string %}{{ ''[s[18] ~ s[18] ~ s[1:6]] }}"],
    ["{% set s = lipsum|string %}{% for k in [s[18] ~ s[1:6]] %}{{ ''[k] }}{% endfor %}"],
    ["{{ ''[(lipsum|string)[18] ~ (cycler|string)[1:6]] }}"],
    ["{% set s = lipsum|string %}{{ ''[[s[18], s[1:6]]|join] }}"],
    ["{% set s = lipsum|string %}{{ ''[s[:0].join([s[18], s[1:6]])] }}"],
    ["{% set s = lipsum|string %}{{ ''[s[18] + s[18] + s[1:6]] }}"],
    ["{% set s = lipsum|string %}{% set u = s[18] + s[18] %}{{ ''[u] }}"],
    ['{{ x.y.format(z) }}'],
    ["{{ ' {0.a} '.strip().format(z) }}"],
    ["{{ ('{0.' ~ a ~ '}').format(z) }}"],
    ["{{ [a][0]['format'](z) }}"],
    ["{% macro m(k) %}{{ ''[k] }}{% endmacro %}{{ m(['a', 'b']|join) }}"],
    ["{% macro m(k) %}{{ ''[k] }}{% endmacro %}{% set f = m %}{{ f('a') }}"],
    ["{% macro m(k) %}{{ ''[k] }}{% endmacro %}{{ [m][0]('a') }}"],
    ["{% macro m() %}{{ ''[varargs[0]] }}{% endmacro %}{{ m(a ~ b) }}"],
    ["{% macro m() %}{{ caller(a ~ b) }}{% endmacro %}{% call(k) m() %}{{ ''[k] }}{% endcall %}"],
    ["{% for k in a recursive %}{{ ''[k] }}{{ loop(b) }}{% endfor %}"],
    ["{% with a = 1, k = b ~ c %}{{ ''[k] }}{% endwith %}"],
    ["{% for i in a %}{{ ''[n.k] }}{% set n.k = b ~ c %}{% endfor %}"],
  ])('%s fetches by a name that only rendering knows', (template) => {
    expect(facts(template).calls).toContain(COMPUTED);
  });

  it.each([
    ["{% macro m(k) %}{{ ''[k] }}{% endmacro %}{{ m('_' ~ '_class_' ~ '_') }}"],
    ["{% macro m(k = '_' ~ '_class_' ~ '_') %}{{ ''[k] }}{% endmacro %}{{ m() }}"],
    ["{% macro m(a, k) %}{{ ''[k] }}{% endmacro %}{{ m(1, k = '_' ~ '_class_' ~ '_') }}"],
    ["{% macro m() %}{{ caller('_' ~ '_class_' ~ '_') }}{% endmacro %}{% call(k) m() %}{{ ''[k] }}{% endcall %}"],
    ["{% macro m() %}{{ caller() }}{% endmacro %}{% call(k = '_' ~ '_class_' ~ '_') m() %}{{ ''[k] }}{% endcall %}"],
    ["{% with a = 1, k = '_' ~ '_class_' ~ '_' %}{{ ''[k] }}{% endwith %}"],
    ["{% for i in a %}{{ ''[n.k] }}{% set n.k = '_' ~ '_class_' ~ '_' %}{% endfor %}"],
    ["{% for i in a %}{{ ''[n.k] }}{% set n.k = n.l %}{% set n.l = '_' ~ '_class_' ~ '_' %}{% endfor %}"],
  ])('%s reaches for __class__, wherever the name is set', (template) => {
    expect(facts(template).attributes).toContain('__class__');
  });

  /** Each variable is the next one as the round of the loop before left it, and the last one is the value. */
  const chain = (length: number, value: string): string =>
    `{% for i in a %}{{ ''[v0] }}${Array.from({ length }, (_, i) => `{% set v${i} = v${i + 1} %}`).join('')}{% set v${length} = ${value} %}{% endfor %}`;

  it('a name is followed from variable to variable, and one that is not followed to its end is computed', () => {
    expect(facts(chain(40, "'_' ~ '_class_' ~ '_'")).attributes).toContain('__class__');
    expect(facts(chain(1500, "'x'")).calls).toContain(COMPUTED);
  });

  it('of more texts than are told one may be any name', () => {
    const letters = Array.from({ length: 100 }, (_, i) => `'a${i}'`).join();
    expect(facts(`{% for k in [${letters}, 'gi_frame'] %}{{ x[k] }}{% endfor %}`).calls).toContain(COMPUTED);
    expect(facts(`{% for k in [${letters}] %}{{ x[k] }}{% endfor %}`).calls).not.toContain(COMPUTED);
  });

  it('an underscore counts where a name is computed', () => {
    expect(facts("{% set a %}{{ '_' }}{% endset %}{{ ''[a] }}").attributes).toContain('_');
  });

  it.each([
    ["{% include '/etc/passwd' %}", 'include'],
    ["{% from 'x' import y %}", 'from'],
    ["{{ cycler('a') }}", 'cycler'],
    ['{{ config.items() }}', 'config'],
    ["{% if request['environ'] %}{% endif %}", 'request'],
    ["{{ [x]|map('attr', u) }}", 'attr'],
    ['{% filter evil %}x{% endfilter %}', 'evil'],
    ['{{ x|evil }}', 'evil'],
    ["{% do eval('1') %}", 'eval'],
    ["{% set x = open('f') %}", 'open'],
  ])('%s calls %s', (template, call) => {
    expect(facts(template).calls).toContain(call);
  });
});

it('a template that is too long is not read', () => {
  expect(facts(`{{${'a.'.repeat(1 << 20)}b}}`).broken).toMatch(/longer than/);
});

describe('what formats', () => {
  it('messages as usual', () => {
    const template =
      "{%- macro text(m) %}{{ m['content'] if m['content'] is string else m['content'][0]['text'] }}{% endmacro %}" +
      "{% set ns = namespace(found=false) %}{% for message in messages[1:] %}{% set role = 'user' if loop.first else message.role %}" +
      "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate ' + role) }}{% endif %}" +
      "{% for key, value in message.items() if key not in ['role', 'content'] %}{{ key ~ ': ' ~ message[key]|tojson }}{% endfor %}" +
      "{{ '<|' + role + '|>' + text(message)|trim }}{% set ns.found = messages[loop.index0 - 1]['x'] %}{% endfor %}" +
      "{{ strftime_now('%d %b %Y') }}{{ messages[-1]['content'].split('</think>')[-1].strip('\\n') }}";
    expect(facts(template)).toEqual({
      name: 't',
      attributes: ['content', 'first', 'found', 'index0', 'items', 'role', 'split', 'strip', 'text', 'x'],
      calls: ['namespace', 'raise_exception', 'strftime_now', 'tojson', 'trim'],
    });
  });

  it('macros with keys of what they are given, as usual', () => {
    const template =
      '{% macro keys(json, handled) %}{% for key in json if key not in handled %}{{ key }}{{ json[key] | tojson }}{% endfor %}{% endmacro %}' +
      "{% macro type(spec, required = [], nullable = false) %}{% if spec.items %}{{ type(spec['items'], required) + '[]' }}{% endif %}" +
      '{% for name, of in spec.properties.items() %}{{ name }}{{ type(spec.properties[name], required) }}{% endfor %}{% endmacro %}' +
      "{{ keys(tool.function, ['type', 'name']) }}{{ type(tool, []) }}";
    expect(facts(template)).toEqual({
      name: 't',
      attributes: ['function', 'items', 'name', 'properties', 'type'],
      calls: ['tojson'],
    });
  });

  it('an underscore that is replaced, split at or joined with makes no name', () => {
    const template = "{{ role|replace('-', '_')|replace(')', 'p_') }}{{ name.split('_')|join('_') }}";
    expect(facts(template)).toEqual({ name: 't', attributes: ['split'], calls: ['join', 'replace'] });
  });

  it('the numbers of a range are no texts', () => {
    const template = "{% set n = text.split('x')|length %}{% for i in range(n, 2 * (n + 1)) %}{{ a[i] }}{% endfor %}";
    expect(facts(template).calls).toEqual(['length', 'range']);
  });

  it('places in lists are no texts', () => {
    const template =
      '{{ m[i + 1] }}{{ m[loop.index0 + k] }}{{ m[n|length + k] }}{{ m[a - b] }}{% set c = c + [m] %}{{ m[-1] }}';
    expect(facts(template).calls).toEqual(['length']);
  });

  it('keys that are called format, or begin with a line, are keys', () => {
    const template = "{{ param['format'] ~ param.format }}{% if 'format' in param %}{{ f.get('_block') }}{% endif %}";
    expect(facts(template)).toEqual({ name: 't', attributes: ['format', 'get'], calls: [] });
  });

  it.each([
    ['{{ a'],
    ["{% if 'x %}"],
    ['{{ a) }}'],
    ['{# a'],
    ['{% raw %}'],
    ['{{ a ? b }}'],
    [`{{ ${'('.repeat(99)} }}`],
  ])('%s is broken, as Jinja says', (template) => expect(facts(template).broken).toBeDefined());

  it('text without tags says nothing', () => {
    expect(facts("{ '__class__' } }} %}")).toEqual({ name: 't', attributes: [], calls: [] });
  });
});

it.each([
  ['assignments', '{% set a = b %}'],
  ['texts that variables hold', "{% set a = ['x', 'y'] + a %}{{ z[a ~ a] }}"],
  ['escapes without an end', "{{ '\\N{' }}"],
  ['subscripts', "{{ a[b['c']] }}"],
  ['format strings', "{{ '{0.a}'.format(b) }}"],
  ['openings', '{ '],
])('a megabyte of %s is read in linear time', (_, piece) => {
  expect(facts(piece.repeat((1 << 20) / piece.length)).broken).toBeUndefined();
});

it.each([
  ['calls of a macro with thousands of parameters', 2000, "{{ m('a') }}"],
  ['calls in calls', 1, `{{ ${'m('.repeat(45)}1${')'.repeat(45)} }}`],
])('a megabyte of %s ends', (_, parameters, piece) => {
  const names = Array.from({ length: parameters }, (__, i) => `a${i}`).join();
  const template = `{% macro m(${names}) %}{{ ''[a0] }}{% endmacro %}${piece.repeat(Math.floor(1e6 / piece.length))}`;
  expect(facts(template).broken).toBeUndefined();
});

it('a megabyte of words that set variables, which nothing closes, ends', () => {
  expect(facts(`{{${"'{%'set".repeat(140_000)}}}`).calls).toContain(COMPUTED);
});

it('a chain of a hundred thousand formats is read in linear time', () => {
  expect(facts(`{{ 'a'${'.format(x)'.repeat(100_000)} }}`).calls).toContain(COMPUTED);
});
