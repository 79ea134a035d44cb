// Callables that pass what they are given on to what is named behind the module: xgboost. Written by scripts/scan/lists.ts.

export const ofXgboost = `
xgboost network RabitTracker
xgboost.callback file-write TrainingCheckPoint.after_iteration
xgboost.collective deserialization broadcast
xgboost.compat import LazyLoader._load
xgboost.rabit deserialization broadcast
xgboost.rabit.doc.conf process run_build_lib run_doxygen
xgboost.rabit.python.rabit deserialization _load_model broadcast
xgboost.rabit.python.rabit native-code _loadlib init
xgboost.tracker network RabitTracker RabitTracker.accept_slaves RabitTracker.accept_workers RabitTracker.start SlaveEntry WorkerEntry get_family get_some_ip start_rabit_tracker
`;
