// Classes that a package makes as it is imported, so that no syntax tree has them.

/** CatBoost makes one for each metric that it knows: its settings are its attributes. */
const OF_METRICS = /^catboost\.metrics\.[A-Z]\w*$/;

export const isGenerated = (name: string): boolean => OF_METRICS.test(name);
