"""What the books of the fund hold (sổ kế toán): roles of accounts, positions of loans, postings."""
