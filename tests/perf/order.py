#!/usr/bin/env python3
"""Finds the functions that a start and the commonest keys run, for the linker to lay them side by side.

    cargo build --release && python3 tests/perf/order.py target/release/euja            says how good the list is
    python3 tests/perf/order.py target/release/euja --write                             makes it anew

A system maps a program in pieces around what it runs. Where that lies side by side, fewer pieces are mapped: a start takes
less memory and comes sooner. build.rs hands the list to the linker; a name that the program hasn't got any more does no
harm there. How many functions of a start aren't in it is told: when they become many, make it anew.

Needs valgrind, and a program with its symbols.
"""

import argparse
import collections
import os
import re
import subprocess
import tempfile

from whole import FRAME, PANES, Program, Run

ORDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "order.txt")
# What is pressed beside the keys of the panes: a page is entered and left, a text found, help and menus opened.
MORE = ["\r", "\x7f", "/", *"cyber", "\r", "n", "\x1b", "\x1b", ":", "\x1b", "?", "\x1b", "\t", "\t"]
# In seconds: valgrind makes a program many times slower.
SILENCE, PATIENCE = 1.0, 60
# Of a pattern with less than this share of functions that run the rest would lie between what does.
DENSE = 0.5


def pattern(name):
    """A name without the hashes of crates, in which another compiler, another version of a crate or another build differs."""
    return re.sub(r"\.\d+$", "*", re.sub(r"Cs[0-9A-Za-z]+_(?=\d)", "Cs*_", name))


def sizes(program):
    """The functions of a program, with their bytes."""
    listed = subprocess.run(["nm", "-S", program], capture_output=True, text=True, check=True).stdout
    fields = [line.split() for line in listed.splitlines()]
    return {row[3]: int(row[1], 16) for row in fields if len(row) == 4 and row[2] in "tT"}


def run(program, known, keys):
    """Those of the known functions that run until the first frame, and behind these keys."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        valgrind = ["valgrind", "-q", "--tool=callgrind", "--demangle=no", "--compress-strings=no", f"--callgrind-out-file={out}", program]
        started = Run(Program("euja", valgrind), (120, 40))
        started.until(FRAME)
        for key in keys:
            os.write(started.master, key.encode())
            started.read(SILENCE)
        started.leave(PATIENCE)
        names, own = set(), False
        with open(out) as file:
            for line in file:
                if line.startswith("ob="):
                    # Of what the linker has laid apart valgrind doesn't know where it is from.
                    own = line[3:].strip() in (program, "???")
                elif line.startswith("fn=") and own:
                    # A function that calls itself is told again for each depth.
                    names.add(line[3:].strip().split("'")[0])
        return names & known.keys()


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--write", action="store_true", help="make tests/perf/order.txt anew")
    asked = asked.parse_args()
    program = os.path.abspath(asked.program)
    known = sizes(program)
    whole = collections.Counter()
    for name, size in known.items():
        whole[pattern(name)] += size
    start = run(program, known, [])
    with open(ORDER) as file:
        laid = set(file.read().split("\n"))
    missing = [name for name in start if pattern(name) not in laid]
    print(f"{len(missing)} of {len(start)} functions of a start aren't in the list")
    if not asked.write:
        return
    session = run(program, known, [key for way, keys in PANES.values() for key in [*way, *keys, "\x1b", "\x1b", "\x1b"]] + MORE)
    ran = collections.Counter()
    for name in start | session:
        ran[pattern(name)] += known[name]
    starting = {pattern(name) for name in start}

    def place(one):
        share = ran[one] / max(whole[one], 1)
        return (0 if one in starting else 1, one) if share > DENSE else (2, -share, one)

    with open(ORDER, "w") as file:
        file.write("# The functions that a start runs, and those that the commonest keys run: made by tests/perf/order.py.\n")
        file.writelines(f"{one}\n" for one in sorted(ran, key=place))


main()
