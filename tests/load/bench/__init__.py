"""How close Holdfast comes to the limit. Run it: `make bench`, or `python -m tests.load.bench FIGURE ...` for some.

Every figure is a ratio, measured in one run against its reference on the same machine, in turns. `figures` says what is
compared, `references` and `statements` are what it is compared with, `town` is whom it is measured on, `table` what
comes out.
"""
