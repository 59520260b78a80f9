"""The law of the support fund (Quỹ hỗ trợ phát triển hợp tác xã) as dated values."""
