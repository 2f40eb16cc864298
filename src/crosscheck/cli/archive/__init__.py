"""Keep articles, claims and findings in one file, ask it by SQL, and check new articles against it."""
