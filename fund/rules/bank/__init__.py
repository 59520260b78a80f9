"""Statements of the bank (sao kê ngân hàng): read, and matched with the books."""
