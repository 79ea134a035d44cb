// Aggregates that a `value:` of a policy may be made of: each has one value whatever order the rows come in.

export const AGGREGATES: ReadonlySet<string> = new Set(
  'avg bool_and bool_or corr count count_if count_star covar_pop covar_samp entropy kurtosis kurtosis_pop max mean median min quantile quantile_cont quantile_disc skewness stddev stddev_pop stddev_samp sum var_pop var_samp variance'.split(
    ' ',
  ),
);
