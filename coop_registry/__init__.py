"""Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác: acts, dated facts, findings, papers."""
