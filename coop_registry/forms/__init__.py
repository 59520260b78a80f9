"""The register's forms: text to values; what is allowed is a rule's business."""
