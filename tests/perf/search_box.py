#!/usr/bin/env python3
"""How long a key takes until the last byte of the frame with the answer, in the search box of euja and in fzf.

Both hold the same labels and get the same keys, in turns, each in a terminal of 120x40 of its own. The last byte before
a silence is the frame with the exact count: fzf and euja both stay silent when nothing changes.

    python3 tests/perf/search_box.py target/release/euja            1,000,000 labels of 60 characters
    python3 tests/perf/search_box.py target/release/euja --labels 100000 --paragraphs 100000

Needs fzf in the PATH and nothing but Python's own library.
"""
import argparse
import fcntl
import os
import random
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

REAL = """security cooperation the of and agreement japan cyber dialogue region maritime exercise alliance summit energy climate
programme treaty defence nuclear naval migration strategy partnership policy crisis""".split()
SYLLABLES = """se cu ri ty co o pe ra tion ja pan mar i time de fence al li ance cy ber tra sum mit dia logue pro gramme nu cle ar
re gion na val ex er cise st or en gy cli mate mi gra""".split()
TYPED = ["security", "cyber dialogue", "mar exer", "nuclear treaty", "zebra", "s", "coop agr"]
SILENCE = 1.0


def words(count, dice):
    """The real words first: they come up far more often than the made ones."""
    return REAL + ["".join(dice.choice(SYLLABLES) for _ in range(dice.randint(1, 4))) for _ in range(count)]


def text(known, chars, dice):
    parts, length = [], 0
    while length < chars:
        word = known[int(len(known) * dice.random() * dice.random())]
        parts.append(word.capitalize() if not parts or dice.random() < 0.17 else word)
        length += len(word) + 1
    return " ".join(parts)[:chars].rstrip()


def dataset(folder, labels, paragraphs):
    """Writes the labels as lines for fzf, and as terms of a glossary, with paragraphs, for euja."""
    dice = random.Random(11)
    known = words(4000, dice)
    lines, data = os.path.join(folder, "labels.txt"), os.path.join(folder, "many.ron")
    with open(lines, "w") as out, open(data, "w") as ron:
        ron.write('(dataset: (id: "many", title: "Many"), document_kinds: [(id: "k", label: "Kind")], glossary: [\n')
        for nth in range(labels):
            label = text(known, 60, dice)
            out.write(label + "\n")
            ron.write(f'(id: "t{nth}", label: "{label}", definition: "So."),\n')
        ron.write("], documents: [\n")
        for document in range((paragraphs + 999) // 1000):
            ron.write(f'(id: "d{document}", title: "Document {document}", kind: "k", date: "2020", sections: [(title: "", passages: [\n')
            for nth in range(min(1000, paragraphs - document * 1000)):
                ron.write(f'(locator: "p{nth + 1}", text: "{text(known, 400, dice)}."),\n')
            ron.write("])]),\n")
        ron.write("])\n")
    return lines, data


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, name, command, stdin=None):
        self.name, self.command = name, command
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            os.dup2(os.open(stdin, os.O_RDONLY) if stdin else slave, 0)
            os.dup2(slave, 1)
            os.dup2(slave, 2)
            os.close(master)
            os.environ["TERM"] = "xterm-256color"
            os.environ.pop("FZF_DEFAULT_OPTS", None)
            os.environ["XDG_CONFIG_HOME"] = "/nonexistent"
            os.execvp(command[0], command)
        os.close(slave)
        self.fd = master

    def ticks(self):
        """The time that the program has worked, in ticks of the scheduler."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def read(self, wait):
        """What has come, and questions of the program answered."""
        if not select.select([self.fd], [], [], wait)[0]:
            return b""
        try:
            said = os.read(self.fd, 1 << 16)
        except OSError:
            sys.exit(f"{self.name} has ended: {' '.join(self.command)}")
        for question, answer in [(b"\x1b[c", b"\x1b[?62;c"), (b"\x1b[6n", b"\x1b[1;1R"),
                                 (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x07")]:
            if question in said:
                os.write(self.fd, answer)
        return said

    def settle(self):
        """Waits until the program neither writes nor works."""
        worked, since = self.ticks(), time.monotonic()
        while time.monotonic() - since < 1.0:
            if self.read(0.1) or self.ticks() > worked + 1:
                worked, since = self.ticks(), time.monotonic()

    def key(self, key):
        """Types a key: milliseconds to the first and to the last byte of what it changes, and what was written."""
        while self.read(0):
            pass
        begun = time.monotonic()
        os.write(self.fd, key)
        first, last, said = None, begun, b""
        while time.monotonic() - last < SILENCE:
            some = self.read(SILENCE / 8)
            if some:
                said += some
                last = time.monotonic()
                first = first or last
        return ((first or last) - begun) * 1000, (last - begun) * 1000, said

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("euja", help="the program, built with --release")
    parser.add_argument("--labels", type=int, default=1_000_000)
    parser.add_argument("--paragraphs", type=int, default=0, help="only euja has them")
    parser.add_argument("--rounds", type=int, default=3)
    wishes = parser.parse_args()
    if not shutil.which("fzf"):
        sys.exit("fzf isn't in the PATH: install it, such as with apt-get install fzf")
    with tempfile.TemporaryDirectory() as folder:
        lines, data = dataset(folder, wishes.labels, wishes.paragraphs)
        programs = [Terminal("euja", [wishes.euja, "--data", data]), Terminal("fzf", ["fzf"], stdin=lines)]
        for program in programs:
            program.settle()
        programs[0].key(b"s")  # opens the box; the index is made for the first query
        begun = time.monotonic()
        programs[0].key(b"x")
        programs[0].settle()
        print(f"euja: the index and the first answer took {time.monotonic() - begun - 1:.1f} s")
        times = {program.name: [] for program in programs}
        by_key = []
        for _ in range(wishes.rounds):
            for typed in TYPED:
                for program in programs:
                    program.key(b"\x15")
                for nth, letter in enumerate(typed):
                    took = {}
                    for program in programs:
                        _, took[program.name], said = program.key(letter.encode())
                        times[program.name].append(took[program.name])
                    by_key.append((typed[:nth + 1], took["euja"], took["fzf"]))
        for program in programs:
            program.end()
    for name, all_times in times.items():
        print(f"{name}: key to the last byte p50 {statistics.median(all_times):.1f} ms, longest {max(all_times):.1f} ms, of {len(all_times)} keys")
    ratios = sorted(ours / theirs for _, ours, theirs in by_key)
    print(f"ratio of the medians {statistics.median(times['euja']) / statistics.median(times['fzf']):.2f}; "
          f"key by key median {statistics.median(ratios):.2f}, nine tenths below {ratios[len(ratios) * 9 // 10]:.2f}, worst {ratios[-1]:.2f}")
    worst = {}
    for typed, ours, theirs in by_key:
        worst.setdefault(typed, []).append((ours, theirs))
    for typed, pairs in worst.items():
        ours, theirs = (statistics.median(side) for side in zip(*pairs))
        print(f"  {typed:<16} euja {ours:7.1f} ms   fzf {theirs:7.1f} ms   {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
