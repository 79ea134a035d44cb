// Sections of frameworks and laws that ask for figures of fairness, where a report's figures may be filed as evidence. Whether they
// suffice, a reader must judge.
import type { EvidenceSection, Figures } from '@modelgate/core';

/** Figures of groups in a report. */
type FairnessFigure = 'disparities' | 'impact-table' | 'label-rates' | 'representation' | 'proxies' | 'flips' | 'sweep';

type Section = Omit<EvidenceSection, 'figures'>;

// Compared with the published texts: NIST AI 100-1 (January 2023), table 3; Regulation (EU) 2024/1689 of 13 June 2024, OJ L, 12.7.2024; 29 CFR
// part 1607 (1978); title 6 of the Rules of the City of New York, chapter 5, subchapter T (Notice of Adoption of April 2023).
const measure211: Section = {
  framework: 'NIST AI RMF 1.0',
  section: 'MEASURE 2.11',
  asks: 'an evaluation of fairness and bias as identified in the MAP function, with documented results',
};
const bias10: Section = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Article 10(2)(f)',
  asks: 'an examination of the data sets of high-risk systems in view of possible biases',
};
const represent10: Section = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Article 10(3)',
  asks: 'data sets of high-risk systems that are sufficiently representative, with fitting statistical properties for the groups of persons',
};
const annex4: Section = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Annex IV, point 2(g)',
  asks: 'the metrics by which potentially discriminatory impacts of high-risk systems are measured, with test reports',
};
const uniformGuidelines: Section = {
  framework: 'Uniform Guidelines on Employee Selection Procedures',
  section: '29 CFR § 1607.4(D)',
  asks: 'selection rates by group, four fifths of the highest as a rule of thumb, and whether differences are statistically significant',
};
const localLaw144: Section = {
  framework: 'New York City Local Law 144 of 2021',
  section: '6 RCNY § 5-301',
  asks: 'a bias audit: selection or scoring rates and impact ratios by sex, race or ethnicity, and both',
};

/** The sections that ask for each figure; a figure is data, and no conclusion. */
const sections: Readonly<Record<FairnessFigure, readonly Section[]>> = {
  disparities: [measure211, annex4, uniformGuidelines],
  'impact-table': [localLaw144, uniformGuidelines, measure211],
  'label-rates': [measure211, bias10],
  representation: [measure211, represent10],
  proxies: [measure211, bias10],
  flips: [measure211, annex4],
  sweep: [measure211],
};

const names: Readonly<Record<FairnessFigure, string>> = {
  disparities: 'disparities between groups',
  'impact-table': 'impact ratios',
  'label-rates': 'rates of positive labels',
  representation: 'groups against a population',
  proxies: 'features that tell a group',
  flips: 'decisions that change with a column',
  sweep: 'other thresholds',
};

/** The sections that ask for figures of this report, each with those figures. */
export function evidenceFor({ sets, sweep }: Omit<Figures, 'evidence'>): readonly EvidenceSection[] {
  const shown: readonly FairnessFigure[] = [
    'disparities',
    ...(sets.length > 0 ? (['impact-table', 'label-rates'] as const) : []),
    ...(sets.some(({ representation }) => representation) ? (['representation'] as const) : []),
    ...(sets.some(({ proxies }) => proxies) ? (['proxies'] as const) : []),
    ...(sets.some(({ flips }) => flips) ? (['flips'] as const) : []),
    ...(sweep ? (['sweep'] as const) : []),
  ];
  const all = [...new Set(shown.flatMap((figure) => sections[figure]))];
  return all.map((section) => ({
    ...section,
    figures: shown.filter((figure) => sections[figure].includes(section)).map((figure) => names[figure]),
  }));
}
