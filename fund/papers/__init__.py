"""Papers and workbooks of the fund."""
