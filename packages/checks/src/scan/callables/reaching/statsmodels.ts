// Callables that pass what they are given on to what is named behind the module: statsmodels. Written by scripts/scan/lists.ts.

export const ofStatsmodels = `
statsmodels.base.model deserialization LikelihoodModelResults.load
statsmodels.base.model file-read LikelihoodModelResults.save
statsmodels.base.wrapper deserialization ResultsWrapper.load
statsmodels.base.wrapper file-read ResultsWrapper.save
statsmodels.datasets file-read webuse
statsmodels.datasets file-write clear_data_home get_data_home
statsmodels.datasets network check_internet get_rdataset
statsmodels.datasets.utils file-read _open_cache load_csv webuse
statsmodels.datasets.utils file-write _cache_it _get_cache clear_data_home get_data_home
statsmodels.datasets.utils network _get_data _get_dataset_meta _urlopen_cached check_internet get_rdataset
statsmodels.iolib file-read csv2st genfromdta save_pickle savetxt
statsmodels.iolib.foreign file-read StataWriter genfromdta savetxt
statsmodels.iolib.openfile file-read _open get_file_obj
statsmodels.iolib.smpickle file-read save_pickle
statsmodels.iolib.table file-read csv2st
statsmodels.regression.rolling deserialization RollingRegressionResults.load
statsmodels.regression.rolling file-read RollingRegressionResults.save
statsmodels.sandbox.distributions.extras code-execution ACSkewT_gen NormExpan_gen SkewNorm_gen
statsmodels.sandbox.regression.anova_nistcertified file-read getnist
statsmodels.tsa.ardl._pss_critical_values.pss file-read pss_block
statsmodels.tsa.vector_ar.util file-read parse_lutkepohl_data
statsmodels.tsa.x13 file-read _convert_out_to_series _open_and_read
statsmodels.tsa.x13 process _check_x12 _find_x12 run_spec x13_arima_analysis x13_arima_select_order
`;
