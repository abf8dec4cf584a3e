"""Reads what people hand in, and trusts none of it."""
