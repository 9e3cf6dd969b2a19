import pandas as pd

customers = pd.read_csv("/Users/ana/projects/second/data/churn.csv")
