// Callables that pass what they are given on to what is named behind the module: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost network RabitTracker
xgboost.callback file-write TrainingCheckPoint.after_iteration
xgboost.collective deserialization broadcast
xgboost.compat import LazyLoader._load
xgboost.rabit deserialization broadcast
xgboost.tracker network RabitTracker RabitTracker.accept_workers RabitTracker.start WorkerEntry get_family get_some_ip start_rabit_tracker
`;
