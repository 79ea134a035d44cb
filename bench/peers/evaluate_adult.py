"""What evaluate-model prints for examples/credit, without its intervals: pandas, ONNX Runtime, scikit-learn.

python evaluate_adult.py <examples/credit>   writes the figures as JSON
"""
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pandas as pd
from sklearn import metrics as M

from binary_metrics import all_metrics

home = Path(sys.argv[1])
data = pd.read_parquet(home / 'data/test.parquet')
y = (data['income'] == '>50K').to_numpy(int)


def feeds(session):
    return {
        i.name: data[[i.name]].fillna('?').to_numpy(object)
        if 'string' in i.type
        else data[[i.name]].to_numpy(np.float32)
        for i in session.get_inputs()
    }


def positive_scores(path):
    session = ort.InferenceSession(path, providers=['CPUExecutionProvider'])
    (scores,) = session.run(['probabilities'], feeds(session))
    return scores[:, 1].astype(np.float64)


def of_slice(y, score):
    return {
        'accuracy': M.accuracy_score(y, score > 0.5),
        'log-loss': M.log_loss(y, score),
        'roc-auc': M.roc_auc_score(y, score),
    }


slices = {'sex': data['sex'], 'race': data['race'], 'seniors': data['age'].ge(60).map({True: 'true'})}
figures = {}
for role, model in {'candidate': 'better', 'baseline': 'baseline'}.items():
    score = positive_scores(home / f'models/{model}.onnx')
    for metric, value in all_metrics(y, score).items():
        figures[f'{metric}/{role}'] = value
    for name, column in slices.items():
        for value, rows in column.groupby(column).indices.items():
            for metric, figure in of_slice(y[rows], score[rows]).items():
                figures[f'{metric}/{role}/{name}={value}'] = figure

json.dump(figures, sys.stdout, default=float)
