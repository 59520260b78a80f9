"""Tests of the dated law."""
