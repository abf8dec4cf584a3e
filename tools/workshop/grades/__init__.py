"""Grades of submissions that nobody has to trust: ./workshop grade."""
