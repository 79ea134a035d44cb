# fairlearn's four disparities by two columns, without any interval: the same predictions from the same Parquet files.
import sys

import pandas as pd
from fairlearn.metrics import (
    demographic_parity_difference,
    demographic_parity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
)

folder = sys.argv[1]
data = pd.read_parquet(f"{folder}/data.parquet").merge(pd.read_parquet(f"{folder}/candidate.parquet"), on="id")
decided = (data["score"] > 0.5).astype(int)
for column in ["sex", "race"]:
    for disparity in [
        demographic_parity_difference,
        demographic_parity_ratio,
        equalized_odds_difference,
        equalized_odds_ratio,
    ]:
        print(column, disparity.__name__, disparity(data["label"], decided, sensitive_features=data[column]))
