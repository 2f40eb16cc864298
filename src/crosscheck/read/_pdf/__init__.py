"""PDF → lines, in a process of their own (`process.py`), and lines → paragraphs (`paragraphs.py`).

What the process loads imports its siblings by relative names, and nothing else of crosscheck: there this package stands alone.
"""
