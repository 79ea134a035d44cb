// Callables that are safe in their role: scipy. Written by scripts/scan/lists.ts.

export const ofScipy = `
scipy class LowLevelCallable Version _NumpyVersion
scipy._build_utils class NumpyVersion
scipy._build_utils.system_info class blas_opt_info lapack_opt_info
scipy._cyutility called __pyx_unpickle_Enum
scipy._external.array_api_compat.numpy._aliases attribute asarray
scipy._lib._array_api class _XPSphinxCapability
scipy._lib._array_api_docs_tables called BackendSupportStatus
scipy._lib._array_api_docs_tables class BackendSupportStatus
scipy._lib._array_api_override called _ArrayClsInfo
scipy._lib._array_api_override class _ArrayClsInfo
scipy._lib._ccallback class CData LowLevelCallable
scipy._lib._disjoint_set class DisjointSet
scipy._lib._docscrape called Parameter ParseError
scipy._lib._docscrape class ClassDoc FunctionDoc NumpyDocString ObjDoc Parameter ParseError Reader
scipy._lib._gcutils called ReferenceError
scipy._lib._gcutils class ReferenceError
scipy._lib._numpy_compat class suppress_warnings
scipy._lib._pep440 called InvalidVersion _Version
scipy._lib._pep440 class Infinity InvalidVersion LegacyVersion NegativeInfinity Version _BaseVersion _Version
scipy._lib._sparse class SparseABC
scipy._lib._sparse referenced issparse
scipy._lib._threadsafety called ReentrancyError
scipy._lib._threadsafety class ReentrancyError ReentrancyLock
scipy._lib._util called ArgSpec FullArgSpec
scipy._lib._util class ArgSpec DeprecatedImport FullArgSpec Generator _FunctionWrapper _RichResult _ScalarFunctionWrapper
scipy._lib._version class NumpyVersion
scipy._lib.array_api_compat.numpy._aliases attribute asarray
scipy._lib.array_api_compat.numpy._aliases referenced asarray
scipy._lib.cobyqa.framework class TrustRegion
scipy._lib.cobyqa.models class Interpolation Models Quadratic
scipy._lib.cobyqa.problem class BoundConstraints LinearConstraints NonlinearConstraints ObjectiveFunction Problem
scipy._lib.cobyqa.settings called Constants ExitStatus Options
scipy._lib.cobyqa.settings class Constants ExitStatus Options
scipy._lib.cobyqa.utils class CallbackSuccess FeasibleSuccess MaxEvalError TargetSuccess
scipy._lib.cobyqa.utils.exceptions called CallbackSuccess FeasibleSuccess MaxEvalError TargetSuccess
scipy._lib.cobyqa.utils.exceptions class CallbackSuccess FeasibleSuccess MaxEvalError TargetSuccess
scipy._lib.decorator called ArgSpec
scipy._lib.decorator class ArgSpec ContextManager FunctionMaker getfullargspec
scipy._lib.doccer class Decorator
scipy._lib.pyprima called ConstraintType
scipy._lib.pyprima class Bounds ConstraintType Enum LinearConstraint NonlinearConstraint
scipy._lib.pyprima.cobyla.cobyla class COBYLAResult
scipy._lib.six class Iterator X
scipy.cluster._hierarchy called __pyx_unpickle_Enum __pyx_unpickle_Heap __pyx_unpickle_LinkageUnionFind
scipy.cluster._hierarchy class Heap LinkageUnionFind
scipy.cluster._optimal_leaf_ordering called __pyx_unpickle_Enum
scipy.cluster.hierarchy called ClusterWarning
scipy.cluster.hierarchy class ClusterNode ClusterWarning DisjointSet
scipy.cluster.hierarchy._hierarchy called __pyx_unpickle_Heap __pyx_unpickle_LinkageUnionFind
scipy.cluster.hierarchy._hierarchy class Heap LinkageUnionFind
scipy.cluster.hierarchy._hierarchy_impl called ClusterWarning
scipy.cluster.hierarchy._hierarchy_impl class ClusterNode ClusterWarning
scipy.cluster.hierarchy._hierarchy_impl referenced average centroid complete cophenet correspond cut_tree fcluster fclusterdata from_mlab_linkage inconsistent is_monotonic is_valid_linkage leaders leaves_list linkage maxRstat maxdists maxinconsts median num_obs_linkage optimal_leaf_ordering single to_mlab_linkage to_tree ward weighted
scipy.cluster.vq called ClusterError
scipy.cluster.vq class ClusterError
scipy.cluster.vq._vq_impl called ClusterError
scipy.cluster.vq._vq_impl class ClusterError
scipy.cluster.vq._vq_impl referenced kmeans2
scipy.constants._codata called ConstantWarning
scipy.constants._codata class ConstantWarning
scipy.constants.codata called ConstantWarning
scipy.constants.codata class ConstantWarning
scipy.fft class _FFTModule
scipy.fft._backend class _ScipyBackend
scipy.fft._basic referenced fft fft2 fftn hfft hfft2 hfftn ifft ifft2 ifftn ihfft ihfft2 ihfftn irfft irfft2 irfftn rfft rfft2 rfftn
scipy.fft._debug_backends class EchoBackend NumPyBackend
scipy.fft._duccfft.helper referenced get_workers
scipy.fft._fftlog referenced fht ifht
scipy.fft._fftlog_backend referenced fhtoffset
scipy.fft._fftlog_multimethods referenced fht ifht
scipy.fft._helper referenced fftfreq fftshift ifftshift next_fast_len prev_fast_len rfftfreq
scipy.fft._pocketfft.helper referenced get_workers
scipy.fft._realtransforms referenced dct dctn dst dstn idct idctn idst idstn
scipy.fftpack.convolve called __pyx_unpickle_Enum
scipy.integrate class BDF DOP853 DenseOutput LSODA OdeSolution OdeSolver RK23 RK45 Radau
scipy.integrate._bvp class BVPResult
scipy.integrate._cubature class CubatureRegion CubatureResult _InfiniteLimitsTransform _VariableTransform
scipy.integrate._ivp class BDF DOP853 DenseOutput LSODA OdeSolution OdeSolver RK23 RK45 Radau
scipy.integrate._ivp.base class ConstantDenseOutput DenseOutput OdeSolver
scipy.integrate._ivp.bdf class BDF BdfDenseOutput
scipy.integrate._ivp.common class OdeSolution
scipy.integrate._ivp.ivp class OdeResult
scipy.integrate._ivp.lsoda class LSODA LsodaDenseOutput
scipy.integrate._ivp.radau class Radau RadauDenseOutput
scipy.integrate._ivp.rk class DOP853 Dop853DenseOutput RK23 RK45 RkDenseOutput RungeKutta
scipy.integrate._ode called IntegratorConcurrencyError
scipy.integrate._ode class IntegratorBase IntegratorConcurrencyError complex_ode dop853 dopri5 lsoda ode vode zvode
scipy.integrate._odepack_py called ODEintWarning
scipy.integrate._odepack_py class ODEintWarning
scipy.integrate._quad_vec class DoubleInfiniteFunc LRUDict SemiInfiniteFunc _Bunch
scipy.integrate._quadpack_py called IntegrationWarning
scipy.integrate._quadpack_py class IntegrationWarning _NQuad _OptFunc _RangeFunc
scipy.integrate._quadrature called AccuracyWarning QMCQuadResult
scipy.integrate._quadrature class AccuracyWarning CacheAttributes QMCQuadResult
scipy.integrate._rules class FixedRule GaussKronrodQuadrature GaussLegendreQuadrature GenzMalikCubature NestedFixedRule ProductNestedFixed Rule
scipy.integrate._rules._base class FixedRule NestedFixedRule ProductNestedFixed Rule
scipy.integrate._rules._gauss_kronrod class GaussKronrodQuadrature
scipy.integrate._rules._gauss_legendre class GaussLegendreQuadrature
scipy.integrate._rules._genz_malik class GenzMalikCubature
scipy.integrate.odepack called ODEintWarning
scipy.integrate.odepack class ODEintWarning
scipy.integrate.quadpack called IntegrationWarning
scipy.integrate.quadpack class IntegrationWarning _NQuad _OptFunc _RangeFunc
scipy.integrate.quadrature called AccuracyWarning
scipy.integrate.quadrature class AccuracyWarning
scipy.interpolate class NdBSpline Rbf
scipy.interpolate._bary_rational class AAA FloaterHormannInterpolator _BarycentricRational
scipy.interpolate._bspl called __pyx_unpickle_Enum
scipy.interpolate._bsplines class BSpline _BSpline
scipy.interpolate._bsplines referenced make_interp_spline make_lsq_spline make_smoothing_spline
scipy.interpolate._cubic class Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator
scipy.interpolate._cubic referenced pchip_interpolate
scipy.interpolate._fitpack2 class BivariateSpline InterpolatedUnivariateSpline LSQBivariateSpline LSQSphereBivariateSpline LSQUnivariateSpline RectBivariateSpline RectSphereBivariateSpline SmoothBivariateSpline SmoothSphereBivariateSpline SphereBivariateSpline UnivariateSpline _BivariateSplineBase _DerivedBivariateSpline
scipy.interpolate._fitpack_impl referenced bisplev bisplrep
scipy.interpolate._fitpack_py referenced insert spalde splantider splder splev splint splprep splrep sproot
scipy.interpolate._fitpack_repro class Bunch F Fperiodic
scipy.interpolate._fitpack_repro referenced generate_knots make_splprep make_splrep
scipy.interpolate._interpnd class CloughTocher2DInterpolator LinearNDInterpolator NDInterpolatorBase
scipy.interpolate._interpolate attribute interp1d._call_linear_np
scipy.interpolate._interpolate class BPoly NdPPoly PPoly RegularGridInterpolator _BPoly _PPoly _PPolyBase _ppform interp1d interp2d
scipy.interpolate._interpolate referenced interp1d interpn lagrange
scipy.interpolate._ndbspline class NdBSpline
scipy.interpolate._ndgriddata class NearestNDInterpolator
scipy.interpolate._ndgriddata referenced griddata
scipy.interpolate._pade referenced pade
scipy.interpolate._polyint class BarycentricInterpolator KroghInterpolator _Interpolator1D _Interpolator1DWithDerivatives
scipy.interpolate._polyint referenced approximate_taylor_polynomial barycentric_interpolate krogh_interpolate
scipy.interpolate._ppoly called __pyx_unpickle_Enum
scipy.interpolate._rbf class Rbf
scipy.interpolate._rbfinterp class RBFInterpolator
scipy.interpolate._regrid class F PackedMatrix
scipy.interpolate._rgi class RegularGridInterpolator
scipy.interpolate._rgi referenced interpn
scipy.interpolate._rgi_cython called __pyx_unpickle_Enum
scipy.interpolate.fitpack referenced insert spalde splantider splder splev splint splprep splrep sproot
scipy.interpolate.fitpack2 class BivariateSpline InterpolatedUnivariateSpline LSQBivariateSpline LSQSphereBivariateSpline LSQUnivariateSpline RectBivariateSpline RectSphereBivariateSpline SmoothBivariateSpline SmoothSphereBivariateSpline SphereBivariateSpline UnivariateSpline _BivariateSplineBase
scipy.interpolate.interpnd called __pyx_unpickle_Enum
scipy.interpolate.interpnd class CloughTocher2DInterpolator LinearNDInterpolator NDInterpolatorBase
scipy.interpolate.interpolate attribute interp1d._call_linear
scipy.interpolate.interpolate class BPoly NdPPoly PPoly RegularGridInterpolator _PPolyBase _ppform interp1d interp2d
scipy.interpolate.interpolate referenced interpn lagrange
scipy.interpolate.ndgriddata class NearestNDInterpolator
scipy.interpolate.ndgriddata referenced griddata
scipy.interpolate.polyint class BarycentricInterpolator KroghInterpolator _Interpolator1D _Interpolator1DWithDerivatives
scipy.interpolate.polyint referenced approximate_taylor_polynomial barycentric_interpolate krogh_interpolate
scipy.interpolate.rbf class Rbf
scipy.linalg._basic referenced det inv lstsq matmul_toeplitz matrix_balance pinv pinv2 pinvh solve solve_banded solve_circulant solve_toeplitz solve_triangular solveh_banded
scipy.linalg._cythonized_array_utils called __pyx_unpickle_Enum
scipy.linalg._cythonized_array_utils referenced bandwidth ishermitian issymmetric
scipy.linalg._decomp referenced cdf2rdf eig eig_banded eigh eigh_tridiagonal eigvals eigvals_banded eigvalsh eigvalsh_tridiagonal hessenberg
scipy.linalg._decomp_cholesky referenced cho_factor cho_solve cho_solve_banded cholesky cholesky_banded
scipy.linalg._decomp_cossin referenced cossin
scipy.linalg._decomp_ldl referenced ldl
scipy.linalg._decomp_lu referenced lu lu_factor lu_solve
scipy.linalg._decomp_lu_cython called __pyx_unpickle_Enum
scipy.linalg._decomp_polar referenced polar
scipy.linalg._decomp_qr referenced qr qr_multiply rq
scipy.linalg._decomp_qz referenced ordqz qz
scipy.linalg._decomp_schur referenced rsf2csf schur
scipy.linalg._decomp_svd referenced diagsvd null_space orth subspace_angles svd svdvals
scipy.linalg._decomp_update referenced qr_delete qr_insert qr_update
scipy.linalg._expm_frechet referenced expm_cond expm_frechet
scipy.linalg._matfuncs referenced coshm cosm expm fractional_matrix_power funm khatri_rao logm signm sinhm sinm sqrtm tanhm tanm
scipy.linalg._matfuncs_expm called __pyx_unpickle_Enum
scipy.linalg._matfuncs_inv_ssq called FractionalMatrixPowerError LogmError LogmExactlySingularWarning LogmNearlySingularWarning LogmRankWarning
scipy.linalg._matfuncs_inv_ssq class FractionalMatrixPowerError LogmError LogmExactlySingularWarning LogmNearlySingularWarning LogmRankWarning _MatrixM1PowerOperator
scipy.linalg._matfuncs_sqrtm called SqrtmError
scipy.linalg._matfuncs_sqrtm class SqrtmError
scipy.linalg._matfuncs_sqrtm referenced sqrtm
scipy.linalg._matfuncs_sqrtm_triu called __pyx_unpickle_Enum
scipy.linalg._misc called LinAlgWarning
scipy.linalg._misc class LinAlgWarning
scipy.linalg._misc referenced bandwidth norm
scipy.linalg._procrustes referenced orthogonal_procrustes
scipy.linalg._sketches referenced clarkson_woodruff_transform
scipy.linalg._solve_toeplitz called __pyx_unpickle_Enum
scipy.linalg._solvers referenced solve_continuous_are solve_continuous_lyapunov solve_discrete_are solve_discrete_lyapunov solve_sylvester
scipy.linalg._special_matrices referenced block_diag circulant companion convolution_matrix dft fiedler fiedler_companion hadamard hankel helmert hilbert invhilbert invpascal kron leslie pascal toeplitz tri tril triu
scipy.linalg._testutils class _FakeMatrix _FakeMatrix2
scipy.linalg.basic referenced det inv lstsq matmul_toeplitz matrix_balance pinv pinv2 pinvh solve solve_banded solve_circulant solve_toeplitz solve_triangular solveh_banded
scipy.linalg.blas referenced find_best_blas_type get_blas_funcs
scipy.linalg.cython_blas called __pyx_unpickle_Enum
scipy.linalg.decomp referenced cdf2rdf eig eig_banded eigh eigh_tridiagonal eigvals eigvals_banded eigvalsh eigvalsh_tridiagonal hessenberg
scipy.linalg.decomp_cholesky referenced cho_factor cho_solve cho_solve_banded cholesky cholesky_banded
scipy.linalg.decomp_lu referenced lu lu_factor lu_solve
scipy.linalg.decomp_qr referenced qr qr_multiply rq
scipy.linalg.decomp_schur referenced rsf2csf schur
scipy.linalg.decomp_svd referenced diagsvd null_space orth subspace_angles svd svdvals
scipy.linalg.lapack referenced get_lapack_funcs
scipy.linalg.matfuncs referenced coshm cosm expm fractional_matrix_power funm khatri_rao logm signm sinhm sinm tanhm tanm
scipy.linalg.misc called LinAlgWarning
scipy.linalg.misc class LinAlgWarning
scipy.linalg.misc referenced norm
scipy.linalg.special_matrices referenced block_diag circulant companion convolution_matrix dft fiedler fiedler_companion hadamard hankel helmert hilbert invhilbert invpascal kron leslie pascal toeplitz tri tril triu
scipy.ndimage._filters referenced convolve convolve1d correlate correlate1d gaussian_filter gaussian_filter1d gaussian_gradient_magnitude gaussian_laplace generic_filter generic_filter1d generic_gradient_magnitude generic_laplace laplace maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d percentile_filter prewitt rank_filter sobel uniform_filter uniform_filter1d vectorized_filter
scipy.ndimage._fourier referenced fourier_ellipsoid fourier_gaussian fourier_shift fourier_uniform
scipy.ndimage._interpolation referenced affine_transform geometric_transform map_coordinates rotate shift spline_filter spline_filter1d zoom
scipy.ndimage._measurements referenced center_of_mass extrema find_objects histogram label labeled_comprehension maximum maximum_position mean median minimum minimum_position standard_deviation sum sum_labels value_indices variance watershed_ift
scipy.ndimage._morphology referenced binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss binary_opening binary_propagation black_tophat distance_transform_bf distance_transform_cdt distance_transform_edt generate_binary_structure grey_closing grey_dilation grey_erosion grey_opening iterate_structure morphological_gradient morphological_laplace white_tophat
scipy.ndimage._ni_label called __pyx_unpickle_Enum
`;
