// Words that other libraries have for keys, metrics and types of a policy: for a did-you-mean where no letters are alike.

const WORDS: Readonly<Record<string, readonly string[]>> = {
  // metrics
  'roc-auc': ['auc', 'auroc', 'rocauc'],
  'average-precision': ['auprc', 'aucpr', 'pr-auc'],
  rmse: ['mse', 'mean-squared-error', 'root-mean-squared-error'],
  mae: ['mean-absolute-error'],
  mape: ['mean-absolute-percentage-error'],
  'quantile-loss': ['pinball', 'pinball-loss'],
  'log-loss': ['cross-entropy', 'bce'],
  'calibration-error': ['ece', 'expected-calibration-error'],
  'cohen-kappa': ['kappa'],
  recall: ['sensitivity', 'tpr', 'true-positive-rate'],
  precision: ['ppv', 'positive-predictive-value'],
  // disparities
  'impact-ratio': ['disparate-impact', 'adverse-impact', 'four-fifths', 'demographic-parity-ratio'],
  'demographic-parity': ['statistical-parity'],
  'equal-opportunity': ['tpr', 'true-positive-rate'],
  'false-positive-rate': ['fpr'],
  'false-negative-rate': ['fnr'],
  'predictive-parity': ['ppv', 'precision'],
  // rules of data
  nulls: ['not-null', 'notnull', 'nullable', 'missing', 'completeness', 'na', 'nan'],
  in: ['isin', 'enum', 'values', 'allowed-values', 'accepted-values', 'value-set', 'allowed', 'categories'],
  matches: ['regex', 'pattern', 'format', 'like', 'str-matches'],
  min: ['ge', 'gte', 'min-value', 'minimum'],
  max: ['le', 'lte', 'max-value', 'maximum'],
  rows: ['row-count', 'count', 'size', 'volume'],
  unique: ['primary-key', 'key', 'keys', 'unique-together'],
  references: ['foreign-key', 'foreign-keys', 'relationships'],
  drift: ['psi', 'wasserstein', 'ks', 'data-drift'],
  expressions: ['sql', 'checks', 'custom-sql'],
  // types
  integer: ['int', 'int32', 'int64', 'long', 'bigint'],
  number: ['float', 'float32', 'float64', 'double', 'numeric', 'decimal'],
  string: ['str', 'text', 'varchar', 'object', 'category', 'utf8'],
  boolean: ['bool'],
  timestamp: ['datetime', 'datetime64', 'time'],
};

/** The known word for what another library calls so; undefined where there is none. */
export function knownElsewhere(written: string, known: readonly string[]): string | undefined {
  const word = written
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/-score$/, '');
  return known.find((name) => Object.hasOwn(WORDS, name) && WORDS[name]!.includes(word));
}
