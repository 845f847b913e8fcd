"""Live updates: every event of a stream, once, in order and without gaps, to everybody who follows it.

An event comes by Redis (fast, may be lost or repeated) to the `Hub`, which hands it to the `Feed` of its stream. The
feed puts events in order by `seq`, waits 200 ms for one that is missing, then reads the log, and offers each event to
its `Follower`s. A follower is one subscription of one `Socket`; its event is encoded once for all who asked the same.
"""
