"""The paper kit (PDF, Word, Excel), issued papers and stored files."""
