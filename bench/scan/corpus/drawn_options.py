"""Boosters with callbacks, functions and ranks, and objects of SciPy that its functions alone do not return. Drawn."""
import numpy as np

import drawn_models
from drawn_held import until


def of_boosters(draw):
    x, y = drawn_models.data()
    frame = drawn_models.frame()[["a", "b", "size"]]

    def xgboost():
        import xgboost as xgb
        from sklearn import metrics

        how = draw.choice([{"callbacks": [xgb.callback.EarlyStopping(2, save_best=True)]}, {"callbacks": [xgb.callback.LearningRateScheduler(abs)]}, {"callbacks": [xgb.callback.EvaluationMonitor(period=2)]}, {"eval_metric": metrics.mean_absolute_error}, {"eval_metric": ["auc", "logloss"]}, {"monotone_constraints": (1, 0, -1, 0)}, {"interaction_constraints": [[0, 1], [2, 3]]}, {"objective": "binary:logitraw", "base_score": 0.3}, {"max_cat_to_onehot": 3}, {"missing": -1.0}, {"early_stopping_rounds": 2}, {"multi_strategy": "multi_output_tree"}, {"feature_types": ["q"] * 4}])
        kind = draw.choice([xgb.XGBClassifier, xgb.XGBRegressor, xgb.XGBRFClassifier])
        return draw.choice([lambda: kind(n_estimators=3, **how).fit(x, y, eval_set=[(x, y)], verbose=False), lambda: kind(n_estimators=3, enable_categorical=True, tree_method="hist").fit(frame, y), lambda: xgb.XGBRanker(n_estimators=3, objective=draw.choice(["rank:ndcg", "rank:pairwise", "rank:map"])).fit(x, y, group=[30, 30]), lambda: xgb.XGBRegressor(n_estimators=3).fit(x, np.c_[x[:, 0], y])])()

    def lightgbm():
        import lightgbm as lgb
        from sklearn import metrics

        called = [getattr(lgb, name)(*given) for name, given in (("early_stopping", (2,)), ("log_evaluation", (0,)), ("record_evaluation", ({},)), ("reset_parameter", ())) if hasattr(lgb, name)]
        how = draw.choice([{"boosting_type": "goss"}, {"boosting_type": "rf", "subsample": 0.5, "subsample_freq": 1}, {"monotone_constraints": [1, 0, 0, 0]}, {"class_weight": "balanced"}, {"class_weight": {0: 1.0, 1: 2.0}}, {"linear_tree": True}, {"random_state": np.random.RandomState(1)}, {"metric": "None"}, {"extra_trees": True}])
        return draw.choice([lambda: lgb.LGBMClassifier(n_estimators=3, min_child_samples=2, **how).fit(x, y, eval_set=[(x, y)], eval_names=["a"], callbacks=called[:draw.randint(0, 2)]), lambda: lgb.LGBMRanker(n_estimators=3, min_child_samples=2).fit(x, y, group=[30, 30]), lambda: lgb.LGBMRegressor(n_estimators=3, min_child_samples=2).fit(frame, x[:, 0], categorical_feature=["size"]), lambda: lgb.LGBMClassifier(n_estimators=3, min_child_samples=2).fit(x, np.array(["a", "b"])[y], eval_metric=draw.choice(["auc", metrics.log_loss])), lambda: lgb.cv({"objective": "binary", "verbose": -1, "min_data_in_leaf": 2}, lgb.Dataset(x, y), 3, nfold=2, **draw.choice([{}, {"return_cvbooster": True}]))])()

    def catboost():
        import catboost as cat

        quiet = {"iterations": 3, "verbose": 0, "allow_writing_files": False}
        how = draw.choice([{"eval_metric": "AUC"}, {"custom_metric": ["F1", "Recall"]}, {"loss_function": "CrossEntropy"}, {"class_weights": [1, 2]}, {"auto_class_weights": "Balanced"}, {"monotone_constraints": [1, 0, 0, 0]}, {"od_type": "Iter", "od_wait": 2}, {"use_best_model": True}, {"per_float_feature_quantization": ["0:border_count=8"]}, {"feature_weights": [1, 2, 1, 1]}])
        words = drawn_models.frame()[["a", "town", "words"]]
        return draw.choice([lambda: cat.CatBoostClassifier(**quiet, **how).fit(x, y, eval_set=(x, y)), lambda: cat.CatBoostClassifier(**quiet).fit(words, y, cat_features=["town"], text_features=["words"]), lambda: cat.CatBoostRanker(**quiet, loss_function=draw.choice(["YetiRank", "PairLogit"])).fit(cat.Pool(x, y, group_id=np.repeat([0, 1], 30))), lambda: cat.CatBoostRegressor(**quiet, loss_function=draw.choice(["MultiRMSE", "Quantile:alpha=0.2", "Poisson"])).fit(x, y), lambda: cat.sum_models([cat.CatBoostRegressor(**quiet).fit(x, y)] * 2)])()

    for i in range(60):
        yield "options_{}".format(i), lambda i=i: until(draw, [[xgboost, lightgbm, catboost][i % 3]] * 8)


def of_science(draw):
    from scipy import integrate, interpolate, optimize, signal, sparse, spatial, stats

    x, grid = np.linspace(0.1, 3, 12), np.random.RandomState(1).rand(12, 2)
    square = np.eye(3) * 0.5
    makers = [
        lambda: interpolate.RBFInterpolator(grid, x, kernel=draw.choice(["linear", "cubic", "gaussian", "quintic"]), epsilon=1.0), lambda: interpolate.RegularGridInterpolator((x, x), np.outer(x, x), method=draw.choice(["linear", "nearest", "cubic", "pchip"])), lambda: interpolate.CubicSpline(x, x**2, bc_type="natural"), lambda: interpolate.Akima1DInterpolator(x, x), lambda: interpolate.PchipInterpolator(x, x).derivative(), lambda: interpolate.BSpline(x, x[:8], 3), lambda: interpolate.NdPPoly(np.ones((2, 2, 1, 1)), ([0, 1], [0, 1])), lambda: interpolate.UnivariateSpline(x, x, s=0), lambda: interpolate.RectBivariateSpline(x, x, np.outer(x, x)), lambda: interpolate.SmoothBivariateSpline(grid[:, 0], grid[:, 1], x, kx=1, ky=1), lambda: interpolate.LinearNDInterpolator(grid, x), lambda: interpolate.NearestNDInterpolator(grid, x), lambda: interpolate.CloughTocher2DInterpolator(grid, x), lambda: interpolate.KroghInterpolator(x[:4], x[:4]), lambda: interpolate.BarycentricInterpolator(x[:4], x[:4]), lambda: interpolate.make_smoothing_spline(x, x), lambda: interpolate.interp1d(x, x, kind=draw.choice(["zero", "quadratic", "previous", "next", "nearest-up"]), fill_value="extrapolate"), lambda: interpolate.AAA(x, np.exp(x)), lambda: interpolate.NdBSpline((x, x), np.ones((8, 8)), 3), lambda: interpolate.BPoly.from_derivatives([0, 1], [[0, 1], [2, 3]]), lambda: interpolate.make_interp_spline(x, x),
        lambda: spatial.cKDTree(grid), lambda: spatial.KDTree(grid, leafsize=3), lambda: spatial.transform.Rotation.random(3), lambda: spatial.transform.Slerp([0, 1], spatial.transform.Rotation.random(2)), lambda: spatial.transform.RotationSpline([0, 1, 2], spatial.transform.Rotation.random(3)), lambda: spatial.Rectangle([1, 1], [0, 0]), lambda: spatial.SphericalVoronoi(np.array([[0, 0, 1], [0, 0, -1], [1, 0, 0], [0, 1, 0], [0, -1, 0], [-1, 0, 0.0]])), lambda: spatial.transform.RigidTransform.identity(2),
        lambda: optimize.minimize(np.sum, x[:2], method=draw.choice(["BFGS", "Nelder-Mead", "L-BFGS-B", "SLSQP", "COBYLA", "Powell", "TNC"]), options={"maxiter": 3}), lambda: optimize.LinearConstraint(square, 0, 1), lambda: optimize.Bounds([0], [1]), lambda: optimize.NonlinearConstraint(np.sum, 0, 1), lambda: optimize.least_squares(np.sin, x[:2]), lambda: optimize.linprog([1, 2], bounds=[(0, 1), (0, 1)]), lambda: optimize.milp([1, 2], integrality=[1, 0], bounds=optimize.Bounds(0, 1)), lambda: optimize.BFGS(), lambda: optimize.SR1(), lambda: optimize.HessianUpdateStrategy(), lambda: optimize.root(np.sin, x[:2]), lambda: optimize.differential_evolution(np.sum, [(0, 1)] * 2, maxiter=2, seed=1), lambda: optimize.dual_annealing(np.sum, [(0, 1)] * 2, maxiter=2), lambda: optimize.shgo(np.sum, [(0, 1)] * 2),
        lambda: integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0], dense_output=True, method=draw.choice(["RK45", "RK23", "DOP853", "Radau", "BDF", "LSODA"])), lambda: integrate.quad_vec(np.sin, 0, 1, full_output=True), lambda: signal.StateSpace(square, np.ones((3, 1)), np.ones((1, 3)), 0), lambda: signal.dlti([1.0], [1.0, 0.5], dt=0.1), lambda: signal.TransferFunction([1], [1, 2]).to_zpk(), lambda: signal.ShortTimeFFT(np.ones(4), 2, 10.0), lambda: signal.place_poles(np.array([[0, 1], [-1, 0.0]]), np.array([[0], [1.0]]), [-1, -2]), lambda: getattr(sparse, draw.choice(["csr", "csc", "coo", "bsr", "dia", "dok", "lil"]) + draw.choice(["_matrix", "_array"]))(square), lambda: sparse.linalg.aslinearoperator(sparse.csr_matrix(square)), lambda: sparse.linalg.aslinearoperator(square).H * 2, lambda: sparse.random(5, 5, 0.4, format=draw.choice(["csr", "coo", "lil"])),
        lambda: stats.gaussian_kde(x, bw_method=draw.choice([None, "silverman", 0.3])), lambda: stats.rv_histogram(np.histogram(x, 4)), lambda: stats.multivariate_normal([0, 1], np.eye(2)), lambda: stats.wishart(4, square), lambda: stats.dirichlet([1, 2.0]), lambda: stats.matrix_normal(np.zeros((2, 2))), lambda: stats.special_ortho_group(3), lambda: stats.ecdf(x), lambda: stats.bootstrap((x,), np.mean, n_resamples=9), lambda: stats.ttest_ind(x, x + 1), lambda: stats.rv_discrete(values=([0, 1], [0.4, 0.6])), lambda: getattr(stats.qmc, draw.choice(["Sobol", "Halton", "LatinHypercube", "PoissonDisk", "MultinomialQMC"]))(2), lambda: stats.fit(stats.norm, x, [(0, 3), (0.1, 3)]), lambda: stats.Normal(mu=1.0, sigma=2.0), lambda: stats.make_distribution(stats.gamma)(a=2.0), lambda: stats.binned_statistic(x, x, "std", 3), lambda: stats.CensoredData(x, right=x), lambda: stats.tukey_hsd(x, x + 1, x * 2), lambda: stats.vonmises_fisher([0, 1.0], 2), lambda: stats.anderson(x), lambda: stats.sampling.NumericalInversePolynomial(stats.norm()), lambda: stats.goodness_of_fit(stats.norm, x, n_mc_samples=9), lambda: stats.monte_carlo_test(x, np.random.rand, np.mean, n_resamples=9), lambda: stats.Mixture([stats.Normal(), stats.Normal(mu=2)], weights=[0.5, 0.5]), lambda: stats.linregress(x, x**2),
    ]
    for i in range(60):
        yield "science_{}".format(i), lambda: until(draw, makers)


GROUPS = [of_boosters, of_science]
