import pandas as pd

customers = pd.read_csv("/Users/ana/projects/first/data/churn.csv")
