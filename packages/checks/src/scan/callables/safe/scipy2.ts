// Callables that are safe in their role: scipy2. Written by scripts/scan/lists.ts.

export const ofScipy2 = `
scipy.optimize._linesearch class LineSearchWarning
scipy.optimize._linesearch referenced line_search_wolfe2
scipy.optimize._linprog referenced linprog linprog_verbose_callback
scipy.optimize._linprog_util called _LPProblem
scipy.optimize._linprog_util class _LPProblem
scipy.optimize._lsap referenced linear_sum_assignment
scipy.optimize._lsq.givens_elimination called __pyx_unpickle_Enum
scipy.optimize._lsq.least_squares class _WrapArgsKwargs
scipy.optimize._lsq.least_squares referenced least_squares
scipy.optimize._lsq.lsq_linear referenced lsq_linear
scipy.optimize._milp referenced milp
scipy.optimize._minimize class _Patch_Callback_Equal_Variables _Remove_From_Func
scipy.optimize._minimize referenced minimize_scalar
scipy.optimize._minpack_py referenced curve_fit fixed_point fsolve leastsq
scipy.optimize._nnls referenced nnls
scipy.optimize._nonlin class Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden InverseJacobian Jacobian KrylovJacobian LinearMixing LowRankMatrix NoConvergence TerminationCondition
scipy.optimize._nonlin referenced anderson broyden1 broyden2 diagbroyden excitingmixing linearmixing newton_krylov
scipy.optimize._numdiff class _Fun_Wrapper
scipy.optimize._optimize class BracketError Brent MemoizeJac OptimizeResult OptimizeWarning _Brute_Wrapper _LineSearchError _MaxFuncCallError
scipy.optimize._optimize referenced approx_fprime bracket brent brute check_grad fmin fmin_bfgs fmin_cg fmin_ncg fmin_powell fminbound golden rosen rosen_der rosen_hess rosen_hess_prod
scipy.optimize._qap referenced quadratic_assignment
scipy.optimize._root referenced root
scipy.optimize._root_scalar class MemoizeDer
scipy.optimize._root_scalar referenced root_scalar
scipy.optimize._shgo class LMap LMapCache SHGO
scipy.optimize._shgo referenced shgo
scipy.optimize._shgo_lib._complex class Complex
scipy.optimize._shgo_lib._vertex class ConstraintWrapper FieldWrapper VertexBase VertexCacheBase VertexCacheField VertexCacheIndex VertexCube VertexScalarField VertexVectorField
scipy.optimize._shgo_lib.sobol_seq class Sobol
scipy.optimize._shgo_lib.triangulation class Cell Complex Simplex Vertex VertexCache VertexGroup
scipy.optimize._slsqp_py referenced fmin_slsqp
scipy.optimize._spectral class _NoConvergence
scipy.optimize._tnc referenced fmin_tnc
scipy.optimize._trlib._trlib called __pyx_unpickle_Enum
scipy.optimize._trlib._trlib class TRLIBQuadraticSubproblem
scipy.optimize._trustregion class BaseQuadraticSubproblem
scipy.optimize._trustregion_constr.canonical_constraint class CanonicalConstraint
scipy.optimize._trustregion_constr.minimize_trustregion_constr class HessianLinearOperator LagrangianHessian
scipy.optimize._trustregion_constr.report class BasicReport IPReport ReportBase SQPReport
scipy.optimize._trustregion_constr.tr_interior_point class BarrierSubproblem
scipy.optimize._trustregion_dogleg class DoglegSubproblem
scipy.optimize._trustregion_exact class IterativeSubproblem
scipy.optimize._trustregion_ncg class CGSteihaugSubproblem
scipy.optimize._zeros_py class RootResults TOMS748Solver
scipy.optimize._zeros_py referenced bisect brenth brentq newton ridder toms748
scipy.optimize.cobyla referenced fmin_cobyla
scipy.optimize.lbfgsb class LbfgsInvHessProduct
scipy.optimize.lbfgsb referenced fmin_l_bfgs_b
scipy.optimize.linesearch class LineSearchWarning
scipy.optimize.linesearch referenced line_search_wolfe2
scipy.optimize.minpack referenced curve_fit fixed_point fsolve leastsq
scipy.optimize.nnls referenced nnls
scipy.optimize.nonlin class Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden InverseJacobian Jacobian KrylovJacobian LinearMixing LowRankMatrix NoConvergence TerminationCondition
scipy.optimize.nonlin referenced anderson broyden1 broyden2 diagbroyden excitingmixing linearmixing newton_krylov
scipy.optimize.optimize class Brent MemoizeJac OptimizeResult OptimizeWarning _Brute_Wrapper _LineSearchError
scipy.optimize.optimize referenced approx_fprime bracket brent brute check_grad fmin fmin_bfgs fmin_cg fmin_ncg fmin_powell fminbound golden rosen rosen_der rosen_hess rosen_hess_prod
scipy.optimize.slsqp referenced fmin_slsqp
scipy.optimize.tnc referenced fmin_tnc
scipy.optimize.zeros class RootResults TOMS748Solver
scipy.optimize.zeros referenced bisect brenth brentq newton ridder toms748
scipy.signal referenced barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine exponential flattop gaussian general_gaussian hamming hann kaiser nuttall parzen slepian triang tukey
scipy.signal._bsplines referenced bspline cspline1d cspline1d_eval cubic gauss_spline qspline1d qspline1d_eval quadratic spline_filter
scipy.signal._czt class CZT ZoomFFT
scipy.signal._czt referenced czt czt_points zoom_fft
scipy.signal._filter_design class BadCoefficients
scipy.signal._filter_design referenced band_stop_obj bessel besselap bilinear bilinear_zpk buttap butter buttord cheb1ap cheb1ord cheb2ap cheb2ord cheby1 cheby2 ellip ellipap ellipord findfreqs freqs freqs_zpk freqz freqz_sos freqz_zpk gammatone group_delay iircomb iirdesign iirfilter iirnotch iirpeak lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp lp2hp_zpk lp2lp lp2lp_zpk normalize sos2tf sos2zpk sosfreqz tf2sos tf2zpk zpk2sos zpk2tf
scipy.signal._fir_filter_design referenced firls firwin firwin2 firwin_2d kaiser_atten kaiser_beta kaiserord minimum_phase remez
scipy.signal._lti_conversion referenced abcd_normalize cont2discrete ss2tf ss2zpk tf2ss zpk2ss
scipy.signal._ltisys class Bunch LinearTimeInvariant StateSpace StateSpaceContinuous StateSpaceDiscrete TransferFunction TransferFunctionContinuous TransferFunctionDiscrete ZerosPolesGain ZerosPolesGainContinuous ZerosPolesGainDiscrete dlti lti
scipy.signal._ltisys referenced bode dbode dfreqresp dimpulse dlsim dstep freqresp impulse impulse2 lsim lsim2 place_poles step step2
scipy.signal._max_len_seq referenced max_len_seq
scipy.signal._max_len_seq_inner called __pyx_unpickle_Enum
scipy.signal._peak_finding referenced argrelextrema argrelmax argrelmin find_peaks peak_prominences peak_widths
scipy.signal._peak_finding_utils called __pyx_unpickle_Enum
scipy.signal._savitzky_golay referenced savgol_coeffs savgol_filter
scipy.signal._short_time_fft class ShortTimeFFT
scipy.signal._short_time_fft referenced closest_STFT_dual_window
scipy.signal._signaltools referenced cmplx_sort convolve2d correlate2d correlation_lags decimate detrend envelope fftconvolve filtfilt hilbert hilbert2 invres invresz lfilter lfilter_zi lfiltic medfilt medfilt2d oaconvolve order_filter resample resample_poly residue residuez sosfilt sosfilt_zi sosfiltfilt unique_roots vectorstrength
scipy.signal._sosfilt called __pyx_unpickle_Enum
scipy.signal._spectral_py referenced check_COLA check_NOLA coherence csd istft lombscargle periodogram spectrogram stft welch
scipy.signal._spline referenced cspline2d qspline2d sepfir2d symiirorder1 symiirorder2
scipy.signal._spline_filters referenced cspline1d cspline1d_eval cspline2d gauss_spline qspline1d qspline1d_eval qspline2d spline_filter symiirorder1 symiirorder2
scipy.signal._upfirdn class _UpFIRDn
scipy.signal._upfirdn referenced upfirdn
scipy.signal._upfirdn_apply called __pyx_unpickle_Enum
scipy.signal._waveforms referenced chirp gausspulse sawtooth square sweep_poly unit_impulse
scipy.signal._wavelets referenced cascade cwt daub morlet morlet2 qmf ricker
scipy.signal.bsplines referenced bspline cspline1d cspline1d_eval cubic gauss_spline qspline1d qspline1d_eval quadratic spline_filter
scipy.signal.filter_design class BadCoefficients
scipy.signal.filter_design referenced band_stop_obj bessel besselap bilinear bilinear_zpk buttap butter buttord cheb1ap cheb1ord cheb2ap cheb2ord cheby1 cheby2 ellip ellipap ellipord findfreqs freqs freqs_zpk freqz freqz_zpk gammatone group_delay iircomb iirdesign iirfilter iirnotch iirpeak lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp lp2hp_zpk lp2lp lp2lp_zpk normalize sos2tf sos2zpk sosfreqz tf2sos tf2zpk zpk2sos zpk2tf
scipy.signal.fir_filter_design referenced firls firwin firwin2 kaiser_atten kaiser_beta kaiserord minimum_phase remez
scipy.signal.lti_conversion referenced abcd_normalize cont2discrete ss2tf ss2zpk tf2ss zpk2ss
scipy.signal.ltisys class Bunch LinearTimeInvariant StateSpace StateSpaceContinuous StateSpaceDiscrete TransferFunction TransferFunctionContinuous TransferFunctionDiscrete ZerosPolesGain ZerosPolesGainContinuous ZerosPolesGainDiscrete dlti lti
scipy.signal.ltisys referenced bode dbode dfreqresp dimpulse dlsim dstep freqresp impulse impulse2 lsim lsim2 place_poles step step2
scipy.signal.signaltools referenced cmplx_sort convolve2d correlate2d correlation_lags decimate detrend fftconvolve filtfilt hilbert hilbert2 invres invresz lfilter lfilter_zi lfiltic medfilt medfilt2d oaconvolve order_filter resample resample_poly residue residuez sosfilt sosfilt_zi sosfiltfilt unique_roots vectorstrength
scipy.signal.spectral referenced check_COLA check_NOLA coherence csd istft lombscargle periodogram spectrogram stft welch
scipy.signal.spline referenced cspline2d qspline2d sepfir2d symiirorder1 symiirorder2
scipy.signal.waveforms referenced chirp gausspulse sawtooth square sweep_poly unit_impulse
scipy.signal.wavelets referenced cascade cwt daub morlet morlet2 qmf ricker
scipy.signal.windows._windows referenced get_window
scipy.signal.windows.windows referenced get_window
scipy.sparse class bsr_array coo_array csc_array csr_array dia_array dok_array lil_array spmatrix
scipy.sparse._arrays class _sparray bsr_array coo_array csc_array csr_array dia_array dok_array lil_array
scipy.sparse._base class SparseEfficiencyWarning SparseFormatWarning SparseWarning _spbase sparray spmatrix
scipy.sparse._base referenced issparse isspmatrix
scipy.sparse._bsr class _bsr_base bsr_array bsr_matrix
scipy.sparse._bsr referenced isspmatrix_bsr
scipy.sparse._compressed class _cs_matrix
scipy.sparse._construct referenced block_array block_diag bmat diags diags_array expand_dims eye eye_array hstack identity kron kronsum permute_dims rand random random_array spdiags swapaxes vstack
scipy.sparse._coo class _coo_base coo_array coo_matrix
scipy.sparse._coo referenced isspmatrix_coo
scipy.sparse._csc class _csc_base csc_array csc_matrix
scipy.sparse._csc referenced isspmatrix_csc
scipy.sparse._csparsetools called __pyx_unpickle_Enum
scipy.sparse._csr class _csr_base csr_array csr_matrix
scipy.sparse._csr referenced isspmatrix_csr
scipy.sparse._data class _data_matrix _minmax_mixin
scipy.sparse._dia class _dia_base dia_array dia_matrix
scipy.sparse._dia referenced isspmatrix_dia
scipy.sparse._dok class _dok_base dok_array dok_matrix
scipy.sparse._dok referenced isspmatrix_dok
scipy.sparse._extract referenced find tril triu
scipy.sparse._index class IndexMixin
scipy.sparse._lil class _lil_base lil_array lil_matrix
scipy.sparse._lil referenced isspmatrix_lil
scipy.sparse._matrix class spmatrix
scipy.sparse._sputils referenced get_index_dtype safely_cast_index_arrays
scipy.sparse.base class SparseEfficiencyWarning SparseFormatWarning SparseWarning spmatrix
scipy.sparse.base referenced isspmatrix
scipy.sparse.bsr class bsr_matrix
scipy.sparse.bsr referenced isspmatrix_bsr
scipy.sparse.compressed class _cs_matrix
scipy.sparse.construct referenced block_diag bmat diags eye hstack identity kron kronsum rand random spdiags vstack
scipy.sparse.coo class coo_matrix
scipy.sparse.coo referenced isspmatrix_coo
scipy.sparse.csc class csc_matrix
scipy.sparse.csc referenced isspmatrix_csc
scipy.sparse.csgraph._flow called __pyx_unpickle_Enum
scipy.sparse.csgraph._flow class MaximumFlowResult
scipy.sparse.csgraph._matching called __pyx_unpickle_Enum
scipy.sparse.csgraph._min_spanning_tree called __pyx_unpickle_Enum
scipy.sparse.csgraph._reordering called __pyx_unpickle_Enum
scipy.sparse.csgraph._shortest_path called __pyx_unpickle_Enum
scipy.sparse.csgraph._shortest_path class _YenCandidatePaths
scipy.sparse.csgraph._traversal called __pyx_unpickle_Enum
scipy.sparse.csr class csr_matrix
scipy.sparse.csr referenced isspmatrix_csr
scipy.sparse.data class _data_matrix _minmax_mixin
scipy.sparse.dia class dia_matrix
scipy.sparse.dia referenced isspmatrix_dia
scipy.sparse.dok class dok_matrix
scipy.sparse.dok referenced isspmatrix_dok
scipy.sparse.extract referenced find tril triu
scipy.sparse.lil class lil_matrix
scipy.sparse.lil referenced isspmatrix_lil
scipy.sparse.linalg._dsolve.linsolve class MatrixRankWarning
scipy.sparse.linalg._eigen.arpack.arpack class ArpackError ArpackNoConvergence IterInv IterOpInv LuInv SpLuInv _ArpackParams _SymmetricArpackParams _UnsymmetricArpackParams
scipy.sparse.linalg._expm_multiply class LazyOperatorNormInfo
scipy.sparse.linalg._interface class IdentityOperator LinearOperator MatrixLinearOperator _AdjointLinearOperator _AdjointMatrixOperator _CustomLinearOperator _PowerLinearOperator _ProductLinearOperator _ScaledLinearOperator _SumLinearOperator _TransposedLinearOperator
scipy.sparse.linalg._matfuncs class MatrixPowerOperator ProductOperator _ExpmPadeHelper
scipy.sparse.linalg._special_sparse_arrays class LaplacianNd MikotaK MikotaM MikotaPair Sakurai
scipy.sparse.linalg._svdp class _AProd
scipy.sparse.linalg.dsolve.linsolve class MatrixRankWarning
scipy.sparse.linalg.eigen.arpack.arpack class ArpackError ArpackNoConvergence IterInv IterOpInv LuInv SpLuInv _ArpackParams _SymmetricArpackParams _UnsymmetricArpackParams
scipy.sparse.linalg.interface class IdentityOperator LinearOperator MatrixLinearOperator _AdjointLinearOperator _AdjointMatrixOperator _CustomLinearOperator _PowerLinearOperator _ProductLinearOperator _ScaledLinearOperator _SumLinearOperator _TransposedLinearOperator
scipy.sparse.linalg.matfuncs class MatrixPowerOperator ProductOperator _ExpmPadeHelper
scipy.spatial class SphericalVoronoi
scipy.spatial._ckdtree called __pyx_unpickle_Enum __pyx_unpickle_cKDTreeNode
scipy.spatial._ckdtree class cKDTree cKDTreeNode coo_entries ordered_pairs
scipy.spatial._hausdorff called __pyx_unpickle_Enum
scipy.spatial._kdtree class KDTree Rectangle
scipy.spatial._qhull called __pyx_unpickle_Enum
scipy.spatial._qhull class ConvexHull Delaunay HalfspaceIntersection Voronoi _Qhull _QhullUser
scipy.spatial._spherical_voronoi class SphericalVoronoi
scipy.spatial._voronoi called __pyx_unpickle_Enum
scipy.spatial.ckdtree called __pyx_unpickle_Enum __pyx_unpickle_cKDTreeNode
scipy.spatial.ckdtree class cKDTree cKDTreeNode coo_entries ordered_pairs
scipy.spatial.distance attribute cosine
scipy.spatial.distance called MetricInfo
scipy.spatial.distance class CDistWeightedMetricWrapper MetricInfo PDistWeightedMetricWrapper
scipy.spatial.distance referenced braycurtis canberra cdist chebyshev cityblock correlation cosine dice directed_hausdorff euclidean hamming is_valid_dm is_valid_y jaccard jensenshannon kulczynski1 kulsinski mahalanobis minkowski num_obs_dm num_obs_y pdist rogerstanimoto russellrao seuclidean sokalmichener sokalsneath sqeuclidean squareform wminkowski yule
scipy.spatial.kdtree class KDTree KDTree.leafnode Rectangle
scipy.spatial.qhull called __pyx_unpickle_Enum
scipy.spatial.qhull class ConvexHull Delaunay HalfspaceIntersection Voronoi _Qhull _QhullUser
scipy.spatial.transform class RigidTransform Rotation RotationSpline Slerp
scipy.spatial.transform._rigid_transform called __pyx_unpickle_RigidTransform
scipy.spatial.transform._rigid_transform class RigidTransform
scipy.spatial.transform._rotation called __pyx_unpickle_Enum __pyx_unpickle_Rotation
scipy.spatial.transform._rotation class Rotation Slerp
scipy.spatial.transform._rotation_spline class RotationSpline
scipy.spatial.transform.rotation called __pyx_unpickle_Enum __pyx_unpickle_Rotation
scipy.spatial.transform.rotation class Rotation Slerp
scipy.special class SpecialFunctionError SpecialFunctionWarning _Deprecate
scipy.special referenced agm airy airye bdtr bdtrc bdtri bdtrik bdtrin bei beip ber berp besselpoly beta betainc betaincc betainccinv betaincinv betaln binom boxcox boxcox1p btdtr btdtri btdtria btdtrib cbrt chdtr chdtrc chdtri chdtriv chndtr chndtridf chndtrinc chndtrix cosdg cosm1 cotdg dawsn digamma ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erfc erfcinv erfcx erfi erfinv eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel fdtr fdtrc fdtri fdtridfd fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix hankel1 hankel1e hankel2 hankel2e huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jn jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kl_div kn kolmogi kolmogorov kv kve log1p log_expit log_ndtr log_wright_bessel loggamma logit lpmv mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t pbdv pbvv pbwa pdtr pdtrc pdtri pdtrik poch powm1 pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv pseudo_huber psi radian rel_entr rgamma round shichi sici sindg smirnov smirnovi spence sph_harm stdtr stdtridf stdtrit struve tandg tklmbda voigt_profile wofz wright_bessel wrightomega xlog1py xlogy y0 y1 yn yv yve zetac
scipy.special._basic referenced ai_zeros assoc_laguerre bei_zeros beip_zeros ber_zeros bernoulli berp_zeros bi_zeros clpmn comb diric erf_zeros erfcinv erfinv euler factorial factorial2 factorialk fresnel_zeros fresnelc_zeros fresnels_zeros h1vp h2vp ivp jn_zeros jnjnp_zeros jnp_zeros jnyn_zeros jvp kei_zeros keip_zeros kelvin_zeros ker_zeros kerp_zeros kvp lmbda lpmn lpn lqmn lqn mathieu_even_coef mathieu_odd_coef obl_cv_seq pbdn_seq pbdv_seq pbvv_seq perm polygamma pro_cv_seq riccati_jn riccati_yn softplus stirling2 y0_zeros y1_zeros y1p_zeros yn_zeros ynp_zeros yvp zeta
scipy.special._ellip_harm referenced ellip_harm ellip_harm_2 ellip_normal
scipy.special._generate_pyx class Func FusedFunc Ufunc
scipy.special._lambertw referenced lambertw
scipy.special._logsumexp referenced log_softmax logsumexp softmax
scipy.special._mptestutils class Arg ComplexArg FixedArg IntArg MpmathData TimeoutError
`;
