"""The documentation, held against the program: every example is run, every option is looked for.

    pytest Tests/consumers/test_docs.py

WXR2  the binary; without it .build/release/wxr2
"""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
COMMANDS = ["json", "markdown", "sqlite", "wxr", "inspect", "report", "diff", "schema"]
SECONDS = 60

# What an example may show in one way and another machine in another.
VARYING = [(re.compile(r"(on this many threads\. \(default: )\d+\)"), r"\1N)")]


def blocks(page, language):
    """Each fenced block of a language: the number of its first line, and its text."""
    found, start, lines = [], None, []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if start is not None and line.strip() == "```":
            found.append((start, textwrap.dedent("\n".join(lines) + "\n")))
            start, lines = None, []
        elif start is not None:
            lines.append(line)
        elif line.strip() == "```" + language:
            start = number + 1
    assert start is None, f"{page}:{start}: the block does not end"
    return found


@functools.cache
def wxr2(*arguments):
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    done = subprocess.run(
        [WXR2, *arguments], capture_output=True, timeout=SECONDS, env=environment, check=True)
    return done.stdout.decode()


# Examples


def steps(text):
    """The commands of a console block, each with the output that it shows.

    A command begins with `$ ` and goes on in lines that begin with `> `.
    """
    found = []
    for line in text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:], ""])
            continue
        assert found, "the block does not begin with a command"
        is_command = line.startswith("> ") and not found[-1][1]
        found[-1][0 if is_command else 1] += line[2:] if is_command else line
    return found


def examples():
    for page in PAGES:
        for line, text in blocks(page, "console"):
            yield pytest.param(text, id=f"{page.relative_to(REPOSITORY)}:{line}")


@pytest.fixture
def checkout(tmp_path):
    """A folder that is to an example what the checkout is to a reader, and can be written to."""
    for folder in "samples", "docs":
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    return tmp_path


OPTIONAL_TOOLS = ["datasette", "parallel", "sqlite-utils"]


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A home in which DuckDB finds its extension for SQLite, which it would load from the network."""
    folder = tmp_path_factory.mktemp("home")
    try:
        import duckdb
        import duckdb_extension_sqlite_scanner as scanner
    except ImportError:
        return folder
    [extension] = Path(scanner.__file__).parent.glob("extensions/*/sqlite_scanner.duckdb_extension")
    [platform] = duckdb.execute("PRAGMA platform").fetchone()
    place = folder / ".duckdb/extensions" / f"v{duckdb.__version__}" / platform
    place.mkdir(parents=True)
    shutil.copy(extension, place)
    return folder


@pytest.mark.parametrize("text", list(examples()))
def test_example_gives_what_it_shows(text, checkout, home, tmp_path_factory):
    programs = tmp_path_factory.mktemp("bin")
    (programs / "wxr2").symlink_to(WXR2)
    # The tools in Python are those of the tests.
    tools = Path(sys.executable).parent
    environment = dict(
        os.environ, PATH=f"{programs}:{tools}:{os.environ['PATH']}", LC_ALL="C.UTF-8", TZ="UTC",
        HOME=str(home),
        PYTHONPATH=str(REPOSITORY / "python/src"), PYTHONDONTWRITEBYTECODE="1")
    environment.pop("COLUMNS", None)
    missing = [tool for tool in OPTIONAL_TOOLS if re.search(rf"^\$ {tool} ", text, re.MULTILINE)
               and not shutil.which(tool, path=environment["PATH"])]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    for command, shown in steps(text):
        done = subprocess.run(
            ["bash", "-c", command], cwd=checkout, env=environment, capture_output=True,
            timeout=SECONDS)
        found = done.stdout.decode()
        for pattern, stand_in in VARYING:
            found, shown = pattern.sub(stand_in, found), pattern.sub(stand_in, shown)
        assert found == shown, f"$ {command}{done.stderr.decode()}"
        assert done.returncode == 0, f"$ {command}{done.stderr.decode()}"


# The commands


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_described(command):
    page = (REPOSITORY / "docs/Command-line.md").read_text(encoding="utf-8")
    named = {word for code in re.findall(r"`([^`\n]+)`", page) for word in re.split(r"[\s,]+", code)}
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", usage(command)))
    assert f"## wxr2 {command}" in page
    assert options and not options - named


def usage(command):
    """The part of a help text that lists options: each line that begins with one."""
    text = wxr2("help", command)
    return "\n".join(
        re.match(r" +(-\w, )?(--[a-z-]+)", line).group()
        for line in text.splitlines()
        if re.match(r" +(-\w, )?--[a-z]", line))


def test_every_command_is_described():
    listed = wxr2("help").split("SUBCOMMANDS:", 1)[1]
    assert sorted(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)) == sorted(COMMANDS)


# The JSON


@pytest.mark.parametrize("form", [(), ("--lines",)], ids=["document", "lines"])
def test_every_key_is_described(form):
    page = (REPOSITORY / "docs/JSON.md").read_text(encoding="utf-8")
    keys = set()

    def visit(node):
        if isinstance(node, dict):
            if isinstance(node.get("properties"), dict):
                keys.update(node["properties"])
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(json.loads(wxr2("schema", *form)))
    missing = {key for key in keys if f"`{key}`" not in page and f"`raw.{key}`" not in page}
    assert keys and not missing


# The diagnostics


DIAGNOSTICS = REPOSITORY / "docs/Diagnostics.md"
CODES = {
    file.parent.name: re.findall(r'Self\(rawValue: "([^"]+)"\)', file.read_text(encoding="utf-8"))
    for file in sorted((REPOSITORY / "Sources").glob("*/DiagnosticCodes.swift"))}
# No archive is known that gives them.
SAFETY_NETS = ["malformed-item", "malformed-channel"]


def sections():
    """The text of each diagnostic's section, by its code."""
    text = DIAGNOSTICS.read_text(encoding="utf-8")
    return dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))


def test_every_diagnostic_is_described():
    assert list(sections()) == [code for codes in CODES.values() for code in codes]
    for code, text in sections().items():
        assert re.match(r"\nSeverity: (information|warning|error)\. ", text), code
        assert "*To do:*" in text, code
        assert ("```" in text) != (code in SAFETY_NETS), code


def archive(snippet):
    """The archive that an example stands for, as bytes."""
    if not snippet.startswith(("<rss", "<?xml", "<!DOCTYPE")):
        snippet = (
            '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
            f"<wp:wxr_version>1.2</wp:wxr_version>\n{snippet}</channel>\n</rss>\n")
    parts = re.split(r"\\x([0-9A-F]{2})", snippet)
    return b"".join(
        bytes.fromhex(part) if index % 2 else part.encode() for index, part in enumerate(parts))


def diagnosed():
    for code, text in sections().items():
        pairs = re.findall(r"```xml\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
        for number, (snippet, shown) in enumerate(pairs, 1):
            yield pytest.param(code, text, snippet, shown, id=f"{code}-{number}")


@pytest.mark.parametrize("code, text, snippet, shown", list(diagnosed()))
def test_diagnostic_is_told_as_shown(code, text, snippet, shown, tmp_path):
    (tmp_path / "export.xml").write_bytes(archive(snippet))
    severity = re.match(r"\nSeverity: (\w+)", text).group(1)
    # Bodies are no business of JSON; other diagnostics are in the document as well.
    of_bodies = code in CODES["SiteExport"]
    of_outputs = of_bodies or code in CODES["WXRExport"]
    command = (
        ["markdown", "--output", "site", *(["--for", "hugo"] if code == "taken-address" else [])] if of_bodies
        else ["wxr", "--output", "site"] if of_outputs else ["json"])
    done = subprocess.run(
        [WXR2, *command, "--verbose", "export.xml"], cwd=tmp_path, capture_output=True,
        timeout=SECONDS)
    told = done.stderr.decode()
    for line in shown.splitlines():
        assert line in told
    if of_outputs:
        assert re.search(rf" {severity}: .*\[{code}\]$", told, re.MULTILINE)
        assert done.returncode == 0
        return
    document = json.loads(done.stdout)
    assert (code, severity) in {(d["code"], d["severity"]) for d in document["diagnostics"]}
    assert done.returncode == (3 if "error" in {d["severity"] for d in document["diagnostics"]} else 0)
