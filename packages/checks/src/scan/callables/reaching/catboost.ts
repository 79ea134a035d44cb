// Callables that pass what they are given on to what is named behind the module: catboost. Written by scripts/scan/lists.ts.

export const ofCatboost = `
catboost file-read MetricVisualizer
catboost file-write cv
catboost.core file-write CatBoost._eval_metrics CatBoost._fit CatBoost._tune_hyperparams CatBoost.calc_feature_statistics CatBoost.compare CatBoost.eval_metrics CatBoost.fit CatBoost.grid_search CatBoost.plot_partial_dependence CatBoost.plot_predictions CatBoost.randomized_search CatBoost.select_features CatBoostClassifier.fit CatBoostRanker.fit CatBoostRegressor.fit _clear_training_files _get_catboost_widget create_dir_if_not_exist cv plot_wrapper
catboost.datasets file-read _cached_download _calc_md5 _extract _load_numeric_only_dataset
catboost.datasets file-write _download_dataset _ensure_dir_exists _load_dataset_pd
catboost.eval._fold_model file-write FoldModel.delete
catboost.eval._fold_storage file-write _FoldFile _FoldFile._prepare_path _FoldFile.delete _FoldFile.open
catboost.eval._readers file-read _SimpleStreamingFileReader.lines_generator
catboost.eval._splitter file-write _Splitter._write_folds _Splitter.create_fold _Splitter.fold_groups_files_generator
catboost.eval.utils file-write make_dirs_if_not_exists
catboost.hnsw.hnsw file-read get_so_paths
catboost.plot_helpers file-read OfflineMetricVisualizer OfflineMetricVisualizer._load_data OfflineMetricVisualizer._update_data_from_dir
catboost.plot_helpers file-write OfflineMetricVisualizer.save_to_file save_plot_file
catboost.utils file-read read_cd
catboost.utils file-write create_cd
catboost.widget file-read MetricVisualizer
catboost.widget.ipythonwidget file-read MetricVisualizer MetricVisualizer._get_subdirectories MetricVisualizer._update_data MetricVisualizer._update_data_from_dir MetricVisualizer.start
`;
