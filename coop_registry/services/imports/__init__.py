"""Use cases of imports: read, decide, judge, write, undo (nhập danh sách)."""
