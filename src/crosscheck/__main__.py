"""`python -m crosscheck` is the command line."""

from crosscheck.cli import main

main()
