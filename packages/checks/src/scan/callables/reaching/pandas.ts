// Callables that pass what they are given on to what is named behind the module: pandas. Written by scripts/scan/lists.ts.

export const ofPandas = `
pandas file-read to_msgpack
pandas file-write show_versions
pandas._version file-read git_get_keywords
pandas.api.typing file-read JsonReader
pandas.compat._cpu file-read _read_sysfs_int _read_sysfs_str
pandas.core.arrays.arrow.array import ArrowExtensionArray.interpolate
pandas.core.arrays.datetimelike import TimelikeOps.interpolate
pandas.core.arrays.masked import BaseMaskedArray.interpolate
pandas.core.arrays.numpy_ import NumpyExtensionArray.interpolate
pandas.core.config_init import register_plotting_backend_cb
pandas.core.frame file-read DataFrame.to_markdown
pandas.core.generic file-read NDFrame.to_msgpack
pandas.core.internals.blocks import Block._interpolate Block.interpolate
pandas.core.missing import _interpolate_1d _interpolate_2d_with_fill _interpolate_scipy_wrapper interpolate_1d interpolate_2d_inplace interpolate_array_2d
pandas.core.series file-write Series.to_string
pandas.plotting import boxplot_frame boxplot_frame_groupby hist_frame hist_series
pandas.plotting._core import PlotAccessor.__call__ _find_backend _get_plot_backend _load_backend boxplot_frame boxplot_frame_groupby hist_frame hist_series
pandas.util._depr_module import _DeprecatedModule._import_deprmod
pandas.util._print_versions file-write show_versions
pandas.util._test_decorators import skip_if_installed skip_if_no
`;
