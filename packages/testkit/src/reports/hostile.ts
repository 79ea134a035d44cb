// A report whose every name was chosen by an attacker: pages must show the names and do nothing that they say.
import type { Finding, Report } from '@modelgate/core';
import { buildReport } from './build.ts';
import { findingOf } from './measured.ts';
import type { Measured } from './measured.ts';

/** Texts that act on Markdown, HTML, GitHub, terminals or logs when they are not neutralised. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<!-- modelgate -->',
  '--> </details></table>',
  '[click](https://evil.example/) ![pixel](https://evil.example/p.png)',
  'https://evil.example/ www.evil.example mail@evil.example',
  '@octocat and @octo/admins, see #1, GH-2 and octo/credit#3',
  '`code` ``` ~~~ | pipe | \\| \\',
  '**bold** _emphasis_ ~~gone~~ $x^2$ $`y`$',
  ':white_check_mark: all gates pass',
  'line one\n## ✅ heading\n- [x] done',
  '::error file=a::b\n##[error]c %0A::add-mask::d',
  '\u001B[31mred\u001B[0m \u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007',
  'abc\u202Ecba \u200Bzero\u200Dwidth \uFEFF \u2066x\u2069',
  '- list',
  '1. number',
  '# heading',
  '> quote',
  '&lt;b&gt; &amp; &#64;',
  '<details open><summary>x</summary>',
  '\uD800 lone surrogate',
  'name with trailing backslash \\',
  '[^1] footnote [x] ~ = + ---',
];

/** One failing finding for each text, in every place that can hold it. */
export function hostileReport(): Report {
  const model = '**credit** @octocat <b>';
  const slices = hostileTexts.map((text): Measured => ({
    metric: 'accuracy',
    title: 'accuracy',
    n: 500,
    slice: `group = ${text}`,
    candidate: [0.8, 0.76, 0.84],
    baseline: [0.88, 0.85, 0.91],
    change: [-0.08, -0.11, -0.05],
  }));
  const findings = slices.map((slice, i): Finding => {
    const text = hostileTexts[i]!;
    const found = findingOf(model, slice, { of: 'change', limit: -0.02, outcome: 'fail', key: 'slices', remedy: text });
    return {
      ...found,
      at: { ...found.at, path: `policies/${text}` },
      places: [{ path: `data/${text}`, object: text, members: [text], rows: { count: 3 } }],
      ...(i % 5 === 4 && { waived: { owner: text, reason: text, until: '2027-01-31' } }),
    };
  });
  return buildReport({
    model,
    verdict: 'fail',
    measured: slices,
    findings,
    more: {
      notes: [...hostileTexts],
      defaults: hostileTexts.map((text) => ({ what: text, value: text, why: text })),
      coverage: hostileTexts.map((text) => ({ what: text, evaluated: 1, expected: 2, missing: [text] })),
      subjects: hostileTexts.map((text) => ({
        kind: 'data',
        name: text,
        path: text,
        digest: text,
        facts: text,
        caveat: text,
      })),
    },
  });
}
