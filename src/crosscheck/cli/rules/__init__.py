"""List, show, write and try rules: the built-in ones and your own."""
