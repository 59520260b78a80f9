"""Reading the office's own files: cells, tables, columns, values. No database, no Flask.

`child.read_file` reads a file in a process with limits, `lists.read_lists` makes rows of it.
"""
