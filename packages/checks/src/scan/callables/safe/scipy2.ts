// Callables that are safe in their role: scipy2. Written by scripts/scan/lists.ts.

export const ofScipy2 = `
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
scipy.sparse.csgraph class PytestTester
scipy.sparse.csgraph._flow called __pyx_unpickle_Enum
scipy.sparse.csgraph._flow class MaximumFlowResult
scipy.sparse.csgraph._matching called __pyx_unpickle_Enum
scipy.sparse.csgraph._min_spanning_tree called __pyx_unpickle_Enum
scipy.sparse.csgraph._reordering called __pyx_unpickle_Enum
scipy.sparse.csgraph._shortest_path called __pyx_unpickle_Enum
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
scipy.spatial.distance class CDistMetricWrapper CDistWeightedMetricWrapper MetricInfo PDistMetricWrapper PDistWeightedMetricWrapper
scipy.spatial.distance referenced braycurtis canberra cdist chebyshev cityblock correlation cosine dice directed_hausdorff euclidean hamming is_valid_dm is_valid_y jaccard jensenshannon kulczynski1 kulsinski mahalanobis minkowski num_obs_dm num_obs_y pdist rogerstanimoto russellrao seuclidean sokalmichener sokalsneath sqeuclidean squareform yule
scipy.spatial.transform class PytestTester RotationSpline
scipy.spatial.transform._rotation called __pyx_unpickle_Enum __pyx_unpickle_Rotation
scipy.spatial.transform._rotation class Rotation Slerp
scipy.spatial.transform._rotation_spline class RotationSpline
scipy.special class PytestTester SpecialFunctionError SpecialFunctionWarning
scipy.special referenced agm airy airye bdtr bdtrc bdtri bdtrik bdtrin bei beip ber berp besselpoly beta betainc betaincc betainccinv betaincinv betaln binom boxcox boxcox1p btdtr btdtri btdtria btdtrib cbrt chdtr chdtrc chdtri chdtriv chndtr chndtridf chndtrinc chndtrix cosdg cosm1 cotdg dawsn digamma ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erfc erfcinv erfcx erfi erfinv eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel fdtr fdtrc fdtri fdtridfd fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix hankel1 hankel1e hankel2 hankel2e huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jn jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kl_div kn kolmogi kolmogorov kv kve log1p log_expit log_ndtr loggamma logit lpmv mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t pbdv pbvv pbwa pdtr pdtrc pdtri pdtrik poch powm1 pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv pseudo_huber psi radian rel_entr rgamma round shichi sici sindg smirnov smirnovi spence sph_harm stdtr stdtridf stdtrit struve tandg tklmbda voigt_profile wofz wright_bessel wrightomega xlog1py xlogy y0 y1 yn yv yve zetac
scipy.special._basic referenced ai_zeros assoc_laguerre bei_zeros beip_zeros ber_zeros bernoulli berp_zeros bi_zeros clpmn comb diric erf_zeros euler factorial factorial2 factorialk fresnel_zeros fresnelc_zeros fresnels_zeros h1vp h2vp ivp jn_zeros jnjnp_zeros jnp_zeros jnyn_zeros jvp kei_zeros keip_zeros kelvin_zeros ker_zeros kerp_zeros kvp lmbda lpmn lpn lqmn lqn mathieu_even_coef mathieu_odd_coef obl_cv_seq pbdn_seq pbdv_seq pbvv_seq perm polygamma pro_cv_seq riccati_jn riccati_yn stirling2 y0_zeros y1_zeros y1p_zeros yn_zeros ynp_zeros yvp zeta
scipy.special._ellip_harm referenced ellip_harm ellip_harm_2 ellip_normal
scipy.special._lambertw referenced lambertw
scipy.special._logsumexp referenced log_softmax logsumexp softmax
scipy.special._mptestutils class Arg ComplexArg FixedArg IntArg MpmathData TimeoutError
scipy.special._orthogonal class orthopoly1d
scipy.special._orthogonal referenced chebyc chebys chebyt chebyu gegenbauer genlaguerre hermite hermitenorm jacobi laguerre legendre roots_chebyc roots_chebys roots_chebyt roots_chebyu roots_gegenbauer roots_genlaguerre roots_hermite roots_hermitenorm roots_jacobi roots_laguerre roots_legendre roots_sh_chebyt roots_sh_chebyu roots_sh_jacobi roots_sh_legendre sh_chebyt sh_chebyu sh_jacobi sh_legendre
scipy.special._sf_error class SpecialFunctionError SpecialFunctionWarning
scipy.special._spfun_stats referenced multigammaln
scipy.special._spherical_bessel referenced spherical_in spherical_jn spherical_kn spherical_yn
scipy.special._test_internal called __pyx_unpickle_Enum
scipy.special._testutils class FuncData MissingModule
scipy.special._ufuncs class errstate
scipy.special._ufuncs referenced agm airy airye bdtr bdtrc bdtri bdtrik bdtrin bei beip ber berp besselpoly beta betainc betaincc betainccinv betaincinv betaln binom boxcox boxcox1p btdtr btdtri btdtria btdtrib cbrt chdtr chdtrc chdtri chdtriv chndtr chndtridf chndtrinc chndtrix cosdg cosm1 cotdg dawsn ellipe ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erfc erfcinv erfcx erfi erfinv eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel fdtr fdtrc fdtri fdtridfd fresnel gamma gammainc gammaincc gammainccinv gammaincinv gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix geterr hankel1 hankel1e hankel2 hankel2e huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive j0 j1 jv jve k0 k0e k1 k1e kei keip kelvin ker kerp kl_div kn kolmogi kolmogorov kv kve log1p log_expit log_ndtr loggamma logit lpmv mathieu_a mathieu_b mathieu_cem mathieu_modcem1 mathieu_modcem2 mathieu_modsem1 mathieu_modsem2 mathieu_sem modfresnelm modfresnelp modstruve nbdtr nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_rad1 obl_rad1_cv obl_rad2 obl_rad2_cv owens_t pbdv pbvv pbwa pdtr pdtrc pdtri pdtrik poch powm1 pro_ang1 pro_ang1_cv pro_cv pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv pseudo_huber psi radian rel_entr rgamma round seterr shichi sici sindg smirnov smirnovi spence sph_harm stdtr stdtridf stdtrit struve tandg tklmbda voigt_profile wofz wright_bessel wrightomega xlog1py xlogy y0 y1 yn yv yve zetac
scipy.stats class BootstrapMethod CensoredData ConstantInputWarning Covariance DegenerateDataWarning FitError MonteCarloMethod NearConstantInputWarning PermutationMethod PytestTester gaussian_kde
scipy.stats._ansari_swilk_statistics called __pyx_unpickle_Enum
scipy.stats._biasedurn class _PyFishersNCHypergeometric _PyStochasticLib3 _PyWalleniusNCHypergeometric
scipy.stats._binned_statistic class BinnedStatistic2dResult BinnedStatisticResult BinnedStatisticddResult
scipy.stats._binned_statistic referenced binned_statistic binned_statistic_2d binned_statistic_dd
scipy.stats._binomtest class BinomTestResult
scipy.stats._binomtest referenced binomtest
scipy.stats._bws_test referenced bws_test
scipy.stats._censored_data class CensoredData
scipy.stats._common class ConfidenceInterval
scipy.stats._continuous_distns class FitDataError FitSolverError FitUniformFixedScaleDataError
scipy.stats._covariance class CovViaCholesky CovViaDiagonal CovViaEigendecomposition CovViaPSD CovViaPrecision Covariance
scipy.stats._distn_infrastructure class _ShapeInfo rv_continuous_frozen rv_discrete_frozen rv_frozen
scipy.stats._entropy referenced differential_entropy entropy
scipy.stats._fit class FitResult GoodnessOfFitResult
scipy.stats._fit referenced fit goodness_of_fit
scipy.stats._hypotests class BarnardExactResult BoschlooExactResult CramerVonMisesResult Epps_Singleton_2sampResult SomersDResult TukeyHSDResult
scipy.stats._hypotests referenced barnard_exact boschloo_exact cramervonmises cramervonmises_2samp epps_singleton_2samp poisson_means_test somersd tukey_hsd
scipy.stats._kde class gaussian_kde
scipy.stats._levy_stable class _ShapeInfo
scipy.stats._levy_stable.levyst class Nolan
scipy.stats._mannwhitneyu class MannwhitneyuResult _MWU
scipy.stats._mannwhitneyu referenced mannwhitneyu
scipy.stats._morestats class AnsariResult BartlettResult DirectionalStats FlignerResult LeveneResult Mean ShapiroResult Std_dev Variance _ABW _BigFloat
scipy.stats._morestats referenced anderson anderson_ksamp ansari bartlett bayes_mvs binom_test boxcox boxcox_llf boxcox_normmax boxcox_normplot circmean circstd circvar directional_stats false_discovery_control fligner kstat kstatvar levene median_test mood mvsdist ppcc_max ppcc_plot probplot shapiro wilcoxon yeojohnson yeojohnson_llf yeojohnson_normmax yeojohnson_normplot
scipy.stats._mstats_basic class BrunnerMunzelResult DescribeResult F_onewayResult FriedmanchisquareResult KruskalResult KurtosistestResult MannwhitneyuResult ModeResult NormaltestResult PointbiserialrResult SkewtestResult Ttest_1sampResult Ttest_indResult Ttest_relResult
scipy.stats._multicomp class DunnettResult
scipy.stats._multicomp referenced dunnett
scipy.stats._multivariate class _PSD dirichlet_frozen dirichlet_gen dirichlet_multinomial_frozen dirichlet_multinomial_gen invwishart_frozen invwishart_gen matrix_normal_frozen matrix_normal_gen multi_rv_frozen multi_rv_generic multinomial_frozen multinomial_gen multivariate_hypergeom_frozen multivariate_hypergeom_gen multivariate_normal_frozen multivariate_normal_gen multivariate_t_frozen multivariate_t_gen ortho_group_frozen ortho_group_gen random_correlation_frozen random_correlation_gen random_table_frozen random_table_gen special_ortho_group_frozen special_ortho_group_gen uniform_direction_frozen uniform_direction_gen unitary_group_frozen unitary_group_gen vonmises_fisher_frozen vonmises_fisher_gen wishart_frozen wishart_gen
scipy.stats._odds_ratio class OddsRatioResult
scipy.stats._page_trend_test class PageTrendTestResult _PageL
scipy.stats._page_trend_test referenced page_trend_test
scipy.stats._qmc class Halton LatinHypercube MultinomialQMC MultivariateNormalQMC PoissonDisk QMCEngine Sobol
scipy.stats._qmc_cy called __pyx_unpickle_Enum
scipy.stats._rcont.rcont called __pyx_unpickle_Enum
scipy.stats._relative_risk class RelativeRiskResult
scipy.stats._resampling class BootstrapMethod BootstrapResult MonteCarloMethod MonteCarloTestResult PermutationMethod PermutationTestResult ResamplingMethod
scipy.stats._resampling referenced bootstrap monte_carlo_test permutation_test
scipy.stats._rvs_sampling referenced rvs_ratio_uniforms
scipy.stats._sampling class CustomDistPINV FastGeneratorInversion RatioUniforms
scipy.stats._sensitivity_analysis class BootstrapSobolResult PPFDist SobolResult
scipy.stats._sensitivity_analysis referenced sobol_indices
scipy.stats._sobol called __pyx_unpickle_Enum
scipy.stats._stats called __pyx_unpickle_Enum
scipy.stats._stats_mstats_common referenced linregress siegelslopes theilslopes
scipy.stats._stats_py class AlexanderGovernResult BrunnerMunzelResult ConfidenceInterval CumfreqResult DescribeResult F_onewayResult FriedmanchisquareResult HistogramResult KruskalResult KurtosistestResult ModeResult NormaltestResult PearsonRResult Power_divergenceResult QuantileTestResult RanksumsResult RelfreqResult RepeatedResults SigmaclipResult SkewtestResult TtestResult Ttest_indResult _ParallelP
scipy.stats._stats_py referenced alexandergovern brunnermunzel chisquare combine_pvalues cumfreq describe energy_distance expectile f_oneway find_repeats fisher_exact friedmanchisquare gmean gstd gzscore hmean iqr jarque_bera kendalltau kruskal ks_1samp ks_2samp kstest kurtosis kurtosistest median_abs_deviation mode moment multiscale_graphcorr normaltest obrientransform pearsonr percentileofscore pmean pointbiserialr power_divergence quantile_test rankdata ranksums relfreq scoreatpercentile sem sigmaclip skew skewtest spearmanr tiecorrect tmax tmean tmin trim1 trim_mean trimboth tsem tstd ttest_1samp ttest_ind ttest_ind_from_stats ttest_rel tvar wasserstein_distance wasserstein_distance_nd weightedtau zmap zscore
scipy.stats._survival class ECDFResult EmpiricalDistributionFunction LogRankResult
scipy.stats._survival referenced ecdf logrank
scipy.stats._unuran.unuran_wrapper called __pyx_unpickle_Enum __pyx_unpickle__URNG
scipy.stats._unuran.unuran_wrapper class DiscreteAliasUrn DiscreteGuideTable Method NumericalInverseHermite NumericalInversePolynomial SimpleRatioUniforms TransformedDensityRejection _URNG
scipy.stats._variation referenced variation
scipy.stats._warnings_errors class ConstantInputWarning DegenerateDataWarning FitError NearConstantInputWarning
scipy.stats._wilcoxon class WilcoxonDistribution
scipy.stats.contingency referenced chi2_contingency
`;
