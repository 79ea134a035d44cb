// Callables that pass what they are given on to what is named behind the module: lightgbm. Written by scripts/scan/lists.ts.

export const ofLightgbm = `
lightgbm file-read Booster CVBooster cv train
lightgbm.basic file-read Booster Booster._to_predictor Booster.model_from_string Booster.predict Booster.refit _InnerPredictor _InnerPredictor.from_model_file _load_pandas_categorical
lightgbm.basic file-write Booster.model_to_string _TempFile.readlines _TempFile.writelines _dump_pandas_categorical
lightgbm.engine file-read CVBooster CVBooster._from_dict CVBooster.model_from_string _make_n_folds cv train
lightgbm.sklearn file-read LGBMModel.fit
`;
