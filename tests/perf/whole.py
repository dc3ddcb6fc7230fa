#!/usr/bin/env python3
"""Measures the whole program in a pseudo-terminal: starts, keys, bytes, rest, memory.

    python3 tests/perf/whole.py target/release/euja [--beside "COMMAND"] [--data FILE.ron ...]

--beside names a program that is started in turns with it, such as a bare one (`cargo bench --bench start --no-run` builds
one: `target/release/deps/start-... --bare`); ratios are of medians in the same run. --data adds starts with datasets, which
tests/perf/dataset.py writes. Times are in milliseconds.
"""

import argparse
import fcntl
import os
import pty
import select
import shlex
import struct
import sys
import termios
import time

PANES = {"matrix": ("1", "jjljlkhj"), "matrix alone": ("1z", "jjljlkhj"), "timeline": ("2", "llhlljkl"), "reader": ("\r", "jjjjkjjk")}


class Run:
    """A program in a terminal of its own."""

    def __init__(self, command, size):
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        name = os.ttyname(slave)
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLORFGBG": "15;0", "XDG_CONFIG_HOME": "/nowhere"}
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.begun = time.perf_counter()
        self.pid = os.posix_spawn(command[0], command, env, setsid=True, file_actions=actions)
        os.close(slave)
        self.last = self.begun

    def read(self, quiet):
        """Reads until nothing has come for so many seconds; gives the bytes, and notes when the last came."""
        seen = b""
        while select.select([self.master], [], [], quiet)[0]:
            try:
                more = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not more:
                break
            self.last = time.perf_counter()
            seen += more
        return seen

    def until(self, text, most=60):
        seen = b""
        while text not in seen and time.perf_counter() - self.begun < most:
            if select.select([self.master], [], [], 1)[0]:
                seen += os.read(self.master, 1 << 16)
        return (time.perf_counter() - self.begun) * 1000

    def press(self, key, quiet=0.06):
        at = time.perf_counter()
        os.write(self.master, key.encode())
        count = len(self.read(quiet))
        return (self.last - at) * 1000 if count else 0.0, count

    def status(self, *names):
        with open(f"/proc/{self.pid}/status") as file:
            lines = dict(line.split(":", 1) for line in file)
        return [int(lines[name].split()[0]) for name in names]

    def switches(self):
        """Times that any of its threads was woken."""
        count = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/status") as file:
                lines = dict(line.split(":", 1) for line in file)
            count += int(lines["voluntary_ctxt_switches"])
        return count

    def cpu(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def leave(self):
        try:
            os.write(self.master, b"q")
            while os.read(self.master, 1 << 16):
                pass
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.master)


def middle(values, share=0.5):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def starts(programs, size, times):
    """First frames in turns: the first byte that ends a frame, or any text where the program marks none."""
    found = {name: [] for name, _, _ in programs}
    for turn in range(times + 2):
        for name, command, end in programs:
            run = Run(command, size)
            took = run.until(end)
            run.leave()
            if turn > 1:
                found[name].append(took)
    return found


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--beside")
    asked.add_argument("--data", nargs="*", default=[])
    asked.add_argument("--times", type=int, default=40)
    asked = asked.parse_args()
    euja = [os.path.abspath(asked.program)]
    print(f"binary {os.path.getsize(euja[0]) / 2**20:.1f} MiB")

    frame = b"\x1b[?2026l"
    programs = [("euja", euja, frame)]
    if asked.beside:
        programs.insert(0, ("beside", shlex.split(asked.beside), b"row-39"))
    found = starts(programs, (120, 40), asked.times)
    line = ", ".join(f"{name} {middle(times):.2f} (slowest tenth {middle(times, 0.9):.2f})" for name, times in found.items())
    ratio = f", ratio {middle(found['euja']) / middle(found['beside']):.2f}" if asked.beside else ""
    print(f"first frame, 120x40: {line}{ratio}")
    for data in asked.data:
        whole = [*euja, "--data", data]
        first = [middle(times) for times in starts([("euja", whole, frame)], (120, 40), 3).values()][0]
        run = Run(whole, (120, 40))
        ready = run.until(b"Timeline")
        run.read(0.5)
        [peak] = run.status("VmHWM")
        run.leave()
        size = os.path.getsize(data)
        print(f"{data} ({size / 1e6:.0f} MB): first frame {first:.1f}, dataset on the screen {ready:.0f}, peak memory {peak * 1024 / size:.1f} of the file")

    for size in ((120, 40), (300, 100)):
        for pane, (way, keys) in PANES.items():
            run = Run(euja, size)
            run.read(0.5)
            for key in way:
                run.press(key)
            pressed = [run.press(key) for key in keys * 5]
            run.leave()
            took, bytes_ = [took for took, _ in pressed], [count for _, count in pressed]
            print(
                f"{size[0]}x{size[1]} {pane:<13} key to last byte {middle(took):.2f}, 99 of 100 within {middle(took, 0.99):.2f}; "
                f"bytes {middle(bytes_)}, at most {max(bytes_)}"
            )

    run = Run(euja, (120, 40))
    run.read(1.0)
    before, cpu = run.switches(), run.cpu()
    written = len(run.read(10.0))
    print(f"at rest for 10 s: {run.switches() - before} wakeups, {run.cpu() - cpu:.0f} ms of CPU, {written} bytes")
    peak, now = run.status("VmHWM", "VmRSS")
    print(f"memory: peak {peak / 1024:.1f} MiB, at rest {now / 1024:.1f} MiB")
    run.leave()


sys.exit(main())
