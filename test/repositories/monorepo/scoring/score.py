import joblib
import pandas as pd


def score(path: str) -> list[float]:
    model = joblib.load("model.joblib")
    return model.predict(pd.read_csv(path)).tolist()
