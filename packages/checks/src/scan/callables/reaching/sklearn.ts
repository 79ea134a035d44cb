// Callables that pass what they are given on to what is named behind the module: sklearn. Written by scripts/scan/lists.ts.

export const ofSklearn = `
sklearn.__check_build.setup code-execution configuration
sklearn._build_utils file-read gen_from_templates
sklearn._build_utils.tempita file-read process_tempita
sklearn._loss.setup code-execution configuration
sklearn.base file-write ClusterMixin.fit_predict
sklearn.callback._progressbar network ProgressBar.on_fit_task_begin ProgressBar.on_fit_task_end
sklearn.callback._scoring_monitor network ScoringMonitor.on_fit_task_end
sklearn.callback._transport network can_reuse_listener send
sklearn.cluster file-write spectral_clustering
sklearn.cluster._spectral file-write SpectralClustering.fit spectral_clustering
sklearn.cluster.setup code-execution configuration
sklearn.decomposition.setup code-execution configuration
sklearn.ensemble.setup code-execution configuration
sklearn.externals._lobpcg file-write lobpcg
sklearn.externals._numpy_compiler_patch process CCompiler_spawn
sklearn.externals.array_api_compat._internal import clone_module
sklearn.externals.array_api_compat.dask.array import clone_module
sklearn.externals.array_api_compat.numpy import clone_module
sklearn.externals.array_api_compat.torch import clone_module
sklearn.externals.setup code-execution configuration
sklearn.externals.six import MovedAttribute._resolve MovedModule._resolve _import_module
sklearn.feature_extraction.setup code-execution configuration
sklearn.feature_extraction.text file-read CountVectorizer._count_vocab CountVectorizer.fit CountVectorizer.fit_transform CountVectorizer.transform HashingVectorizer.transform VectorizerMixin.build_analyzer VectorizerMixin.decode _VectorizerMixin.decode
sklearn.inspection.setup code-execution configuration
sklearn.linear_model.setup code-execution configuration
sklearn.manifold file-write spectral_embedding
sklearn.manifold._spectral_embedding file-write SpectralEmbedding.fit SpectralEmbedding.fit_transform spectral_embedding
sklearn.manifold.setup code-execution configuration
sklearn.metrics.cluster.setup code-execution configuration
sklearn.metrics.setup code-execution configuration
sklearn.neighbors.setup code-execution configuration
sklearn.preprocessing.setup code-execution configuration
sklearn.setup code-execution configuration
sklearn.svm.setup code-execution configuration
sklearn.tree file-write export_graphviz
sklearn.tree._export file-write export_graphviz
sklearn.tree.export file-write export_graphviz
sklearn.tree.setup code-execution configuration
sklearn.utils._set_output import check_library_installed
sklearn.utils.fixes file-read _open_binary _open_text _read_text
sklearn.utils.fixes file-write _path
sklearn.utils.fixes import _is_resource
sklearn.utils.setup code-execution configuration
`;
