"""Use cases of filings: received, examined, decided, brought into the register."""
