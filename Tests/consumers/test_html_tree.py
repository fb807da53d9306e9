"""The trees of HTMLFragment, compared with those of another parser that follows the HTML Standard.

    pytest Tests/consumers/test_html_tree.py

WXR2_SHARED  a folder whose cases/html5lib/tree-construction holds html5lib-tests; without it the tests skip

Each input of html5lib-tests is parsed as a fragment in a `div`, scripting off. Where a test says what
comes out of just that, it counts; else what html5lib makes of it. html5lib 1.1 is of 2020 and knows neither
templates nor what has changed since; so a tree counts, too, if it is what the test wants in the body of a whole document.
What is left are the EXCEPTIONS, each with its reason.
"""
import os
import re
import subprocess
from pathlib import Path

import html5lib
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SCRATCH = REPOSITORY / ".build-tests"

EXCEPTIONS = {}


class Case:
    """An input of a file of tests, with what the file says of it."""

    def __init__(self, name, sections):
        self.name = name
        self.data = sections["data"]
        self.context = sections.get("document-fragment")
        self.outline = sections["document"]


def read_cases(path, name):
    text = path.read_bytes().decode("utf-8")
    for number, block in enumerate(re.split(r"(?:^|\n\n)#data\n", text)[1:], start=1):
        # A block begins with what #data holds, which may be nothing.
        sections = {}
        key, lines = "data", []
        for line in block.split("\n"):
            marker = re.fullmatch(
                r"#(errors|new-errors|document-fragment|document|script-on|script-off)", line)
            if marker and key != "document":
                sections[key] = "\n".join(lines)
                key, lines = marker[1], []
            else:
                lines.append(line)
        sections[key] = "\n".join(lines).rstrip("\n") + "\n"
        if "script-on" not in sections:
            yield Case(f"{name}:{number}", {key: text for key, text in sections.items()})


def all_cases():
    shared = os.environ.get("WXR2_SHARED")
    if not shared:
        return []
    folder = Path(shared) / "cases/html5lib/tree-construction"
    return [
        case for path in sorted(folder.rglob("*.dat"))
        for case in read_cases(path, str(path.relative_to(folder)))]


def our_outlines(cases):
    """What HTMLFragment makes of the inputs: one run of the tool for all."""
    built = None if os.environ.get("HT") else subprocess.run(
        ["swift", "build", "--package-path", REPOSITORY, "--scratch-path", SCRATCH,
         "-c", "release", "--product", "html-tree"],
        capture_output=True, text=True, timeout=1200)
    assert not built or built.returncode == 0, built.stdout + built.stderr
    sources = [case.data.encode("utf-8", "surrogatepass") for case in cases]
    done = subprocess.run(
        [os.environ.get("HT") or SCRATCH / "release/html-tree"], capture_output=True, timeout=60,
        input=b"".join(b"%d\n%s" % (len(source), source) for source in sources))
    assert done.returncode == 0, done.stderr
    outlines, rest = [], done.stdout
    while rest:
        count, rest = rest.split(b"\n", 1)
        outlines.append(rest[:int(count)].decode("utf-8"))
        rest = rest[int(count):]
    return outlines


def html5lib_outline(source):
    """What html5lib makes of a fragment, in our form: without the root, one level less deep."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    fragment = parser.parseFragment(source, container="div", scripting=False)
    outline = "\n" + parser.tree.testSerializer(fragment)
    outline = outline.replace("\n|<DOCUMENT_FRAGMENT>", "", 1)
    outline = re.sub(r"\n\|  (?=(  )*[^ ])", "\n| ", outline)
    outline = re.sub(r"\n\| ( *)<html ([^>]*)>", r"\n| \1<\2>", outline)
    return outline[1:] + "\n" if outline else ""


def body_outline(document):
    """What is in the body of a document's outline, one level less deep per level of it."""
    match = re.search(r"^\|   <body>\n((?:(?!\|   ? ?<(?!/)|\| <).*\n)*)", document, re.MULTILINE)
    return match and re.sub(r"^\|     ", "| ", match[1], flags=re.MULTILINE)


def normal(outline):
    """An outline without the differences that are of writing: of `content`, and names with colons."""
    lines, skipped = [], []
    for line in outline.split("\n"):
        found = re.fullmatch(r"\|( +)content", line)
        depth = len(re.match(r"\|?( *)", line)[1])
        if line.startswith("|"):
            while skipped and depth <= skipped[-1]:
                skipped.pop()
        if found:
            skipped.append(depth)
            continue
        if line.startswith("|") and skipped:
            line = "|" + line[1 + 2 * len(skipped):]
        line = re.sub(r'^(\| *)(xlink|xml|xmlns) (\S+=")', r"\1\2:\3", line)
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.skipif(not os.environ.get("WXR2_SHARED"), reason="WXR2_SHARED is not set")
def test_trees_are_those_of_html5lib():
    cases = all_cases()
    agreed, explained, others = 0, 0, {}
    for case, ours in zip(cases, our_outlines(cases), strict=True):
        ours = normal(ours)
        if case.context == "div\n" or case.context == "div":
            wanted = normal(case.outline)
        else:
            wanted = normal(html5lib_outline(case.data))
        if ours == wanted:
            agreed += 1
        elif case.context is None and ours == normal(body_outline(case.outline) or "-"):
            explained += 1
        else:
            others[case.name] = f"{case.data!r}\nours\n{ours}\nwanted\n{wanted}\ndocument\n{case.outline}"
    print(f"{len(cases)} inputs: {agreed} agree, {explained} are as the document's, {len(others)} others")
    for name, text in others.items():
        if name not in EXCEPTIONS: print("=====", name, text)
    assert set(others) == set(EXCEPTIONS)
