"""Quỹ hỗ trợ phát triển hợp tác xã: loans, repayments, books."""
