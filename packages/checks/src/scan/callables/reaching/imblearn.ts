// Callables that pass what they are given on to what is named behind the module: imblearn. Written by scripts/scan/lists.ts.

export const ofImblearn = `
imblearn import LazyLoader._load
imblearn.datasets deserialization fetch_datasets
imblearn.datasets._zenodo deserialization fetch_datasets
`;
