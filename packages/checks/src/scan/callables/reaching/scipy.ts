// Callables that pass what they are given on to what is named behind the module: scipy. Written by scripts/scan/lists.ts.

export const ofScipy = `
scipy._build_utils import import_file
scipy._build_utils._fortran file-read _blas_ilp64_pre_build_hook _generic_patch_sources blas_ilp64_pre_build_hook generic_pre_build_hook ilp64_pre_build_hook split_fortran_files
scipy._build_utils._fortran file-write write_file_content
scipy._build_utils.compiler_helper file-write get_c_std_flag get_cxx_std_flag has_flag set_c_flags_hook set_cxx_flags_clib_hook set_cxx_flags_hook try_add_flag try_compile
scipy._build_utils.setup code-execution configuration
scipy._build_utils.system_info.blas_opt_info file-read calc_info
scipy._build_utils.system_info.lapack_opt_info file-read calc_info
scipy._build_utils.tempita file-write process_tempita
scipy._external.array_api_compat._internal import clone_module
scipy._external.array_api_compat.dask.array import clone_module
scipy._external.array_api_compat.numpy import clone_module
scipy._external.array_api_compat.torch import clone_module
scipy._external.pyprima file-write cobyla minimize
scipy._external.pyprima.cobyla.cobyla file-write cobyla
scipy._external.pyprima.cobyla.cobylb file-write cobylb
scipy._external.pyprima.cobyla.initialize file-write initxfc
scipy._external.pyprima.common.message file-write cpenmsg fmsg retmsg rhomsg
scipy._lib._array_api code-execution make_xp_pytest_marks make_xp_pytest_param make_xp_test_case
scipy._lib._array_api_docs_tables import make_flat_capabilities_table
scipy._lib._bunch code-execution _make_tuple_bunch
scipy._lib._uarray._backend import pickle_function unpickle_function
scipy._lib._uarray.setup code-execution configuration
scipy._lib._uarray.setup file-write pre_build_hook
scipy._lib._util import DeprecatedImport
scipy._lib.array_api_compat._internal import clone_module
scipy._lib.array_api_compat.dask.array import clone_module
scipy._lib.array_api_compat.numpy import clone_module
scipy._lib.array_api_compat.torch import clone_module
scipy._lib.decorator code-execution FunctionMaker.make
scipy._lib.deprecation import _sub_module_deprecation
scipy._lib.pyprima file-write cobyla minimize
scipy._lib.pyprima.cobyla.cobyla file-write cobyla
scipy._lib.pyprima.cobyla.cobylb file-write cobylb
scipy._lib.pyprima.cobyla.initialize file-write initxfc
scipy._lib.pyprima.common.message file-write cpenmsg fmsg retmsg rhomsg
scipy._lib.setup code-execution configuration
scipy._lib.setup file-write build_clib_pre_build_hook
scipy._lib.six import _import_module
scipy.cluster.setup code-execution configuration
scipy.constants.setup code-execution configuration
scipy.fft._pocketfft.setup code-execution configuration
scipy.fft._pocketfft.setup file-write pre_build_hook
scipy.fft.setup code-execution configuration
scipy.fftpack.setup code-execution configuration
scipy.integrate._ivp.setup code-execution configuration
scipy.integrate._quadrature code-execution _copy_func
scipy.integrate.quadrature code-execution _copy_func
scipy.integrate.setup code-execution configuration
scipy.interpolate.setup code-execution configuration
scipy.linalg._cython_signature_generator file-read make_signature
scipy.linalg._cython_signature_generator file-write sigs_from_dir
scipy.linalg._generate_pyx file-read make_all
scipy.linalg.setup code-execution configuration
scipy.ndimage._support_alternative_backends import delegate_xp
scipy.ndimage.setup code-execution configuration
scipy.odr._odrpack file-write ODR
scipy.odr.odrpack file-write ODR
scipy.odr.setup code-execution configuration
scipy.optimize file-write fmin_cobyla
scipy.optimize._cobyla_py file-write _minimize_cobyla fmin_cobyla
scipy.optimize._highs.setup code-execution configuration
scipy.optimize._highs.setup file-read _get_sources _get_version
scipy.optimize._highs.setup file-write basiclu_pre_build_hook pre_build_hook
scipy.optimize._lsq.setup code-execution configuration
scipy.optimize._minimize file-write minimize
scipy.optimize._nonlin code-execution _nonlin_wrapper
scipy.optimize._optimize import show_options
scipy.optimize._trlib.setup code-execution configuration
scipy.optimize._trustregion_constr.setup code-execution configuration
scipy.optimize.cython_optimize.setup code-execution configuration
scipy.optimize.nonlin code-execution _nonlin_wrapper
scipy.optimize.optimize import show_options
scipy.optimize.setup code-execution configuration
scipy.setup code-execution configuration
scipy.signal._peak_finding code-execution find_peaks_cwt
scipy.signal._signaltools code-execution _timeit_fast choose_conv_method convolve correlate deconvolve wiener
scipy.signal._support_alternative_backends import delegate_xp
scipy.signal._wavelets code-execution _cwt
scipy.signal.setup code-execution configuration
scipy.signal.signaltools code-execution _timeit_fast choose_conv_method convolve correlate deconvolve wiener
scipy.signal.windows.setup code-execution configuration
scipy.sparse._matrix_io deserialization load_npz
scipy.sparse._matrix_io file-write save_npz
scipy.sparse.csgraph.setup code-execution configuration
scipy.sparse.linalg._dsolve.setup code-execution configuration
scipy.sparse.linalg._eigen.arpack.setup code-execution configuration
scipy.sparse.linalg._eigen.lobpcg.lobpcg file-write lobpcg
scipy.sparse.linalg._eigen.lobpcg.setup code-execution configuration
scipy.sparse.linalg._eigen.setup code-execution configuration
scipy.sparse.linalg._isolve.setup code-execution configuration
scipy.sparse.linalg.dsolve.setup code-execution configuration
scipy.sparse.linalg.eigen.arpack.setup code-execution configuration
scipy.sparse.linalg.eigen.lobpcg.lobpcg file-write _save lobpcg
scipy.sparse.linalg.eigen.lobpcg.setup code-execution configuration
scipy.sparse.linalg.eigen.setup code-execution configuration
scipy.sparse.linalg.isolve.setup code-execution configuration
scipy.sparse.linalg.setup code-execution configuration
scipy.sparse.setup code-execution configuration
scipy.spatial.setup code-execution configuration
scipy.spatial.setup file-write pre_build_hook
scipy.spatial.transform.setup code-execution configuration
scipy.special._generate_pyx file-write generate_fused_funcs generate_ufuncs generate_ufuncs_type_stubs
scipy.special._precompute.hyp2f1_data file-write main
scipy.special._precompute.setup code-execution configuration
scipy.special._ufunc_tools code-execution _with_cache_optimization
scipy.special.setup code-execution configuration
scipy.stats._boost.setup code-execution configuration
scipy.stats._boost.setup file-write pre_build_hook
scipy.stats._distn_infrastructure code-execution rv_continuous rv_discrete rv_sample
scipy.stats._distn_infrastructure.rv_continuous code-execution _attach_methods
scipy.stats._distn_infrastructure.rv_discrete code-execution _attach_methods
scipy.stats._distn_infrastructure.rv_generic code-execution _attach_argparser_methods _construct_argparser
scipy.stats._distn_infrastructure.rv_sample code-execution _attach_methods
scipy.stats._generate_pyx file-read make_unuran
scipy.stats._generate_pyx file-write make_biasedurn
scipy.stats._generate_pyx process make_boost
scipy.stats._levy_stable code-execution rv_continuous
scipy.stats._unuran.setup code-execution configuration
scipy.stats._unuran.setup file-read _get_sources _get_version
scipy.stats._unuran.setup file-write unuran_pre_build_hook
scipy.stats.setup code-execution configuration
scipy.stats.setup file-write pre_build_hook
`;
