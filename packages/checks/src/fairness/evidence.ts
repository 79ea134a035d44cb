// Where figures of fairness may be filed as evidence: sections of frameworks and laws that ask for such figures. Nobody's judgement but a reader's.

/** What a report shows of groups. */
export type FairnessFigure =
  | 'disparities'
  | 'impact-table'
  | 'label-rates'
  | 'representation'
  | 'proxies'
  | 'flips'
  | 'sweep';

export interface EvidenceSection {
  readonly framework: string;
  readonly section: string;
  /** What is asked for there. */
  readonly asks: string;
}

const measure211: EvidenceSection = {
  framework: 'NIST AI RMF 1.0',
  section: 'MEASURE 2.11',
  asks: 'fairness and bias are evaluated and results are documented',
};
const bias10: EvidenceSection = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Article 10(2)(f)',
  asks: 'examination of data sets in view of possible biases',
};
const represent10: EvidenceSection = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Article 10(3)',
  asks: 'data sets that are sufficiently representative',
};
const annex4: EvidenceSection = {
  framework: 'Regulation (EU) 2024/1689 (AI Act)',
  section: 'Annex IV, point 2(g)',
  asks: 'metrics used to measure potentially discriminatory impacts, with test reports',
};
const uniformGuidelines: EvidenceSection = {
  framework: 'Uniform Guidelines on Employee Selection Procedures',
  section: '29 CFR § 1607.4(D)',
  asks: 'selection rates by group, four fifths of the highest as a screen',
};
const localLaw144: EvidenceSection = {
  framework: 'New York City Local Law 144',
  section: '6 RCNY § 5-301',
  asks: 'selection or scoring rates and impact ratios by sex, race or ethnicity, and both',
};

/** By figure; a figure stands for its data, never for a conclusion. */
export const evidenceSections: Readonly<Record<FairnessFigure, readonly EvidenceSection[]>> = {
  disparities: [measure211, annex4, uniformGuidelines],
  'impact-table': [localLaw144, uniformGuidelines, measure211],
  'label-rates': [measure211, bias10],
  representation: [measure211, represent10],
  proxies: [measure211, bias10],
  flips: [measure211, annex4],
  sweep: [measure211],
};
