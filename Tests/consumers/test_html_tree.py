"""The trees of HTMLFragment, compared with those of another parser that follows the HTML Standard.

    pytest Tests/consumers/test_html_tree.py

WXR2_SHARED  a folder whose cases/html5lib/tree-construction holds html5lib-tests; without it the test skips

Each input of html5lib-tests is parsed as a fragment in a `div`, scripting off. Where the file says what
comes out of just that, it counts; else what html5lib makes of it. html5lib 1.1 is of 2020, and the standard went on:
EXCEPTIONS names the tests where it is not followed, by the reason, and there a tree has to be what the file wants in
the head and body of a whole document. Where gumbo is installed, it is a third opinion.
"""
import os
import re
import subprocess
from pathlib import Path

import gumbo
import html5lib
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SCRATCH = REPOSITORY / ".build-tests"

# By reason, the tests by their file and number.
EXCEPTIONS = {
    "html5lib has no insertion modes for templates":
        "template.dat:6-7,9-10,12-20,22-39,44-56,60-63,66,68-76,79,85-91,96-98,100,102,107,110-112",
    "html5lib has the insertion mode that selects had before they could be styled":
        "menuitem-element.dat:14 tables01.dat:8,18 tests1.dat:30,100 tests10.dat:4-5,17-18 "
        "tests18.dat:14-15 tests7.dat:34 tests9.dat:5-6,18-19 webkit02.dat:26-36,38-43",
    "html5lib makes a form of isindex, as the standard did up to 2016":
        "isindex.dat:1-4 tests19.dat:8",
    "html5lib: dialog does not close a paragraph":
        "blocks.dat:13",
    "html5lib: search is no block":
        "search-element.dat:1-2",
    "html5lib knows neither rb nor rtc":
        "ruby.dat:1-4,6,8,11,13,16,18,21 tests19.dat:15,18",
    "html5lib spells attributes as SVG does that the standard no longer adjusts":
        "tests11.dat:3,5-7",
    "html5lib leaves </p> and </br> in foreign content, as the standard did up to 2020":
        "tests26.dat:17-20",
    "html5lib ignores the end tag of a cell in foreign content":
        "namespace-sensitivity.dat:1",
    "html5lib ignores a table in a table that is at the root":
        "tests6.dat:42 tests8.dat:8 tricky01.dat:8",
    "html5lib puts the second item into the table":
        "tests8.dat:6",
    "html5lib has command, which the standard had for a while, as an element without content":
        "tests25.dat:8",
    "html5lib opens a formatting element again that the adoption agency closes since 2013":
        "webkit02.dat:16",
    "the document's `selectedcontent` is filled by the element, not by the parser; html5lib drops it":
        "webkit02.dat:45-48",
}


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
    built = subprocess.run(
        ["swift", "build", "--package-path", REPOSITORY, "--scratch-path", SCRATCH,
         "-c", "release", "--product", "html-tree"],
        capture_output=True, text=True, timeout=1200)
    assert built.returncode == 0, built.stdout + built.stderr
    sources = [case.data.encode("utf-8") for case in cases]
    done = subprocess.run(
        [SCRATCH / "release/html-tree"], capture_output=True, timeout=60,
        input=b"".join(b"%d\n%s" % (len(source), source) for source in sources))
    assert done.returncode == 0, done.stderr
    outlines, rest = [], done.stdout
    while rest:
        count, rest = rest.split(b"\n", 1)
        outlines.append(rest[:int(count)].decode("utf-8"))
        rest = rest[int(count):]
    return outlines


def html5lib_outline(source):
    """What html5lib makes of a fragment, in our form: without the root, and HTML's namespace not named.

    Its builder for minidom: that for ElementTree loses what goes before a table at the root.
    """
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("dom"))
    fragment = parser.parseFragment(source, container="div", scripting=False)
    lines = ("\n" + parser.tree.testSerializer(fragment)).split("\n|  ")[1:]
    return "".join("| " + re.sub("^( *<)html ", r"\1", line) + "\n" for line in lines)


def document_outline(document):
    """What is in the head and the body of a document's outline, at the level that a fragment has it."""
    lines, is_inside = [], False
    for line in document.split("\n"):
        if re.match(r"\|   ?(?! )|\| (?! )", line):
            is_inside = line in ("|   <head>", "|   <body>")
        elif is_inside:
            lines.append(re.sub(r"^\|     ", "| ", line))
    return "\n".join(lines)


def normal(outline):
    """An outline without what differs in writing alone: `content`, names with colons, the order of attributes."""
    lines, contents = [], []
    for line in outline.strip("\n").split("\n"):
        if match := re.match(r"\| *(?=.)", line):
            depth = len(match[0])
            while contents and depth <= contents[-1]:
                contents.pop()
            if line[depth:] == "content":
                contents.append(depth)
                continue
            line = "|" + line[1 + 2 * len(contents):]
            line = re.sub(r'^(\| *)(xlink|xml|xmlns) (\S+=")', r"\1\2:\3", line)
        lines.append(line)
    return "\n".join(sorted_attributes(lines))


def sorted_attributes(lines):
    result, attributes = [], []
    for line in lines + [""]:
        if re.match(r'\| +[^ "<].*="', line):
            attributes.append(line)
        else:
            result += sorted(attributes) + [line]
            attributes = []
    return result[:-1]


def exceptions():
    """The reasons by the names of the tests."""
    reasons = {}
    for reason, tests in EXCEPTIONS.items():
        for test in tests.split():
            file, numbers = test.split(":")
            for run in numbers.split(","):
                first, _, last = run.partition("-")
                for number in range(int(first), int(last or first) + 1):
                    reasons[f"{file}:{number}"] = reason
    return reasons


@pytest.fixture(scope="module")
def cases():
    cases = all_cases()
    if not cases:
        pytest.skip("WXR2_SHARED does not name a folder with html5lib-tests")
    for case, outline in zip(cases, our_outlines(cases), strict=True):
        case.ours = normal(outline)
    return cases


def test_trees_are_those_of_html5lib(cases):
    differences = {}
    for case in cases:
        is_given = case.context == "div"
        wanted = normal(case.outline if is_given else html5lib_outline(case.data))
        if case.ours != wanted:
            differences[case.name] = f"{case.data!r}\n\nis\n{case.ours}\n\nnot\n{wanted}"
    unexplained = [f"{name}: {text}" for name, text in differences.items() if name not in exceptions()]
    assert not unexplained, "\n\n".join(unexplained)
    assert set(differences) == set(exceptions()), "an exception is none any more"


def test_exceptions_are_as_in_the_document(cases):
    """Where html5lib is not followed, the file itself has the same tree for a document, if it has one."""
    for case in cases:
        reason = exceptions().get(case.name, "")
        if reason and case.context is None and "selectedcontent" not in reason:
            assert case.ours == normal(document_outline(case.outline)), case.name


def test_trees_are_mostly_those_of_gumbo(cases):
    """gumbo is of 2015, so that a bound has to do; it tells html5lib's own faults from ours."""
    library = gumbo.load()
    if library is None:
        pytest.skip("libgumbo1 is not installed")
    # gumbo ends at U+0000.
    cases = [case for case in cases if "\0" not in case.data]
    alike = sum(case.ours == normal(gumbo.outline(library, case.data.encode())) for case in cases)
    assert alike / len(cases) > 0.94
