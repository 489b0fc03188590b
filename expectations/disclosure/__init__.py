"""The disclosure audit: do these figures contradict each other, and do they give a hidden one away?

Pure functions over arrays and frames: no files, no network, no Great Expectations.
"""
