// Groups as a policy writes them: columns of the data, bins, conditions, or columns of a separate file, joined by the id.
import type { GroupSet } from '@modelgate/checks';
import { number, repositoryPath, text, type SectionContext, type Span } from '@modelgate/core';
import { z } from 'zod';
import type { SliceSetting } from '../evaluate-model/section.ts';

type Columns = string | readonly string[];

interface WrittenFile {
  readonly from: string;
  readonly columns: readonly Columns[];
}

type OfData =
  | Columns
  | { readonly name: string; readonly where: string }
  | { readonly name: string; readonly column: string; readonly bins: readonly number[] };

export type WrittenGroups = OfData | WrittenFile;

/** Groups from columns of another file; a row finds its groups there by its id. */
export type JoinedSetting = {
  readonly name: string;
  /** From the repository's root. */
  readonly path: string;
  readonly columns: readonly string[];
};

const columns: z.ZodType<Columns> = z.union([
  text('A column: every value of it is a group.'),
  z
    .array(text('A column.'))
    .min(2)
    .meta({ description: 'Columns together: every combination of their values is a group.' }),
]);

const file: z.ZodType<WrittenFile> = z.strictObject({
  from: text(
    'A file with the id column of the data, relative to this file: attributes of people need not stand beside the features.',
  ),
  columns: z.array(columns).min(1).meta({ description: 'Its columns that are groups.' }),
});

const one: z.ZodType<WrittenGroups> = z.union([
  columns,
  z.strictObject({
    name: text('What the two groups are called by.'),
    where: text('A SQL expression over the columns: the rows for which it is true, and all others.'),
  }),
  z.strictObject({
    name: text('What the bins are called by.'),
    column: text('A column of numbers.'),
    bins: z
      .array(number({ description: 'An edge; the bin above begins with it.' }))
      .min(1)
      .meta({ description: 'Edges of bins, ascending.' }),
  }),
  file,
]);

export const groupsSchema: z.ZodType<readonly WrittenGroups[]> = z
  .union([z.array(one).min(1), file.transform((lone): readonly WrittenGroups[] => [lone])])
  .meta({
    description: 'What groups people: columns, several together, bins, conditions, or columns of a file of their own.',
  });

export interface GroupSettings {
  readonly groups: readonly SliceSetting[];
  readonly joined: readonly JoinedSetting[];
  readonly sets: readonly GroupSet[];
  /** Where each is written, by its name. */
  readonly places: Readonly<Record<string, Span>>;
}

/** The settings of the written groups. A name that stands twice, or a path outside the repository, is a problem at its place. */
export function groupSettings(written: readonly WrittenGroups[], context: SectionContext): GroupSettings {
  const groups: SliceSetting[] = [];
  const joined: JoinedSetting[] = [];
  const places: [string, Span][] = [];
  for (const [i, item] of written.entries()) {
    const [files, own] = isFile(item) ? [joinedOf(item, i, context), []] : [[], [settingOf(item)]];
    joined.push(...files);
    groups.push(...own);
    places.push(...[...files, ...own].map(({ name }): [string, Span] => [name, context.spanOf(['groups', i])]));
  }
  const own = groups.map((setting): GroupSet => ({
    name: setting.name,
    columns: 'columns' in setting ? setting.columns : [setting.name],
  }));
  const sets = [...own, ...joined.map(({ name, columns: of }): GroupSet => ({ name, columns: of }))];
  checkSets(sets, context);
  checkBins(groups, context);
  return { groups, joined, sets, places: Object.fromEntries(places) };
}

function isFile(written: WrittenGroups): written is WrittenFile {
  return typeof written === 'object' && 'from' in written;
}

function settingOf(written: OfData): SliceSetting {
  if (typeof written === 'string') return { name: written, column: written };
  return 'name' in written ? written : { name: written.join(' × '), columns: written };
}

function joinedOf({ from, columns: of }: WrittenFile, i: number, { problem, spanOf }: SectionContext): JoinedSetting[] {
  const checked = repositoryPath(from, spanOf(['groups', i, 'from']));
  if ('problem' in checked) {
    problem(checked.problem);
    return [];
  }
  return of.map((names) => {
    const list = typeof names === 'string' ? [names] : names;
    return { name: list.join(' × '), path: checked.path, columns: list };
  });
}

function checkSets(sets: readonly GroupSet[], { problem, spanOf }: SectionContext): void {
  const at = spanOf(['groups']);
  const seen = new Set<string>();
  for (const { name, columns: of } of sets) {
    if (seen.has(name))
      problem({ code: 'policy/ambiguous', message: `two groups are called ${name}`, at, hint: 'name it once' });
    seen.add(name);
    if (new Set(of).size < of.length)
      problem({ code: 'policy/ambiguous', message: `${name} names a column twice`, at, hint: 'name it once' });
  }
}

function checkBins(groups: readonly SliceSetting[], { problem, spanOf }: SectionContext): void {
  for (const group of groups) {
    const bins = 'bins' in group ? group.bins : [];
    if (bins.some((edge, k) => k > 0 && edge <= bins[k - 1]!))
      problem({
        code: 'policy/out-of-range',
        message: `the edges of ${group.name} do not ascend`,
        at: spanOf(['groups']),
        hint: 'write each edge once, from low to high',
      });
  }
}
