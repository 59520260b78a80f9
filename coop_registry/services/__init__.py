"""The register's use cases: load, judge, change, flush, audit; the caller commits."""
