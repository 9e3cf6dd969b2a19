import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/model.joblib")


@app.post("/predict")
def predict(customer: dict[str, float]) -> float:
    return float(model.predict([list(customer.values())])[0])
