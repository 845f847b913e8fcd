"""UUIDv7 (RFC 9562): ids that sort by when they were made, so that indexes grow at their end."""

import itertools
import os
import time
from hashlib import blake2b
from uuid import UUID

_key = os.urandom(32)
_count = itertools.count()


def uuid7() -> UUID:
    """A new id: 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    # From a keyed hash of a number that never comes again, which nobody can foresee: asking the kernel gives away the
    # interpreter, and getting it back costs more than all of this. A forked process counts on under an id of its own.
    drawn = blake2b(b"%d %d" % (os.getpid(), next(_count)), key=_key, digest_size=10).digest()
    random = int.from_bytes(drawn, "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64 | 0b10 << 62
    return UUID(int=value | random & 0x3FFF_FFFF_FFFF_FFFF)
