"""Figures of a binary classifier by scikit-learn, under ModelGate's names. No intervals."""
import numpy as np
from sklearn import metrics as M

AVERAGED = {'precision': M.precision_score, 'recall': M.recall_score, 'f1': M.f1_score}


def calibration_error(y, score, bins=15):
    """Expected calibration error over equally wide bins: scikit-learn has none."""
    at = np.minimum((score * bins).astype(int), bins - 1)
    gaps = np.bincount(at, weights=score - y, minlength=bins)
    return np.abs(gaps).sum() / len(y)


def of_decisions(y, decided):
    figures = {
        'accuracy': M.accuracy_score(y, decided),
        'balanced-accuracy': M.balanced_accuracy_score(y, decided),
        'mcc': M.matthews_corrcoef(y, decided),
        'cohen-kappa': M.cohen_kappa_score(y, decided),
    }
    for name, function in AVERAGED.items():
        figures[name] = function(y, decided)
        figures[f'{name}-macro'] = function(y, decided, average='macro')
        figures[f'{name}-weighted'] = function(y, decided, average='weighted')
    return figures


def of_scores(y, score):
    return {
        'roc-auc': M.roc_auc_score(y, score),
        'average-precision': M.average_precision_score(y, score),
        'log-loss': M.log_loss(y, score),
        'brier': M.brier_score_loss(y, score),
        'calibration-error': calibration_error(y, score),
    }


def all_metrics(y, score, threshold=0.5):
    return {**of_decisions(y, (score > threshold).astype(int)), **of_scores(y, score)}
