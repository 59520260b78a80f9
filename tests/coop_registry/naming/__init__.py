"""Tests of proposed names."""
