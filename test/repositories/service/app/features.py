import pandas as pd


def tenure_in_years(customers: pd.DataFrame) -> pd.DataFrame:
    return customers.assign(tenure_years=customers["tenure"] / 12)
