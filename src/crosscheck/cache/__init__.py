"""What is known of an article is kept between runs, and so are the vectors of its words.

`memory` says what is kept and under which key, `plain` in what form, `identity` on what it depends, `folder` where. Only `folder` knows files.
"""

from crosscheck.cache.memory import (
    Memory,
    completion,
    encoder,
    keep,
    keep_completion,
    kept,
    packed_reading,
    packed_record,
    plain_reading,
    reading_of,
    recall,
    unpacked_reading,
    unpacked_record,
)

__all__ = [
    "Memory", "completion", "encoder", "keep", "keep_completion", "kept", "packed_reading", "packed_record", "plain_reading", "reading_of", "recall",
    "unpacked_reading", "unpacked_record",
]  # fmt: skip
