"""The command on a terminal: progress, colours, what it says to a wrong word.

    pytest Tests/consumers/test_terminal.py

WXR2  the binary; without it .build/release/wxr2
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
ESCAPE = "\x1b["


def on_terminal(*arguments, columns=80, stdout=subprocess.DEVNULL, cwd=REPOSITORY, **environment):
    """What the command writes to standard error, which is a terminal; with its status."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    inherited = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [WXR2, *arguments], stdin=subprocess.DEVNULL, stdout=follower if stdout is None else stdout,
        stderr=follower, cwd=cwd, env=inherited | {"TERM": "xterm"} | environment)
    os.close(follower)
    output = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(leader)
    return output.decode().replace("\r\n", "\n"), process.wait()


def plain(*arguments):
    return subprocess.run([WXR2, *arguments], capture_output=True, text=True, cwd=REPOSITORY, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """An archive that takes long enough for several lines of progress."""
    path = tmp_path_factory.mktemp("large") / "large.xml"
    subprocess.run([REPOSITORY / "scripts/make-sample", path, "200"], check=True, capture_output=True)
    return path


@pytest.mark.parametrize("columns", [80, 200, 30])
def test_progress_is_one_line_and_gone_at_the_end(large, columns):
    text, status = on_terminal("inspect", large, columns=columns)
    assert status == 0
    shown = re.findall(r"\r\x1b\[K([^\r\n\x1b]+)", text)[:-1]
    assert shown, text
    assert all(len(line) < columns for line in shown)
    if columns >= 80:
        assert re.fullmatch(r"\d+ posts, \d+\.\d MB at \d+ MB/s \(\d+ %\)(, \d+ (s|min) left)?", shown[-1])
    # After the last line of progress the line is cleared, and the summary is all that stays.
    assert re.search(r"\r\x1b\[Kwxr2: \d+ posts read from [^\n]*\n$", text)


def test_no_progress_in_a_pipe(large):
    assert ESCAPE not in plain("inspect", large).stderr


@pytest.mark.parametrize("arguments", [["json", "missing.xml"], ["jsn", "x"], ["json", "--nonsense"], ["inspect", "samples"]])
def test_colours_are_for_terminals_alone(arguments):
    text, _ = on_terminal(*arguments)
    assert ESCAPE + "1;31m" in text or arguments == ["inspect", "samples"]
    for environment in {"NO_COLOR": "1"}, {"TERM": "dumb"}:
        assert ESCAPE not in on_terminal(*arguments, **environment)[0].replace("\r\x1b[K", "")
    # An empty NO_COLOR counts as none.
    assert on_terminal(*arguments, NO_COLOR="")[0] == text or arguments == ["inspect", "samples"]
    assert ESCAPE not in plain(*arguments).stderr


@pytest.mark.parametrize("arguments", [["--help"], ["help", "json"], ["json", "--help"]])
def test_headings_of_help_and_tables_are_bold_on_a_terminal(arguments):
    text, status = on_terminal(*arguments, stdout=None)
    assert status == 0 and ESCAPE + "1mUSAGE:" in text
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == plain(*arguments).stdout
    assert ESCAPE not in plain(*arguments).stdout


def test_headings_of_the_inventory_are_bold_on_a_terminal():
    arguments = ["inspect", "--quiet", "samples/blog.xml"]
    text, status = on_terminal(*arguments, stdout=None)
    assert status == 0 and ESCAPE + "1mAuthors" in text
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == plain(*arguments).stdout


# What is said to a first word that is no command.


@pytest.mark.parametrize("word, command", [
    ("jsn", "json"), ("JSON", "json"), ("markdwon", "markdown"), ("mark", "markdown"), ("sqllite", "sqlite"),
    ("inspct", "inspect"), ("reprot", "report"), ("hlep", "help"), ("shema", "schema")])
def test_a_misspelled_command_is_recognised(word, command):
    done = plain(word, "my export.xml", "--output", "it's")
    assert done.returncode == 64 and done.stdout == ""
    assert done.stderr == (
        f"wxr2: error: '{word}' is no command; did you mean '{command}'?\n"
        f"  wxr2 {command} 'my export.xml' --output 'it'\\''s'\n")


@pytest.mark.parametrize("word", ["convert", "xyzzy", "j" * 500, "\x1b[31m"])
def test_another_word_gets_the_list(word):
    done = plain(word)
    assert done.returncode == 64
    assert done.stderr.startswith("wxr2: error: ") and "there are report, inspect, " in done.stderr
    assert "\x1b" not in done.stderr


def test_an_input_alone_gets_commands_that_work(tmp_path):
    name = "my $export's.xml"
    (tmp_path / name).write_bytes((REPOSITORY / "samples/blog.xml").read_bytes())
    done = subprocess.run([WXR2, name], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 64
    commands = [line.strip() for line in done.stderr.splitlines() if line.startswith("  wxr2 ")]
    commands = [re.split(r" {3,}", command)[0] for command in commands]
    assert len(commands) >= 5 and all(len(line) < 80 for line in done.stderr.splitlines())
    for command in commands:
        line = command.replace("wxr2", f"'{WXR2}'", 1) + " --quiet"
        ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=tmp_path)
        assert ran.returncode == 0, command + ran.stderr
    assert {"my $export's.json", "my $export's.html", "my $export's.db", "my $export's"} <= set(os.listdir(tmp_path))


@pytest.mark.parametrize("name", ["missing.xml", "no/such/folder", "./json"])
def test_a_missing_input_is_said_to_be_missing(name):
    done = plain(name)
    assert done.returncode == 64
    assert done.stderr == f"wxr2: error: {name}: no such file or folder\n"


# One helpful message for what goes wrong.


def test_the_end_says_where_the_output_is(tmp_path):
    done = subprocess.run(
        [WXR2, "json", REPOSITORY / "samples/blog.xml", "--output", "site.json"], capture_output=True, text=True,
        cwd=tmp_path)
    assert re.fullmatch(r"wxr2: 13 posts read from [^\n]*, written to site\.json\n", done.stderr)


# `markdown` makes the folders that are missing.
@pytest.mark.parametrize("command", ["json", "sqlite", "report"])
def test_a_missing_folder_and_a_full_disk_have_one_message(command, tmp_path):
    sample = str(REPOSITORY / "samples/blog.xml")
    done = plain(command, sample, "--output", str(tmp_path / "no/such/out"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and "no/such" in done.stderr
    if command in ("json", "report"):
        full = plain(command, sample, "--output", "/dev/full")
        assert full.returncode == 1
        assert len(full.stderr.splitlines()) == 1 and "No space left" in full.stderr


def test_many_kinds_of_diagnostics_fit_a_screen(tmp_path):
    # Damage of many kinds, in an archive of its own.
    text = (REPOSITORY / "samples/blog.xml").read_text(encoding="utf-8")
    text = text.replace("&#038;", "&").replace("<wp:post_id>", "<wp:post_id>x", 1).replace("<title>", "<title>\x01", 3)
    text = text.replace("2025-05-01 ", "2025-99-01 ").replace("</dc:creator>", "", 1).replace("<wp:comment_id>", "<wp:comment_id>z")
    (tmp_path / "bad.xml").write_text(text[:-600], encoding="utf-8")
    done = subprocess.run([WXR2, "inspect", "bad.xml"], capture_output=True, text=True, cwd=tmp_path)
    assert 3 < len(done.stderr.splitlines()) <= 24
