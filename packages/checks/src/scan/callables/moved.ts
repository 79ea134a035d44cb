// Releases move classes from one file of a part of a package to another: scikit-learn 0.22 has k-means in sklearn.cluster._k_means.

/** Packages of which every class is read, in parts of their own: 'sklearn.cluster'. What their modules import of others may have the same name. */
const OF_PARTS =
  /^((?:sklearn|scipy|statsmodels|imblearn|category_encoders)\.[a-z]\w*|xgboost|lightgbm|catboost|torch\.(?:optim|nn\.modules|distributions))\.(?:\w+\.)*(?!(?:Path|Memory|Parallel)$)([A-Z]\w{3,})$/;

/** The part and the class's own name, of which a part has no two: what else goes by it there is the same class, imported. */
export function placeOf(name: string): string | undefined {
  const [, part, own] = OF_PARTS.exec(name) ?? [];
  return part === undefined ? undefined : `${part} ${own}`;
}
