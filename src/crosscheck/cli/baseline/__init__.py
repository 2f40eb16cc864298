"""Make and keep a baseline: the findings that are known, so that a check shows and fails on what is new."""
