"""What is done in the fund's books; the caller commits."""
