"""The books of the fund on paper and as workbooks."""
