"""What is known of an article is kept between runs, and so are the vectors of its words.

`memory` says what is kept and under which key, `plain` in what form, `identity` on what it depends, `folder` where. Only `folder` knows files.
"""

from crosscheck.cache.memory import (
    Memory,
    completed,
    encoder,
    keep,
    kept,
    packed_reading,
    packed_record,
    recall,
    unpacked_reading,
    unpacked_record,
)

__all__ = ["Memory", "completed", "encoder", "keep", "kept", "packed_reading", "packed_record", "recall", "unpacked_reading", "unpacked_record"]
