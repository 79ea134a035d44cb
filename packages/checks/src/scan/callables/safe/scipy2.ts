// Callables that are safe in their role: scipy2. Written by scripts/scan/lists.ts.

export const ofScipy2 = `
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
scipy.signal class PytestTester
scipy.signal referenced barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine exponential flattop gaussian general_gaussian hamming hann kaiser nuttall parzen triang tukey
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
scipy.signal.windows._windows referenced get_window
scipy.sparse class PytestTester bsr_array coo_array csc_array csr_array dia_array dok_array lil_array spmatrix
scipy.sparse._arrays class _sparray bsr_array coo_array csc_array csr_array dia_array dok_array lil_array
scipy.sparse._base class SparseEfficiencyWarning SparseFormatWarning SparseWarning _spbase sparray spmatrix
scipy.sparse._base referenced issparse isspmatrix
scipy.sparse._bsr class _bsr_base bsr_array bsr_matrix
scipy.sparse._bsr referenced isspmatrix_bsr
scipy.sparse._compressed class _cs_matrix
scipy.sparse._construct referenced block_array block_diag bmat diags diags_array eye eye_array hstack identity kron kronsum rand random random_array spdiags vstack
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
scipy.sparse.csgraph class PytestTester
scipy.sparse.csgraph._flow called __pyx_unpickle_Enum
scipy.sparse.csgraph._flow class MaximumFlowResult
scipy.sparse.csgraph._matching called __pyx_unpickle_Enum
scipy.sparse.csgraph._min_spanning_tree called __pyx_unpickle_Enum
scipy.sparse.csgraph._reordering called __pyx_unpickle_Enum
scipy.sparse.csgraph._shortest_path called __pyx_unpickle_Enum
scipy.sparse.csgraph._shortest_path class _YenCandidatePaths
scipy.sparse.csgraph._traversal called __pyx_unpickle_Enum
scipy.sparse.linalg class PytestTester
scipy.sparse.linalg._dsolve class PytestTester
scipy.sparse.linalg._dsolve.linsolve class MatrixRankWarning
scipy.sparse.linalg._eigen class PytestTester
scipy.sparse.linalg._eigen.arpack.arpack class ArpackError ArpackNoConvergence IterInv IterOpInv LuInv SpLuInv _ArpackParams _SymmetricArpackParams _UnsymmetricArpackParams
scipy.sparse.linalg._eigen.lobpcg class PytestTester
scipy.sparse.linalg._expm_multiply class LazyOperatorNormInfo
scipy.sparse.linalg._interface class IdentityOperator LinearOperator MatrixLinearOperator _AdjointLinearOperator _AdjointMatrixOperator _CustomLinearOperator _PowerLinearOperator _ProductLinearOperator _ScaledLinearOperator _SumLinearOperator _TransposedLinearOperator
scipy.sparse.linalg._isolve class PytestTester
scipy.sparse.linalg._matfuncs class MatrixPowerOperator ProductOperator _ExpmPadeHelper
scipy.sparse.linalg._special_sparse_arrays class LaplacianNd MikotaK MikotaM MikotaPair Sakurai
scipy.sparse.linalg._svdp class _AProd
scipy.spatial class PytestTester SphericalVoronoi
scipy.spatial._ckdtree called __pyx_unpickle_Enum __pyx_unpickle_cKDTreeNode
scipy.spatial._ckdtree class cKDTree cKDTreeNode coo_entries ordered_pairs
scipy.spatial._hausdorff called __pyx_unpickle_Enum
scipy.spatial._kdtree class KDTree Rectangle
scipy.spatial._qhull called __pyx_unpickle_Enum
scipy.spatial._qhull class ConvexHull Delaunay HalfspaceIntersection Voronoi _Qhull _QhullUser
scipy.spatial._spherical_voronoi class SphericalVoronoi
scipy.spatial._voronoi called __pyx_unpickle_Enum
scipy.spatial.distance attribute cosine
scipy.spatial.distance class CDistWeightedMetricWrapper MetricInfo PDistWeightedMetricWrapper
scipy.spatial.distance referenced braycurtis canberra cdist chebyshev cityblock correlation cosine dice directed_hausdorff euclidean hamming is_valid_dm is_valid_y jaccard jensenshannon kulczynski1 kulsinski mahalanobis minkowski num_obs_dm num_obs_y pdist rogerstanimoto russellrao seuclidean sokalmichener sokalsneath sqeuclidean squareform yule
scipy.spatial.transform class PytestTester RigidTransform Rotation RotationSpline Slerp
scipy.spatial.transform._rigid_transform called __pyx_unpickle_RigidTransform
scipy.spatial.transform._rigid_transform class RigidTransform
scipy.spatial.transform._rotation called __pyx_unpickle_Enum __pyx_unpickle_Rotation
scipy.spatial.transform._rotation class Rotation Slerp
scipy.spatial.transform._rotation_spline class RotationSpline
scipy.special class PytestTester SpecialFunctionError SpecialFunctionWarning
scipy.special referenced agm airy airye bdtr bdtrc bdtri bdtrik bdtrin bei beip ber berp besselpoly beta betainc betaincc betainccinv betaincinv betaln binom boxcox boxcox1p btdtr btdtri btdtria btdtrib cbrt chdtr chdtrc chdtri chdtriv chndtr chndtridf chndtrinc chndtrix cosdg cosm1 cotdg dawsn digamma ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erfc erfcinv erfcx erfi erfinv eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel fdtr fdtrc fdtri fdtridfd fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix hankel1 hankel1e hankel2 hankel2e huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jn jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kl_div kn kolmogi kolmogorov kv kve log1p log_expit log_ndtr log_wright_bessel loggamma logit lpmv mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t pbdv pbvv pbwa pdtr pdtrc pdtri pdtrik poch powm1 pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv pseudo_huber psi radian rel_entr rgamma round shichi sici sindg smirnov smirnovi spence sph_harm stdtr stdtridf stdtrit struve tandg tklmbda voigt_profile wofz wright_bessel wrightomega xlog1py xlogy y0 y1 yn yv yve zetac
scipy.special._basic referenced ai_zeros assoc_laguerre bei_zeros beip_zeros ber_zeros bernoulli berp_zeros bi_zeros clpmn comb diric erf_zeros euler factorial factorial2 factorialk fresnel_zeros fresnelc_zeros fresnels_zeros h1vp h2vp ivp jn_zeros jnjnp_zeros jnp_zeros jnyn_zeros jvp kei_zeros keip_zeros kelvin_zeros ker_zeros kerp_zeros kvp lmbda lpmn lpn lqmn lqn mathieu_even_coef mathieu_odd_coef obl_cv_seq pbdn_seq pbdv_seq pbvv_seq perm polygamma pro_cv_seq riccati_jn riccati_yn softplus stirling2 y0_zeros y1_zeros y1p_zeros yn_zeros ynp_zeros yvp zeta
scipy.special._ellip_harm referenced ellip_harm ellip_harm_2 ellip_normal
scipy.special._generate_pyx class Func FusedFunc Ufunc
scipy.special._lambertw referenced lambertw
scipy.special._logsumexp referenced log_softmax logsumexp softmax
scipy.special._mptestutils class Arg ComplexArg FixedArg IntArg MpmathData TimeoutError
scipy.special._multiufuncs class MultiUFunc
scipy.special._orthogonal class orthopoly1d
scipy.special._orthogonal referenced chebyc chebys chebyt chebyu gegenbauer genlaguerre hermite hermitenorm jacobi laguerre legendre roots_chebyc roots_chebys roots_chebyt roots_chebyu roots_gegenbauer roots_genlaguerre roots_hermite roots_hermitenorm roots_jacobi roots_laguerre roots_legendre roots_sh_chebyt roots_sh_chebyu roots_sh_jacobi roots_sh_legendre sh_chebyt sh_chebyu sh_jacobi sh_legendre
scipy.special._sf_error class SpecialFunctionError SpecialFunctionWarning
scipy.special._specfun class Status
scipy.special._special_ufuncs referenced airy airye bei beip ber berp besselpoly beta betaln binom cbrt cosdg cosm1 cotdg dawsn ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 erf erfc erfcx erfi exp1 exp10 exp2 expi expit expm1 exprel fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn hankel1 hankel1e hankel2 hankel2e hyp2f1 i0 i0e i1 i1e it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kv kve log1p log_expit log_ndtr log_wright_bessel loggamma logit mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve ndtr obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv pbdv pbvv pbwa pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv psi radian rgamma sindg sph_harm struve tandg voigt_profile wofz wright_bessel xlog1py xlogy y0 y1 yv yve zetac
scipy.special._spfun_stats referenced multigammaln
scipy.special._spherical_bessel referenced spherical_in spherical_jn spherical_kn spherical_yn
scipy.special._support_alternative_backends class _FuncInfo
scipy.special._test_internal called __pyx_unpickle_Enum
scipy.special._test_round called __pyx_unpickle_Enum
scipy.special._testutils class FuncData MissingModule
scipy.special._ufuncs class errstate
scipy.special._ufuncs referenced agm airy airye bdtr bdtrc bdtri bdtrik bdtrin bei beip ber berp besselpoly beta betainc betaincc betainccinv betaincinv betaln binom boxcox boxcox1p btdtr btdtri btdtria btdtrib cbrt chdtr chdtrc chdtri chdtriv chndtr chndtridf chndtrinc chndtrix cosdg cosm1 cotdg dawsn ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erfc erfcinv erfcx erfi erfinv eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel fdtr fdtrc fdtri fdtridfd fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix geterr hankel1 hankel1e hankel2 hankel2e huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kl_div kn kolmogi kolmogorov kv kve log1p log_expit log_ndtr loggamma logit lpmv mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t pbdv pbvv pbwa pdtr pdtrc pdtri pdtrik poch powm1 pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv pseudo_huber psi radian rel_entr rgamma round seterr shichi sici sindg smirnov smirnovi spence sph_harm stdtr stdtridf stdtrit struve tandg tklmbda voigt_profile wofz wright_bessel wrightomega xlog1py xlogy y0 y1 yn yv yve zetac
scipy.stats class Binomial BootstrapDegenerateDistributionWarning BootstrapMethod CensoredData ConstantInputWarning Covariance DegenerateDataWarning FitError Logistic Mixture MonteCarloMethod NearConstantInputWarning Normal NumericalInverseHermite PermutationMethod PytestTester Uniform gaussian_kde
scipy.stats._ansari_swilk_statistics called __pyx_unpickle_Enum
scipy.stats._axis_nan_policy class SmallSampleWarning
scipy.stats._biasedurn class _PyFishersNCHypergeometric _PyStochasticLib3 _PyWalleniusNCHypergeometric
scipy.stats._binned_statistic called BinnedStatistic2dResult BinnedStatisticResult BinnedStatisticddResult
scipy.stats._binned_statistic class BinnedStatistic2dResult BinnedStatisticResult BinnedStatisticddResult
scipy.stats._binned_statistic referenced binned_statistic binned_statistic_2d binned_statistic_dd
scipy.stats._binomtest class BinomTestResult _SimpleBinomial
scipy.stats._binomtest referenced binomtest
scipy.stats._bootstrap class BootstrapDegenerateDistributionWarning
scipy.stats._bws_test referenced bws_test
scipy.stats._censored_data class CensoredData
scipy.stats._common called ConfidenceInterval
scipy.stats._common class ConfidenceInterval
scipy.stats._continuous_distns class FitDataError FitSolverError FitUniformFixedScaleDataError
scipy.stats._continuous_distns programmed alpha_gen anglit_gen arcsine_gen argus_gen beta_gen betaprime_gen bradford_gen burr12_gen burr_gen cauchy_gen chi2_gen chi_gen cosine_gen crystalball_gen dgamma_gen dpareto_lognorm_gen dweibull_gen erlang_gen expon_gen exponnorm_gen exponpow_gen exponweib_gen f_gen fatiguelife_gen fisk_gen foldcauchy_gen foldnorm_gen gamma_gen gausshyper_gen genexpon_gen genextreme_gen gengamma_gen genhalflogistic_gen genhyperbolic_gen geninvgauss_gen genlogistic_gen gennorm_gen genpareto_gen gibrat_gen gilbrat_gen gompertz_gen gumbel_l_gen gumbel_r_gen halfcauchy_gen halfgennorm_gen halflogistic_gen halfnorm_gen hypsecant_gen invgamma_gen invgauss_gen invweibull_gen irwinhall_gen jf_skew_t_gen johnsonsb_gen johnsonsu_gen kappa3_gen kappa4_gen ksone_gen kstwo_gen kstwobign_gen landau_gen laplace_asymmetric_gen laplace_gen levy_gen levy_l_gen levy_stable_gen loggamma_gen logistic_gen loglaplace_gen lognorm_gen lomax_gen maxwell_gen mielke_gen moyal_gen nakagami_gen ncf_gen nct_gen ncx2_gen norm_gen norminvgauss_gen pareto_gen pearson3_gen powerlaw_gen powerlognorm_gen powernorm_gen rayleigh_gen rdist_gen recipinvgauss_gen reciprocal_gen rel_breitwigner_gen rice_gen rv_histogram semicircular_gen skew_norm_gen skewcauchy_gen skewnorm_gen studentized_range_gen t_gen trapezoid_gen triang_gen truncexpon_gen truncnorm_gen truncpareto_gen truncweibull_min_gen tukeylambda_gen uniform_gen vonmises_gen wald_gen weibull_max_gen weibull_min_gen wrapcauchy_gen
scipy.stats._correlation referenced chatterjeexi
scipy.stats._covariance class CovViaCholesky CovViaDiagonal CovViaEigendecomposition CovViaPSD CovViaPrecision Covariance
scipy.stats._crosstab called CrosstabResult
scipy.stats._crosstab class CrosstabResult
scipy.stats._discrete_distns class poisson_binomial_frozen
scipy.stats._discrete_distns programmed _nchypergeom_gen bernoulli_gen betabinom_gen betanbinom_gen binom_gen boltzmann_gen dlaplace_gen geom_gen hypergeom_gen logser_gen nbinom_gen nchypergeom_fisher_gen nchypergeom_wallenius_gen nhypergeom_gen planck_gen poisson_binom_gen poisson_gen randint_gen skellam_gen yulesimon_gen zipf_gen zipfian_gen
scipy.stats._distn_infrastructure class _ShapeInfo rv_continuous_frozen rv_discrete_frozen rv_frozen
scipy.stats._distn_infrastructure programmed rv_continuous rv_discrete rv_generic rv_sample
scipy.stats._distribution_infrastructure class ContinuousDistribution DiscreteDistribution FoldedDistribution Mixture MonotonicTransformedDistribution OrderStatisticDistribution ShiftedScaledDistribution TransformedDistribution TruncatedDistribution UnivariateDistribution _Domain _IntegerInterval _Interval _Parameter _Parameterization _RealInterval _RealParameter
scipy.stats._distribution_infrastructure referenced abs exp log make_distribution order_statistic
scipy.stats._entropy referenced differential_entropy entropy
scipy.stats._fit called GoodnessOfFitResult
scipy.stats._fit class FitResult GoodnessOfFitResult
scipy.stats._fit referenced fit goodness_of_fit
scipy.stats._hypotests called Epps_Singleton_2sampResult
scipy.stats._hypotests class BarnardExactResult BoschlooExactResult CramerVonMisesResult Epps_Singleton_2sampResult SomersDResult TukeyHSDResult
scipy.stats._hypotests referenced barnard_exact boschloo_exact cramervonmises cramervonmises_2samp epps_singleton_2samp poisson_means_test somersd tukey_hsd
scipy.stats._kde class gaussian_kde
scipy.stats._levy_stable class _ShapeInfo levy_stable_frozen rv_continuous_frozen
scipy.stats._levy_stable programmed levy_stable_gen rv_continuous
scipy.stats._levy_stable.levyst class Nolan
scipy.stats._mannwhitneyu called MannwhitneyuResult
scipy.stats._mannwhitneyu class MannwhitneyuResult _MWU
scipy.stats._mannwhitneyu referenced mannwhitneyu
scipy.stats._mgc called MGCResult
scipy.stats._mgc class MGCResult _ParallelP
scipy.stats._mgc referenced multiscale_graphcorr
scipy.stats._morestats called AndersonResult Anderson_ksampResult AnsariResult BartlettResult FlignerResult LeveneResult Mean MedianTestResult ShapiroResult Std_dev Variance WilcoxonResult
scipy.stats._morestats class AndersonResult Anderson_ksampResult AnsariResult BartlettResult DirectionalStats FlignerResult LeveneResult Mean MedianTestResult ShapiroResult Std_dev Variance WilcoxonResult _ABW _BigFloat
scipy.stats._morestats referenced anderson anderson_ksamp ansari bartlett bayes_mvs binom_test boxcox boxcox_llf boxcox_normmax boxcox_normplot circmean circstd circvar directional_stats false_discovery_control fligner kstat kstatvar levene median_test mood mvsdist ppcc_max ppcc_plot probplot shapiro wilcoxon yeojohnson yeojohnson_llf yeojohnson_normmax yeojohnson_normplot
scipy.stats._mstats_basic called BrunnerMunzelResult DescribeResult F_onewayResult FriedmanchisquareResult KruskalResult KurtosistestResult MannwhitneyuResult ModeResult NormaltestResult PointbiserialrResult SenSeasonalSlopesResult SkewtestResult Ttest_1sampResult Ttest_indResult Ttest_relResult
scipy.stats._mstats_basic class BrunnerMunzelResult DescribeResult F_onewayResult FriedmanchisquareResult KendalltauResult KruskalResult KurtosistestResult MannwhitneyuResult ModeResult NormaltestResult PointbiserialrResult SenSeasonalSlopesResult SkewtestResult SpearmanrResult Ttest_1sampResult Ttest_indResult Ttest_relResult
scipy.stats._multicomp class DunnettResult
scipy.stats._multicomp referenced dunnett
scipy.stats._multivariate class _PSD dirichlet_frozen dirichlet_gen dirichlet_multinomial_frozen dirichlet_multinomial_gen invwishart_frozen invwishart_gen matrix_normal_frozen matrix_normal_gen matrix_t_frozen matrix_t_gen multi_rv_frozen multi_rv_generic multinomial_frozen multinomial_gen multivariate_hypergeom_frozen multivariate_hypergeom_gen multivariate_normal_frozen multivariate_normal_gen multivariate_t_frozen multivariate_t_gen normal_inverse_gamma_frozen normal_inverse_gamma_gen ortho_group_frozen ortho_group_gen random_correlation_frozen random_correlation_gen random_table_frozen random_table_gen special_ortho_group_frozen special_ortho_group_gen uniform_direction_frozen uniform_direction_gen unitary_group_frozen unitary_group_gen vonmises_fisher_frozen vonmises_fisher_gen wishart_frozen wishart_gen
scipy.stats._new_distributions class Binomial Logistic Normal StandardNormal Uniform _Gamma _LogUniform
scipy.stats._odds_ratio class OddsRatioResult
scipy.stats._page_trend_test class PageTrendTestResult _PageL
scipy.stats._page_trend_test referenced page_trend_test
scipy.stats._probability_distribution class _ProbabilityDistribution
scipy.stats._qmc class Halton LatinHypercube MultinomialQMC MultivariateNormalQMC PoissonDisk QMCEngine Sobol
scipy.stats._qmc_cy called __pyx_unpickle_Enum
scipy.stats._quantile referenced quantile
scipy.stats._rcont.rcont called __pyx_unpickle_Enum
scipy.stats._relative_risk class RelativeRiskResult
scipy.stats._resampling class BootstrapMethod BootstrapResult MonteCarloMethod MonteCarloTestResult PermutationMethod PermutationTestResult PowerResult ResamplingMethod
scipy.stats._resampling referenced bootstrap monte_carlo_test permutation_test power
scipy.stats._rvs_sampling class NumericalInverseHermite
scipy.stats._rvs_sampling referenced rvs_ratio_uniforms
scipy.stats._sampling class CustomDistPINV FastGeneratorInversion RatioUniforms
scipy.stats._sensitivity_analysis class BootstrapSobolResult PPFDist SobolResult
scipy.stats._sensitivity_analysis referenced sobol_indices
scipy.stats._sobol called __pyx_unpickle_Enum
scipy.stats._stats called __pyx_unpickle_Enum
`;
