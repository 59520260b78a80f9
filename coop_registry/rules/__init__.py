"""Kinds, statuses, facts and decisions of the register: values in, value or refusal out."""
