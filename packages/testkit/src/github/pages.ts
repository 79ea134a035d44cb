// Lists come in pages, with GitHub's Link header; more than a hundred a page are never given.
import type { Answer, Asked } from './answer.ts';
import { ok } from './answer.ts';

const most = 100;

/** One page of a list: the body is what `wrap` makes of it and of the list's length. */
export function page<T>(
  asked: Asked,
  url: string,
  items: readonly T[],
  wrap: (shown: readonly T[], total: number) => unknown,
): Answer {
  const size = Math.min(most, Math.max(1, Number(asked.query.per_page ?? 30)));
  const at = Math.max(1, Number(asked.query.page ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = linkHeader(url, asked.query, at, last);
  const body = wrap(items.slice((at - 1) * size, at * size), items.length);
  return ok(body, link === '' ? {} : { link });
}

function linkHeader(url: string, query: Asked['query'], at: number, last: number): string {
  const to = (rel: string, number: number): string =>
    `<${url}?${new URLSearchParams({ ...query, page: String(number) }).toString()}>; rel="${rel}"`;
  const before = at > 1 ? [to('prev', at - 1), to('first', 1)] : [];
  const after = at < last ? [to('next', at + 1), to('last', last)] : [];
  return [...before, ...after].join(', ');
}
