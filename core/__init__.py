"""What every room needs and no business word: database, money, dates, text, access, forms."""
