"""Same as notebook 02, for the monthly retraining: python train.py"""
import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

DATA = "/Users/ana/projects/churn/data/churn.csv"
MODEL = "/Users/ana/projects/churn/models/model.joblib"

NUMERIC = ["tenure_months", "monthly_charges", "total_charges", "support_calls", "charge_increase", "is_new"]
CATEGORICAL = ["contract", "internet_service", "payment_method", "paperless_billing"]


def add_features(customers):
    """One row per customer, with the columns the model wants. The input stays as it is."""
    features = customers.copy()
    expected_total = features["monthly_charges"] * features["tenure_months"]
    features["total_charges"] = features["total_charges"].fillna(expected_total)
    average = features["total_charges"] / features["tenure_months"].clip(lower=1)
    features["charge_increase"] = (features["monthly_charges"] - average).round(2)
    features["is_new"] = (features["tenure_months"] < 6).astype(int)
    return features


def train_model(X, y):
    preprocessing = ColumnTransformer(
        [
            ("numeric", StandardScaler(), NUMERIC),
            ("categorical", OneHotEncoder(handle_unknown="ignore"), CATEGORICAL),
        ]
    )
    classifier = RandomForestClassifier(n_estimators=60, max_depth=5, min_samples_leaf=5)
    return Pipeline([("preprocessing", preprocessing), ("classifier", classifier)]).fit(X, y)


def main():
    customers = add_features(pd.read_csv(DATA))
    X, y = customers[NUMERIC + CATEGORICAL], customers["churned"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y)
    model = train_model(X_train, y_train)
    print("roc auc:", round(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]), 3))
    joblib.dump(model, MODEL, compress=3)


if __name__ == "__main__":
    main()
