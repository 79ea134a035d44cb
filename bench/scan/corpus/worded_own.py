"""A module of the user's own."""
from sklearn.base import BaseEstimator, TransformerMixin


def halved(x, *_):
    return x / 2


def scaled(x, by):
    return x * by


def chosen(_):
    return [0, 1]


class Clipped(BaseEstimator, TransformerMixin):
    def __init__(self, at):
        self.at = at

    def fit(self, x, y=None):
        return self

    def transform(self, x):
        return x.clip(-self.at, self.at)
