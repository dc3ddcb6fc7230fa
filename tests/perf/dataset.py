#!/usr/bin/env python3
"""Writes a dataset of about so many megabytes: documents whose passages are coded, events that name them.

    python3 tests/perf/dataset.py MEGABYTES FILE.ron [--files N]

The same arguments give the same bytes. With --files the dataset is a folder of so many files besides the frame.
"""

import argparse
import os
import random

WORDS = """security cooperation the of and agreement cyber dialogue region maritime exercise summit energy climate
treaty programme partners support crisis stability defence policy export control training mission port order human
rights trade digital supply chain resilience space debris infrastructure research minister statement joint working
group framework peace norm law force review data market""".split()

FRAME = """(
    dataset: (id: "perf", title: "A dataset to measure with", window: "2000/2020"),
    document_kinds: [(id: "k", label: "Kind")],
    event_kinds: [(id: "meeting", label: "Meeting"), (id: "treaty", label: "Treaty")],
    actor_kinds: [(id: "body", label: "Body")],
    instrument_kinds: [(id: "paper", label: "Paper")],
    parties: [(id: "one", label: "One"), (id: "two", label: "Two")],
    scales: [(id: "s", label: "Scale", definition: "D.", levels: [
        (value: 0, label: "none", definition: "N."), (value: 1, label: "some", definition: "S."), (value: 2, label: "much", definition: "M.")])],
    elements: [(id: "e", label: "Element", scale: "s", definition: "E."), (id: "f", label: "Other element", scale: "s", definition: "F.")],
    dimensions: [%s],
    themes: [%s],
"""


def text(dice, words):
    chosen = dice.choices(WORDS, k=words)
    return " ".join(chosen).capitalize() + "."


def document(dice, number, passages):
    out = [f'        (id: "d{number}", title: "{text(dice, 6)[:-1]}", kind: "k", date: "{dice.randint(2001, 2019)}", sections: [(title: "Part", passages: [\n']
    for passage in range(passages):
        out.append(
            f'            (locator: "p{passage}", text: "{text(dice, 50)}", codings: [(code: "dimension/dim{dice.randint(0, 9)}"), (code: "theme/t{dice.randint(0, 19)}")]),\n'
        )
    out.append("        ])]),\n")
    return "".join(out)


def event(dice, number, documents, passages):
    date = f"{dice.randint(2000, 2020)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    at = f"d{dice.randint(0, documents - 1)}#p{dice.randint(0, passages - 1)}"
    return (
        f'        (id: "ev{number}", label: "{text(dice, 6)[:-1]}", kind: "{dice.choice(["meeting", "treaty"])}", '
        f'date: "{date}", reports: [(passage: "{at}", says: "some words", date: "{date}")], dimensions: ["dim{dice.randint(0, 9)}"], summary: "{text(dice, 12)}"),\n'
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("megabytes", type=float)
    arguments.add_argument("path")
    arguments.add_argument("--files", type=int, default=0)
    asked = arguments.parse_args()
    dice = random.Random(1)
    passages = 100
    sample = len(document(dice, 0, passages)) + 10 * len(event(dice, 0, 1, passages))
    documents = max(1, round(asked.megabytes * 1e6 / sample))
    frame = FRAME % (
        ", ".join(f'(id: "dim{n}", label: "Dimension {n}", definition: "D.")' for n in range(10)),
        ", ".join(f'(id: "t{n}", label: "Theme {n}", definition: "T.")' for n in range(20)),
    )
    parts = [document(dice, number, passages) for number in range(documents)]
    events = [event(dice, number, documents, passages) for number in range(documents * 10)]
    whole = lambda parts, events: "    documents: [\n" + "".join(parts) + "    ],\n    events: [\n" + "".join(events) + "    ],\n)\n"
    if not asked.files:
        with open(asked.path, "w") as file:
            file.write(frame + whole(parts, events))
        return
    os.makedirs(asked.path, exist_ok=True)
    with open(os.path.join(asked.path, "frame.ron"), "w") as file:
        file.write(frame + ")\n")
    for number in range(asked.files):
        with open(os.path.join(asked.path, f"part-{number}.ron"), "w") as file:
            file.write("(\n" + whole(parts[number :: asked.files], events[number :: asked.files]))


main()
