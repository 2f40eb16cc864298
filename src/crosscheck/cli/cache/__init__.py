"""Show or empty the cache, where what is read of articles is kept for the next run."""
