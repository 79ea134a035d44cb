// Callables that are safe in their role: scipy3. Written by scripts/scan/lists.ts.

export const ofScipy3 = `
scipy.stats._unuran.unuran_wrapper called DiscreteAliasUrn DiscreteGuideTable Method NumericalInverseHermite NumericalInversePolynomial SimpleRatioUniforms TransformedDensityRejection _URNG __pyx_unpickle_Enum __pyx_unpickle__URNG
scipy.stats._unuran.unuran_wrapper class DiscreteAliasUrn DiscreteGuideTable Method NumericalInverseHermite NumericalInversePolynomial SimpleRatioUniforms TransformedDensityRejection _URNG
scipy.stats._variation referenced variation
scipy.stats._warnings_errors class ConstantInputWarning DegenerateDataWarning FitError NearConstantInputWarning
scipy.stats._wilcoxon class WilcoxonDistribution
scipy.stats.contingency referenced chi2_contingency
`;
