// Callables that are safe in their role: scipy2. Written by scripts/scan/lists.ts.

export const ofScipy2 = `
scipy.ndimage.filters referenced convolve convolve1d correlate correlate1d gaussian_filter gaussian_filter1d gaussian_gradient_magnitude gaussian_laplace generic_filter generic_filter1d generic_gradient_magnitude generic_laplace laplace maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d percentile_filter prewitt rank_filter sobel uniform_filter uniform_filter1d
scipy.ndimage.fourier referenced fourier_ellipsoid fourier_gaussian fourier_shift fourier_uniform
scipy.ndimage.interpolation referenced affine_transform geometric_transform map_coordinates rotate shift spline_filter spline_filter1d zoom
scipy.ndimage.measurements referenced center_of_mass extrema find_objects histogram label labeled_comprehension maximum maximum_position mean median minimum minimum_position standard_deviation sum sum_labels variance watershed_ift
scipy.ndimage.morphology referenced binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss binary_opening binary_propagation black_tophat distance_transform_bf distance_transform_cdt distance_transform_edt generate_binary_structure grey_closing grey_dilation grey_erosion grey_opening iterate_structure morphological_gradient morphological_laplace white_tophat
scipy.odr._models class _ExponentialModel _MultilinearModel _QuadraticModel _UnilinearModel
scipy.odr._odrpack called OdrError OdrStop OdrWarning
scipy.odr._odrpack class Data Model ODR OdrError OdrStop OdrWarning Output RealData
scipy.odr.models class _ExponentialModel _MultilinearModel _QuadraticModel _UnilinearModel
scipy.odr.odrpack called OdrError OdrStop OdrWarning
scipy.odr.odrpack class Data Model ODR OdrError OdrStop OdrWarning Output RealData
scipy.optimize class BFGS Bounds HessianUpdateStrategy LbfgsInvHessProduct LinearConstraint NonlinearConstraint SR1
scipy.optimize._basinhopping class AdaptiveStepsize BasinHoppingRunner Metropolis MinimizerWrapper RandomDisplacement Storage
scipy.optimize._basinhopping referenced basinhopping
scipy.optimize._bglu_dense called __pyx_unpickle_BGLU __pyx_unpickle_Enum __pyx_unpickle_LU
scipy.optimize._bglu_dense class BGLU LU
scipy.optimize._constraints class Bounds LinearConstraint NonlinearConstraint PreparedConstraint
scipy.optimize._dcsrch class DCSRCH
scipy.optimize._differentiable_functions class IdentityVectorFunction LinearVectorFunction ScalarFunction VectorFunction _ScalarGradWrapper _ScalarHessWrapper _VectorFunWrapper _VectorHessWrapper _VectorJacWrapper
scipy.optimize._differentialevolution class _ConstraintWrapper _FunctionWrapper
scipy.optimize._differentialevolution referenced differential_evolution
scipy.optimize._direct_py referenced direct
scipy.optimize._dual_annealing class EnergyState LocalSearchWrapper ObjectiveFunWrapper StrategyChain VisitingDistribution
scipy.optimize._dual_annealing referenced dual_annealing
scipy.optimize._group_columns called __pyx_unpickle_Enum
scipy.optimize._hessian_update_strategy class BFGS FullHessianUpdateStrategy HessianUpdateStrategy SR1
scipy.optimize._highs._highs_wrapper called __pyx_unpickle_Enum
scipy.optimize._highs._mpswriter called __pyx_unpickle_Enum
scipy.optimize._highspy._core class BasisValidity HessianFormat HighsBasis HighsBasisStatus HighsDebugLevel HighsHessian HighsIis HighsIisInfo HighsInfo HighsInfoType HighsLinearObjective HighsLogType HighsLp HighsLpMods HighsModel HighsModelStatus HighsObjectiveSolution HighsOptionType HighsOptions HighsPresolveStatus HighsRanging HighsRangingRecord HighsScale HighsSolution HighsSparseMatrix HighsStatus HighsVarType IisBoundStatus IisStrategy MatrixFormat ObjSense SolutionStatus _Highs readonly_ptr_wrapper_double
scipy.optimize._highspy._highs_options class HighsOptionsManager
scipy.optimize._hungarian class _Hungary
scipy.optimize._hungarian referenced linear_sum_assignment
scipy.optimize._isotonic referenced isotonic_regression
scipy.optimize._lbfgsb_py class LbfgsInvHessProduct
scipy.optimize._lbfgsb_py referenced fmin_l_bfgs_b
scipy.optimize._linesearch called LineSearchWarning
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
scipy.optimize._nonlin called NoConvergence
scipy.optimize._nonlin class Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden InverseJacobian Jacobian KrylovJacobian LinearMixing LowRankMatrix NoConvergence TerminationCondition
scipy.optimize._nonlin referenced anderson broyden1 broyden2 diagbroyden excitingmixing linearmixing maxnorm newton_krylov
scipy.optimize._numdiff class _Fun_Wrapper
scipy.optimize._optimize called BracketError OptimizeWarning _LineSearchError _MaxFuncCallError
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
scipy.optimize._spectral called _NoConvergence
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
scipy.optimize.linesearch called LineSearchWarning
scipy.optimize.linesearch class LineSearchWarning
scipy.optimize.linesearch referenced line_search_wolfe2
scipy.optimize.minpack referenced curve_fit fixed_point fsolve leastsq
scipy.optimize.nnls referenced nnls
scipy.optimize.nonlin called NoConvergence
scipy.optimize.nonlin class Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden InverseJacobian Jacobian KrylovJacobian LinearMixing LowRankMatrix NoConvergence TerminationCondition
scipy.optimize.nonlin referenced anderson broyden1 broyden2 diagbroyden excitingmixing linearmixing newton_krylov
scipy.optimize.optimize called OptimizeWarning _LineSearchError
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
scipy.signal._filter_design called BadCoefficients
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
scipy.signal._signaltools referenced cmplx_sort convolve convolve2d correlate correlate2d correlation_lags decimate detrend envelope fftconvolve filtfilt hilbert hilbert2 invres invresz lfilter lfilter_zi lfiltic medfilt medfilt2d oaconvolve order_filter resample resample_poly residue residuez sosfilt sosfilt_zi sosfiltfilt unique_roots vectorstrength wiener
scipy.signal._sosfilt called __pyx_unpickle_Enum
scipy.signal._spectral_py referenced check_COLA check_NOLA coherence csd istft lombscargle periodogram spectrogram stft welch
scipy.signal._spline referenced cspline2d qspline2d sepfir2d symiirorder1 symiirorder2
scipy.signal._spline_filters referenced cspline1d cspline1d_eval cspline2d gauss_spline qspline1d qspline1d_eval qspline2d spline_filter symiirorder1 symiirorder2
scipy.signal._upfirdn class _UpFIRDn
scipy.signal._upfirdn referenced upfirdn
scipy.signal._upfirdn_apply called __pyx_unpickle_Enum
scipy.signal._waveforms referenced chirp gausspulse sawtooth square sweep_poly unit_impulse
scipy.signal._wavelets referenced cascade cwt daub morlet morlet2 qmf ricker
scipy.signal._whittaker referenced whittaker_henderson
scipy.signal.bsplines referenced bspline cspline1d cspline1d_eval cubic gauss_spline qspline1d qspline1d_eval quadratic spline_filter
scipy.signal.filter_design called BadCoefficients
scipy.signal.filter_design class BadCoefficients
scipy.signal.filter_design referenced band_stop_obj bessel besselap bilinear bilinear_zpk buttap butter buttord cheb1ap cheb1ord cheb2ap cheb2ord cheby1 cheby2 ellip ellipap ellipord findfreqs freqs freqs_zpk freqz freqz_zpk gammatone group_delay iircomb iirdesign iirfilter iirnotch iirpeak lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp lp2hp_zpk lp2lp lp2lp_zpk normalize sos2tf sos2zpk sosfreqz tf2sos tf2zpk zpk2sos zpk2tf
scipy.signal.fir_filter_design referenced firls firwin firwin2 kaiser_atten kaiser_beta kaiserord minimum_phase remez
scipy.signal.lti_conversion referenced abcd_normalize cont2discrete ss2tf ss2zpk tf2ss zpk2ss
scipy.signal.ltisys class Bunch LinearTimeInvariant StateSpace StateSpaceContinuous StateSpaceDiscrete TransferFunction TransferFunctionContinuous TransferFunctionDiscrete ZerosPolesGain ZerosPolesGainContinuous ZerosPolesGainDiscrete dlti lti
scipy.signal.ltisys referenced bode dbode dfreqresp dimpulse dlsim dstep freqresp impulse impulse2 lsim lsim2 place_poles step step2
scipy.signal.signaltools referenced cmplx_sort convolve convolve2d correlate correlate2d correlation_lags decimate detrend fftconvolve filtfilt hilbert hilbert2 invres invresz lfilter lfilter_zi lfiltic medfilt medfilt2d oaconvolve order_filter resample resample_poly residue residuez sosfilt sosfilt_zi sosfiltfilt unique_roots vectorstrength wiener
scipy.signal.spectral referenced check_COLA check_NOLA coherence csd istft lombscargle periodogram spectrogram stft welch
scipy.signal.spline referenced cspline2d qspline2d sepfir2d symiirorder1 symiirorder2
scipy.signal.waveforms referenced chirp gausspulse sawtooth square sweep_poly unit_impulse
scipy.signal.wavelets referenced cascade cwt daub morlet morlet2 qmf ricker
scipy.signal.windows._windows referenced barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine dpss exponential flattop gaussian general_cosine general_gaussian general_hamming get_window hamming hann kaiser kaiser_bessel_derived lanczos nuttall parzen taylor triang tukey
scipy.signal.windows.windows referenced barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine dpss exponential flattop gaussian general_cosine general_gaussian general_hamming get_window hamming hann kaiser nuttall parzen slepian triang tukey
scipy.sparse class bsr_array coo_array csc_array csr_array dia_array dok_array lil_array spmatrix
scipy.sparse._arrays class _sparray bsr_array coo_array csc_array csr_array dia_array dok_array lil_array
scipy.sparse._base attribute _spbase.mean _spbase.multiply _spbase.todense spmatrix.mean spmatrix.todense
scipy.sparse._base called SparseEfficiencyWarning SparseFormatWarning SparseWarning
scipy.sparse._base class SparseEfficiencyWarning SparseFormatWarning SparseWarning _spbase sparray spmatrix
scipy.sparse._base referenced _spbase.mean _spbase.multiply _spbase.todense issparse isspmatrix spmatrix.mean spmatrix.todense
scipy.sparse._bsr class _bsr_base bsr_array bsr_matrix
scipy.sparse._bsr referenced isspmatrix_bsr
scipy.sparse._compressed attribute _cs_matrix.multiply _cs_matrix.sum _cs_matrix.toarray _cs_matrix.tocoo
scipy.sparse._compressed class _cs_matrix
scipy.sparse._compressed referenced _cs_matrix.multiply _cs_matrix.sum _cs_matrix.toarray _cs_matrix.tocoo
scipy.sparse._construct referenced block_array block_diag bmat diags diags_array expand_dims eye eye_array hstack identity kron kronsum matrix_transpose permute_dims rand random random_array spdiags swapaxes vstack
scipy.sparse._coo class _coo_base coo_array coo_matrix
scipy.sparse._coo referenced isspmatrix_coo
scipy.sparse._csc class _csc_base csc_array csc_matrix
scipy.sparse._csc referenced isspmatrix_csc
scipy.sparse._csparsetools called __pyx_unpickle_Enum
scipy.sparse._csr attribute _csr_base.tocoo _csr_base.tocsc _csr_base.tocsr _csr_base.transpose csr_matrix.tocsc csr_matrix.tocsr csr_matrix.transpose
scipy.sparse._csr class _csr_base csr_array csr_matrix
scipy.sparse._csr referenced _csr_base.tocoo _csr_base.tocsc _csr_base.tocsr _csr_base.transpose csr_matrix.tocsc csr_matrix.tocsr csr_matrix.transpose isspmatrix_csr
scipy.sparse._data attribute _data_matrix.astype _data_matrix.copy _data_matrix.power _minmax_mixin.max _minmax_mixin.min
scipy.sparse._data class _data_matrix _minmax_mixin
scipy.sparse._data referenced _data_matrix.astype _data_matrix.copy _data_matrix.power _minmax_mixin.max _minmax_mixin.min
scipy.sparse._dia class _dia_base dia_array dia_matrix
scipy.sparse._dia referenced isspmatrix_dia
scipy.sparse._dok class _dok_base dok_array dok_matrix
scipy.sparse._dok referenced isspmatrix_dok
scipy.sparse._extract referenced find tril triu
scipy.sparse._index class IndexMixin
scipy.sparse._lil class _lil_base lil_array lil_matrix
scipy.sparse._lil referenced isspmatrix_lil
scipy.sparse._matrix attribute spmatrix.todense
scipy.sparse._matrix class spmatrix
scipy.sparse._matrix referenced spmatrix.todense
scipy.sparse._sputils referenced get_index_dtype safely_cast_index_arrays
scipy.sparse.base attribute spmatrix.mean spmatrix.todense
scipy.sparse.base called SparseEfficiencyWarning SparseFormatWarning SparseWarning
scipy.sparse.base class SparseEfficiencyWarning SparseFormatWarning SparseWarning spmatrix
scipy.sparse.base referenced isspmatrix spmatrix.mean spmatrix.todense
scipy.sparse.bsr class bsr_matrix
scipy.sparse.bsr referenced isspmatrix_bsr
scipy.sparse.compressed attribute _cs_matrix.multiply _cs_matrix.sum _cs_matrix.toarray _cs_matrix.tocoo
scipy.sparse.compressed class _cs_matrix
scipy.sparse.compressed referenced _cs_matrix.multiply _cs_matrix.sum _cs_matrix.toarray _cs_matrix.tocoo
scipy.sparse.construct referenced block_diag bmat diags eye hstack identity kron kronsum rand random spdiags vstack
scipy.sparse.coo class coo_matrix
scipy.sparse.coo referenced isspmatrix_coo
scipy.sparse.csc class csc_matrix
scipy.sparse.csc referenced isspmatrix_csc
scipy.sparse.csgraph._flow called __pyx_unpickle_Enum
scipy.sparse.csgraph._flow class MaximumFlowResult
scipy.sparse.csgraph._laplacian referenced laplacian
scipy.sparse.csgraph._matching called __pyx_unpickle_Enum
scipy.sparse.csgraph._min_spanning_tree called __pyx_unpickle_Enum
`;
