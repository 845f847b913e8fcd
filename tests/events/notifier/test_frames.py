"""The sending side of a frame, in a process of its own as functions are: cheap, silent, never in the way."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from knative.local.stack.settings import CHECKOUT
from knative.local.stack.stack import Stack
from tests.events.log import a_stream
from tests.events.notifier.conftest import Subscriber
from tests.events.process import Process
from tests.waiting import until

Subscribe = Callable[[str], Subscriber]

SENDING = """
import sys
from functions.runtime.frames import send_frames
from tests.events.notifier.function import an_envelope
for line in sys.stdin:
    send_frames([an_envelope(sys.argv[1], int(line))])
"""

HANDING_OVER = """
from functions.runtime.frames import send_frames
from tests.events.notifier.function import an_envelope
envelopes = [an_envelope("project:0197f3c2-0000-7000-8000-000000000000", 1)]
for _ in range(2000):
    send_frames(envelopes)
print("done")
"""


def _function(services: Stack, script: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=CHECKOUT,
        env={**services.environment, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def test_a_function_that_ends_at_once_has_sent_its_frames(
    services: Stack, notifier: Process, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)

    function = _function(services, SENDING, stream)
    function.communicate("1\n2\n3\n", timeout=20)

    assert function.returncode == 0
    subscriber.wait_for(1, 2, 3)


def test_frames_flow_again_after_the_notifier_was_killed(
    services: Stack, start_notifier: Callable[[], Process], subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber, notifier = subscribe(stream), start_notifier()
    function = _function(services, SENDING, stream)
    assert function.stdin
    function.stdin.write("1\n")
    subscriber.wait_for(1)

    notifier.kill()
    function.stdin.write("2\n")
    start_notifier()

    def is_heard() -> bool:
        assert function.stdin
        function.stdin.write("3\n")
        return 3 in subscriber.seqs()

    until(is_heard)
    function.stdin.close()
    assert function.wait(10) == 0


@pytest.mark.parametrize("address", ["127.0.0.1:1", ""])
def test_handing_over_neither_waits_nor_fails_when_there_is_no_notifier(services: Stack, address: str) -> None:
    said, _ = _function(services, HANDING_OVER, NOTIFIER_ADDRESS=address).communicate(timeout=20)

    assert said == "done\n"
