"""Trains models on real data and writes what they say of rows that they have not seen: python make.py <folder of tables> <folder>

Tables: adult_{train,test}.parquet, flights.parquet, weather.parquet. For each: <folder>/<table>/{facts.json, label.u8, slice.u8, <model>.f32}, a value a row.
"""
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import AdaBoostClassifier, ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

TRAINING = 15_000


def adult(tables):
    data = pd.concat([pd.read_parquet(tables / f"adult_{part}.parquet") for part in ("train", "test")])
    return data.drop(columns=["income", "fnlwgt"]), data["income"] == ">50K", data["race"]


def flights(tables):
    """Late by a quarter of an hour or more, told before the start."""
    data = pd.read_parquet(tables / "flights.parquet").dropna(subset=["arr_delay"]).sample(80_000, random_state=0)
    features = data[["month", "day", "sched_dep_time", "sched_arr_time", "carrier", "origin", "dest", "distance"]]
    return features.assign(known=data["dep_delay"] > 5), data["arr_delay"] >= 15, data["origin"]


def weather(tables):
    """Rain, in 7 % of the hours."""
    data = pd.read_parquet(tables / "weather.parquet")
    return data[["month", "hour", "temp", "dewp", "wind_speed", "pressure", "visib"]], data["precip"] > 0, data["origin"]


def models():
    """Good and poor, calibrated and not, with few different scores and with many; some the same but for their seed or the rows they saw."""
    scaled = lambda model: make_pipeline(StandardScaler(), model)
    yield "logistic", scaled(LogisticRegression(max_iter=300)), 1.0
    yield "logistic on half the rows", scaled(LogisticRegression(max_iter=300)), 0.5
    yield "logistic, strong penalty", scaled(LogisticRegression(C=1e-3, max_iter=300)), 1.0
    for seed in (0, 1, 2):
        yield f"forest {seed}", RandomForestClassifier(100, min_samples_leaf=5, random_state=seed, n_jobs=1), 1.0
    yield "forest, deep", RandomForestClassifier(60, random_state=0), 1.0
    yield "extra trees", ExtraTreesClassifier(60, min_samples_leaf=3, random_state=0), 1.0
    for seed in (0, 1):
        yield f"boosting {seed}", HistGradientBoostingClassifier(random_state=seed, max_iter=80, early_stopping=True), 1.0
    yield "boosting on half the rows", HistGradientBoostingClassifier(random_state=2, max_iter=80), 0.5
    yield "boosting on a twentieth", HistGradientBoostingClassifier(random_state=2, max_iter=80), 0.05
    yield "boosted stumps", AdaBoostClassifier(n_estimators=40, random_state=0), 1.0
    yield "tree", DecisionTreeClassifier(max_depth=6, random_state=0), 1.0
    yield "naive Bayes", GaussianNB(), 1.0
    yield "neighbours", scaled(KNeighborsClassifier(25)), 0.5
    for seed in (0, 1):
        yield f"network {seed}", scaled(MLPClassifier((32,), max_iter=15, random_state=seed)), 1.0


def as_numbers(features):
    columns = {}
    for name, values in features.items():
        text = not pd.api.types.is_numeric_dtype(values)
        numbers = values.astype("category").cat.codes if text else values
        columns[name] = numbers.fillna(values.median()) if not text else numbers
    return pd.DataFrame(columns).to_numpy(np.float64)


def main(tables, folder):
    for make in (adult, flights, weather):
        features, label, group = make(tables)
        x, y = as_numbers(features), label.to_numpy(np.uint8)
        order = np.random.default_rng(0).permutation(len(y))
        train, pool = order[:TRAINING], order[TRAINING:]
        own = folder / make.__name__
        own.mkdir(parents=True, exist_ok=True)
        codes = group.astype("category").cat.codes.to_numpy(np.uint8)
        y[pool].tofile(own / "label.u8")
        codes[pool].tofile(own / "slice.u8")
        names = []
        for name, model, share in models():
            some = train[: int(share * TRAINING)]
            scores = np.clip(model.fit(x[some], y[some]).predict_proba(x[pool])[:, 1], 1e-6, 1 - 1e-6)
            scores.astype(np.float32).tofile(own / f"{name}.f32")
            names.append(name)
            print(make.__name__, name, "accuracy", round(float(((scores > 0.5) == y[pool]).mean()), 4), flush=True)
        facts = {"rows": len(pool), "slices": [str(c) for c in group.astype("category").cat.categories], "models": names}
        (own / "facts.json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
