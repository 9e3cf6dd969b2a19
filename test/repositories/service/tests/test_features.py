import pandas as pd

from app.features import tenure_in_years


def test_tenure_in_years():
    customers = pd.DataFrame({"tenure": [12, 24]})
    assert tenure_in_years(customers)["tenure_years"].tolist() == [1.0, 2.0]
