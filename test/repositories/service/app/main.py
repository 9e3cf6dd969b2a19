import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load(os.environ.get("MODEL_PATH", "/home/ana/models/churn.joblib"))


@app.post("/predict")
def predict(features: list[float]) -> dict[str, float]:
    return {"score": float(model.predict([features])[0])}
