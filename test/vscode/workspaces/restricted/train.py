import pandas as pd

customers = pd.read_csv("/Users/ana/projects/restricted/data/churn.csv")
