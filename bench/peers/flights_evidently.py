"""Drift of 14 columns by Evidently's defaults: python flights_evidently.py <january.parquet> <july.parquet>   prints how many drift"""
import sys

import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset

numerical = ['dep_time', 'sched_dep_time', 'dep_delay', 'arr_time', 'sched_arr_time', 'arr_delay', 'flight', 'air_time',
             'distance', 'hour', 'minute']
categorical = ['carrier', 'origin', 'dest']
definition = DataDefinition(numerical_columns=numerical, categorical_columns=categorical)
reference, current = (
    Dataset.from_pandas(pd.read_parquet(path)[numerical + categorical], definition) for path in sys.argv[1:3]
)
found = Report([DataDriftPreset()]).run(reference_data=reference, current_data=current).dict()
print(found['metrics'][0]['value'])
