"""Running loans taken over from older books (số dư đầu kỳ): reading, comparing, deciding."""
