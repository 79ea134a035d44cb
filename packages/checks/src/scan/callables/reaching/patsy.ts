// Callables that pass what they are given on to what is named behind the module: patsy. Written by scripts/scan/lists.ts.

export const ofPatsy = `
patsy.eval code-execution EvalFactor.memorize_passes_needed ast_names
`;
