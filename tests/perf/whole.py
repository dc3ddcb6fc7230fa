#!/usr/bin/env python3
"""Measures the whole program in a pseudo-terminal: starts, keys, bytes, rest, memory; beside other programs, in turns.

    python3 tests/perf/whole.py target/release/euja [--beside "NAME=COMMAND" ...] [--data FILE.ron ...]

--beside may be given again and again. In COMMAND `{lines}` is a file of 10,000 lines that this script writes, and `< FILE`
is where it reads from; no shell takes part:

    --beside "bare=target/release/deps/start-0123456789abcdef --bare {lines}"     (cargo bench --bench start --no-run)
    --beside "less=less {lines}" --beside "fzf=fzf --layout=reverse < {lines}" --beside "skim=sk --layout=reverse < {lines}"
    --beside "television=tv --no-preview --source-command 'cat {lines}'" --beside "csvlens=csvlens {lines}"
    --beside "VisiData=vd {lines}"

The first of them is what the keys of each pane are measured beside, key by key; it should be the bare one. --data adds
starts with datasets, which tests/perf/dataset.py writes. Times are in milliseconds. The last byte of a key is the last one
before a silence; a key that changes nothing isn't counted. The first frame is whole where a program says so (euja marks
the end of a frame), for others with the row behind which none comes for 0.3 s.
"""

import argparse
import fcntl
import os
import pty
import random
import re
import select
import shlex
import signal
import struct
import sys
import tempfile
import termios
import time

UP, DOWN, ERASE = "\x1b[A", "\x1b[B", "\x7f"
QUERY = "cyber exercise"
# How a pane is come to, and the keys there.
PANES = {
    "matrix": ("1", "jjljlkhj"),
    "matrix alone": ("1z", "jjljlkhj"),
    "timeline": ("2", "llhlljkl"),
    "reader": ("\r", "jjjjkjjk"),
    "search box": ("s", [*QUERY, *[ERASE] * len(QUERY)]),
}
# Lists grow downwards or upwards: half of these may come to nothing at an end.
MOVES = [*[DOWN] * 20, *[UP] * 20, *[DOWN] * 5]
FRAME = b"\x1b[?2026l"
ROW = re.compile(rb"row-\d+")
# Fewer rows than these aren't a screen yet.
FEW = 20
# In seconds: how long nothing comes behind a frame, no further row behind the first one, and until a key counts as one that
# does nothing; how long all rest before a start.
SILENCE, NO_MORE, PATIENCE, REST = 0.06, 0.3, 0.25, 0.1
# What terminals are asked, and say.
ANSWERS = [
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[0c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?u", b"\x1b[?0u"),
    (b"\x1b]10;?", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
]


class Program:
    """What is started: a name, a command, and perhaps a file to read from."""

    def __init__(self, name, command, end=None):
        self.name, self.end, self.source = name, end, None
        if "<" in command:
            at = command.index("<")
            command, [self.source] = command[:at], command[at + 1 :]
        self.command = command

    @staticmethod
    def told(text, lines):
        name, command = text.split("=", 1) if "=" in text.split(" ")[0] else (None, text)
        words = [word.replace("{lines}", lines) for word in shlex.split(command)]
        return Program(name or os.path.basename(words[0]), words)


class Run:
    """A program in a terminal of its own."""

    def __init__(self, program, size):
        self.program = program
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        name = os.ttyname(slave)
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLORFGBG": "15;0", "XDG_CONFIG_HOME": "/nowhere"}
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        if program.source:
            actions.append((os.POSIX_SPAWN_OPEN, 0, program.source, os.O_RDONLY, 0))
        self.begun = time.perf_counter()
        self.pid = os.posix_spawnp(program.command[0], program.command, env, setsid=True, file_actions=actions)
        os.close(slave)
        self.last = self.begun
        self.arrows = b"["

    def some(self, wait):
        """What comes next within so many seconds; questions are answered."""
        if not select.select([self.master], [], [], wait)[0]:
            return b""
        try:
            said = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        self.last = time.perf_counter()
        if b"\x1b[?1h" in said:
            self.arrows = b"O"
        for question, answer in ANSWERS:
            if question in said:
                os.write(self.master, answer)
        return said

    def read(self, quiet, most=3.0):
        """Reads until nothing has come for so many seconds; some programs are never silent for long."""
        seen, until = b"", time.perf_counter() + most
        while (more := self.some(quiet)) and time.perf_counter() < until:
            seen += more
        return seen

    def until(self, text, most=60):
        seen = b""
        while text not in seen and time.perf_counter() - self.begun < most:
            seen += self.some(1)
        return (time.perf_counter() - self.begun) * 1000

    def first_frame(self):
        if self.program.end:
            return self.until(self.program.end)
        seen, rows, whole = b"", 0, self.begun
        while time.perf_counter() - self.begun < 10:
            seen += self.some(SILENCE)
            now = len(set(ROW.findall(seen)))
            if now > rows:
                rows, whole = now, self.last
            if rows >= FEW and time.perf_counter() - whole > NO_MORE:
                return (whole - self.begun) * 1000
        sys.exit(f"{self.program.name} shows no rows: {' '.join(self.program.command)}\n{seen[-400:]}")

    def press(self, key):
        key = key.encode()
        if key.startswith(b"\x1b["):
            key = b"\x1b" + self.arrows + key[2:]
        at = time.perf_counter()
        os.write(self.master, key)
        count = len(self.some(PATIENCE))
        count += len(self.read(SILENCE)) if count else 0
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

    def leave(self, patience=1):
        """Asks to end, and insists so many seconds later; whatever it started ends with it."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            os.killpg(self.pid, sign)
            until = time.perf_counter() + patience
            while time.perf_counter() < until:
                self.some(0.001)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.master)
                    return


def middle(values, share=0.5):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0


def counted(pressed):
    """Times and bytes of the keys that changed something."""
    return [took for took, count in pressed if count], [count for _, count in pressed if count]


def starts(programs, size, times):
    """First frames in turns; the first two don't count. Who comes behind whom is chance, and all begin from the same rest: what
    ran before warms a processor, or takes its caches."""
    found = {program.name: [] for program in programs}
    order, chance = list(programs), random.Random(1)
    for turn in range(times + 2):
        chance.shuffle(order)
        for program in order:
            time.sleep(REST)
            run = Run(program, size)
            took = run.first_frame()
            run.leave()
            if turn > 1:
                found[program.name].append(took)
    return found


def keys(programs, size, rounds=3):
    """Keys that move a cursor, program after program in turns, and what the last round leaves: rest and memory."""
    pressed, rest = {program.name: [] for program in programs}, {}
    for nth in range(rounds):
        for program in programs:
            run = Run(program, size)
            run.first_frame()
            run.read(0.5)
            pressed[program.name] += [run.press(key) for key in MOVES]
            if nth + 1 == rounds:
                rest[program.name] = at_rest(run)
            run.leave()
    return pressed, rest


def at_rest(run, seconds=10.0):
    run.read(1.0)
    before, cpu, until, written = run.switches(), run.cpu(), time.perf_counter() + seconds, 0
    while (left := until - time.perf_counter()) > 0:
        written += len(run.some(left))
    return run.switches() - before, run.cpu() - cpu, written, run.status("VmHWM")[0] / 1024


def table(programs, size, times):
    """A row for each program. Ratios are those of euja to it, of medians."""
    first, (pressed, rest) = starts(programs, size, times), keys(programs, size)
    base = middle(first[programs[0].name])
    print("| program | first frame, slowest tenth | euja to it | key to last byte, 99 of 100 | bytes a key | at rest for 10 s | peak memory |")
    print("|---|---|---|---|---|---|---|")
    for name, found in first.items():
        (took, bytes_), (woken, cpu, written, peak) = counted(pressed[name]), rest[name]
        print(
            f"| {name} | {middle(found):.2f}, {middle(found, 0.9):.2f} | {base / middle(found):.2f} | {middle(took):.2f}, {middle(took, 0.99):.2f} "
            f"| {middle(bytes_)} | {woken} wakeups, {cpu:.0f} ms of CPU, {written} bytes | {peak:.1f} MiB |"
        )


def panes(programs, size, times):
    """Keys in each pane, and in turns with them keys in the first of the other programs."""
    for pane, (way, keys) in PANES.items():
        runs = [Run(program, size) for program in programs]
        for run in runs:
            run.first_frame()
            run.read(0.5)
        for key in way:
            runs[0].press(key)
        pressed = [[] for _ in runs]
        for nth in range(times):
            for run, into in zip(runs, pressed):
                key = keys[nth % len(keys)] if run is runs[0] else MOVES[nth % 40]
                into.append(run.press(key))
        for run in runs:
            run.leave()
        (took, bytes_), *others = [counted(into) for into in pressed]
        line = f"{size[0]}x{size[1]} {pane:<13} key to last byte {middle(took):.2f}, 99 of 100 within {middle(took, 0.99):.2f}; bytes {middle(bytes_)}, at most {max(bytes_)}"
        for other, other_bytes in others:
            line += (
                f"; {programs[1].name} {middle(other):.2f}, {middle(other, 0.99):.2f}, {middle(other_bytes)} bytes; "
                f"ratio {middle(took) / middle(other):.2f}, {middle(took, 0.99) / middle(other, 0.99):.2f}"
            )
        print(line, flush=True)


def with_data(euja, data):
    whole = Program("euja", [*euja.command, "--data", data], FRAME)
    first = middle(starts([whole], (120, 40), 3)["euja"])
    run = Run(whole, (120, 40))
    ready = run.until(b"Timeline")
    run.read(0.5)
    [peak] = run.status("VmHWM")
    run.leave()
    size = os.path.getsize(data)
    print(f"{data} ({size / 1e6:.0f} MB): first frame {first:.1f}, dataset on the screen {ready:.0f}, peak memory {peak * 1024 / size:.1f} of the file")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--beside", action="append", default=[], metavar="NAME=COMMAND")
    asked.add_argument("--data", nargs="*", default=[])
    asked.add_argument("--times", type=int, default=40, help="starts of each program")
    asked.add_argument("--keys", type=int, default=120, help="keys in each pane")
    asked = asked.parse_args()
    euja = Program("euja", [os.path.abspath(asked.program)], FRAME)
    print(f"binary {os.path.getsize(euja.command[0]) / 2**20:.1f} MiB")
    with tempfile.TemporaryDirectory() as folder:
        lines = os.path.join(folder, "lines.csv")
        with open(lines, "w") as file:
            file.writelines(f"row-{nth:05},security cooperation,cyber dialogue {nth % 97},{nth * 7919 % 10007}\n" for nth in range(10_000))
        programs = [euja, *(Program.told(text, lines) for text in asked.beside)]
        print("120x40, in turns:")
        table(programs, (120, 40), asked.times)
        for size in ((120, 40), (300, 100)):
            panes(programs[:2], size, asked.keys)
    for data in asked.data:
        with_data(euja, data)


if __name__ == "__main__":
    sys.exit(main())
