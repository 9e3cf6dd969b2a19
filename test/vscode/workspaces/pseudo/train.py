import pandas as pd
from sklearn.model_selection import train_test_split

customers = pd.read_csv("/Users/ana/projects/churn/data/churn.csv")
train, test = train_test_split(customers)
