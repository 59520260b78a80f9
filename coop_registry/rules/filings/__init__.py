"""Filings (hồ sơ đăng ký): what each kind asks, who may do what with it, which clock runs.

Values in, values out; the law's figures stand in `law`, what was filed in `models`.
"""
