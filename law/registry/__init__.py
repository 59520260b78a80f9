"""The cooperative rules of both regimes, one module per subject (quy định về hợp tác xã)."""
