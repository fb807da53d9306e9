"""Sums up a run of scripts/test.

    summary.py STAGES [STAGE=JUNIT.xml]…

STAGES has a line for each stage: `passed`, `failed` or `skipped`, a tab, its name, a tab, and why it
was skipped. A stage with a JUnit file counts as the tests in it, any other as one. Prints what was
skipped and why, what failed, and a line with the counts. Status 1 when anything failed.
"""

import collections
import os
import sys
import xml.etree.ElementTree as ElementTree


def cases(path):
    """The outcome, the name and the reason of each test in a JUnit file."""
    for case in ElementTree.parse(path).iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            yield "failed", name, ""
        elif skipped is not None:
            # The parameters of a test say nothing about why it was skipped.
            reason = skipped.get("message") or (skipped.text or "").strip() or "no reason given"
            yield "skipped", name.split("[")[0], reason
        else:
            yield "passed", name, ""


def outcomes(stage, status, reason, path):
    """What a stage comes to, as outcomes, names and reasons."""
    if status == "skipped" or not path:
        return [(status, stage, reason)]
    try:
        found = list(cases(path)) if os.path.exists(path) else []
    except ElementTree.ParseError:
        found = []
    # A run that broke off has no file, or one without the test that ended it.
    if status == "failed" and not any(outcome == "failed" for outcome, _, _ in found):
        found.append(("failed", f"{stage}: did not run to the end", ""))
    elif not found:
        found.append(("failed", f"{stage}: no tests were found", ""))
    return found


def main(stages, files):
    paths = dict(file.split("=", 1) for file in files)
    with open(stages, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    found = []
    for status, stage, reason in rows:
        found += outcomes(stage, status, reason, paths.get(stage))

    skipped = collections.Counter((name, why) for outcome, name, why in found if outcome == "skipped")
    if skipped:
        print("Skipped:")
        for (name, reason), count in skipped.items():
            print(f"  {name}{f' ({count} times)' if count > 1 else ''}: {reason}")
    failed = [name for outcome, name, _ in found if outcome == "failed"]
    if failed:
        print("Failed:")
        for name in failed:
            print(f"  {name}")
    counts = collections.Counter(outcome for outcome, _, _ in found)
    print(", ".join(f"{counts[outcome]} {outcome}" for outcome in ("passed", "failed", "skipped")))
    return 1 if failed else 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
