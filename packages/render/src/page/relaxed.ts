// What the change asks less of than the base branch's policy does: not folded, since nothing else shows a limit that is lowered and still kept.
import { countText, type Report } from '@modelgate/core';
import type { LinkTo } from '../links.ts';
import { link, md } from '../text/markdown.ts';
import { plural } from '../words.ts';
import type { Section } from './fit.ts';

/** A line for each demand that is dropped or relaxed; nothing where there is none. */
export function relaxed(report: Report, linkTo: LinkTo, whose: string = ''): readonly Section[] {
  const rows = (report.relaxed ?? []).map(({ what, was, is, more, at }) => {
    const others = more === undefined ? '' : ` (and ${countText(more)} more like it)`;
    const place = link(`${at.path} line ${at.start.line}`, linkTo(at));
    return `- ${md(what)}${others}: was **${md(was)}**, now **${md(is)}** (${place})`;
  });
  if (rows.length === 0) return [];
  return [
    {
      open: `**This change relaxes the policy${whose === '' ? '' : ` of ${md(whose)}`}**, judged by it as it now is:\n`,
      rows,
      close: (hidden) => (hidden === 0 ? '' : `- … and ${plural(hidden, 'more demand')}; report.json has them all.`),
    },
  ];
}
