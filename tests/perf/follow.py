#!/usr/bin/env python3
"""How long a second terminal of a presentation takes to show the step that was gone to in the first.

Two real terminals, one for the audience and one with the notes. A key in one, and the time until the other has drawn the
number of the step, in both directions, for every step of a tour. Standard library only; a Unix system.

    cargo build --release && python3 tests/perf/follow.py target/release/euja
"""

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import tempfile
import termios
import time

TOUR = "framework"
ROUNDS = 5
PATIENCE = 10.0


class Terminal:
    """A program in a terminal of its own, and what it has written."""

    def __init__(self, program, args, env):
        self.id, self.end = pty.fork()
        if self.id == 0:
            os.execve(program, [program, *args], env)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.seen = b""

    def send(self, keys):
        self.seen = b""
        os.write(self.end, keys)

    def read(self, patience):
        if select.select([self.end], [], [], patience)[0]:
            self.seen += os.read(self.end, 65536)

    def plain(self):
        """What was written, without what moves the cursor or sets colours."""
        return re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self.seen)

    def close(self):
        os.write(self.end, b"q")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and os.waitpid(self.id, os.WNOHANG) == (0, 0):
            try:
                self.read(0.05)
            except OSError:
                time.sleep(0.01)
        os.close(self.end)


def frames(terminal):
    """How many whole frames were written: each ends with the end of a synchronized update."""
    return terminal.seen.count(b"\x1b[?2026l")


def settle(terminals):
    """Reads until nobody writes any more."""
    quiet = time.monotonic() + 0.4
    while time.monotonic() < quiet:
        for terminal in terminals:
            before = len(terminal.seen)
            terminal.read(0.02)
            if len(terminal.seen) != before:
                quiet = time.monotonic() + 0.25


def follow(leader, follower, key):
    """Seconds from the key to the follower's next whole frame."""
    settle([leader, follower])
    follower.seen = b""
    begun = time.perf_counter()
    leader.send(key)
    while frames(follower) == 0:
        follower.read(0.001)
        if select.select([leader.end], [], [], 0)[0]:
            leader.read(0)
        if time.perf_counter() - begun > PATIENCE:
            sys.exit("the other terminal didn't follow")
    return time.perf_counter() - begun


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "TERM": "xterm-256color", "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder, "COLORFGBG": "15;0"}
        audience = Terminal(program, ["present", TOUR], env)
        settle([audience])
        # The presenter's clock draws a frame each second: a follower in notes may be caught by that. The audience has none.
        notes = Terminal(program, ["present", TOUR], env)
        settle([audience, notes])
        times = []
        for _ in range(ROUNDS):
            for leader, follower in [(audience, notes), (notes, audience)]:
                for key in [b"\x1b[6~", b"\x1b[6~", b"\x1b[5~", b"\x1b[5~"]:
                    times.append(follow(leader, follower, key) * 1000)
        for terminal in [notes, audience]:
            terminal.close()
    times.sort()
    share = times[int(len(times) * 0.95)]
    print(f"{len(times)} steps: median {statistics.median(times):.0f} ms, 95% within {share:.0f} ms, slowest {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
