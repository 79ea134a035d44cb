// Callables that are safe in their role: patsy. Written by scripts/scan/lists.ts.

export const ofPatsy = `
patsy class PatsyError
patsy.build class _CheckMatch _MockFactor
patsy.categorical class CategoricalSniffer _CategoricalBox
patsy.compat_ordereddict class OrderedDict
patsy.constraint class LinearConstraint _EvalConstraint
patsy.contrasts class ContrastMatrix Diff Helmert Poly Sum Treatment
patsy.desc class Evaluator IntermediateExpr ModelDesc Term _MockFactor
patsy.design_info class DesignInfo DesignMatrix FactorInfo SubtermInfo
patsy.eval class EvalEnvironment EvalFactor VarLookupDict _FuncallCapturer _MockTransform
patsy.infix_parser class Operator ParseNode Token _ParseContext _StackOperator _UniqueValue
patsy.mgcv_cubic_splines class CC CR CubicRegressionSpline TE
patsy.missing class NAAction
patsy.origin class Origin
patsy.redundancy class _ExpandedFactor _Subterm
patsy.splines class BS
patsy.state class Center Standardize
patsy.user_util class LookupFactor
patsy.util class PushbackAdapter SortAnythingKey _MiniPPrinter
`;
