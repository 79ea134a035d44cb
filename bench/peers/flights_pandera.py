"""About as many checks by pandera: python flights_pandera.py <flights.parquet>   prints how many rows break them"""
import sys

import pandas as pd
import pandera.pandas as pa
from pandera.pandas import Check, Column

flights = pd.read_parquet(sys.argv[1])


def number(*checks):
    return Column('float64', list(checks), nullable=True)


def whole(*checks):
    return Column('int64', list(checks))


schema = pa.DataFrameSchema(
    {
        'year': whole(Check.isin([2013])),
        'month': whole(Check.in_range(1, 12)),
        'day': whole(Check.in_range(1, 31)),
        'dep_time': number(Check.in_range(0, 2400)),
        'sched_dep_time': whole(Check.in_range(0, 2400)),
        'dep_delay': number(Check.in_range(-60, 1000)),
        'arr_time': number(),
        'sched_arr_time': whole(),
        'arr_delay': number(Check(lambda x: 0 <= x.mean() <= 15)),
        'carrier': Column(str, Check.str_matches(r'^[A-Z0-9]{2}$')),
        'flight': whole(),
        'tailnum': Column(str, Check.str_matches(r'^N[0-9]{1,5}[A-Z]{0,2}$'), nullable=True),
        'origin': Column(str, Check.isin(['JFK', 'LGA', 'EWR'])),
        'dest': Column(str, [Check.str_length(3, 3), Check(lambda x: 100 <= x.nunique() <= 110)]),
        'air_time': number(Check(lambda x: 100 <= x.median() <= 200)),
        'distance': whole(Check(lambda x: 700 <= x.quantile(0.5) <= 1000)),
        'hour': whole(Check.in_range(0, 23)),
        'minute': whole(Check.in_range(0, 59)),
        'time_hour': Column(str),
    },
    checks=[
        Check(lambda x: 300_000 <= len(x) <= 10_000_000),
        Check(lambda x: (x.arr_time >= x.dep_time) | x.arr_time.isna() | x.dep_time.isna()),
        Check(lambda x: 10 <= x.dep_delay.std() <= 60),
        Check(lambda x: x.dep_time.isna().mean() <= 0.03),
    ],
    strict=True,
    unique=['year', 'month', 'day', 'carrier', 'flight', 'sched_dep_time', 'origin'],
)
try:
    schema.validate(flights, lazy=True)
    print(0)
except pa.errors.SchemaErrors as error:
    print(len(error.failure_cases))
