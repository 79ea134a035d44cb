// Callables that are safe in their role: joblib. Written by scripts/scan/lists.ts.

export const ofJoblib = `
joblib.numpy_pickle class NumpyArrayWrapper
`;
