"""How much memory `wxr2 markdown` takes for a long text: not more than a multiple of the text.

    pytest Tests/consumers/test_markdown_memory.py

WXR2  the binary; without it .build/release/wxr2
"""
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
# How many bytes of memory the command may take for a byte of text.
MOST = 25
# Longer texts are divided, and need no more for a byte.
SIZES = [500_000, 2_000_000]
SECONDS = 60

# A process counts the memory of the one that it was copied from, so the copy is made of a small one.
PEAK = """
import os, resource, sys
process = os.fork()
if process == 0: os.execv(sys.argv[1], sys.argv[1:])
status = os.waitpid(process, 0)[1]
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Long</title><link>https://long.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>long</title><wp:post_id>1</wp:post_id><wp:post_name>long</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
"""
BODY = "<content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>\n"
COMMENT = """<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_approved>1</wp:comment_approved>
<wp:comment_content><![CDATA[{}]]></wp:comment_content></wp:comment></item></channel></rss>
"""

UNITS = [
    "word and ", "a@b.co ", "http://a.b/c ", "one\n\n", "a\n", "a\r\n", "<b>x</b> ", "<a href=x>y</a> ", "<p>x",
    "<li>x", "<td>x", "x</p>", "x<br>", "<ul><li>x</li></ul>", "<blockquote>x</blockquote>", "<tr><td>x", "*", "*a ", "_",
    "`a ", "[a](b) ", "[", "]", "[]", "[[", "![", "[x](", "\\", "\\[", "<!--", "!", "&amp;", "&eacute;", "[gallery]",
    "<!--x-->", "[a]x[/a]", "[audio]", "[audio]\n", "[a b]",
    "<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->",
]


def peak(folder, text, place):
    """The largest resident memory of a conversion."""
    archive = folder / "long.xml"
    archive.write_text(HEAD + place.format(text), newline="")
    output = folder / "out"
    run = subprocess.run(
        [sys.executable, "-SEc", PEAK, str(WXR2), "markdown", "--quiet", "--jobs", "1", str(archive),
         "--output", str(output)],
        capture_output=True, text=True, timeout=SECONDS)
    assert run.returncode == 0, run.stderr
    written = output / "posts/long.md"
    assert written.stat().st_size > 0
    subprocess.run(["rm", "-r", str(output)], check=True)
    return int(run.stdout.split()[-1])


@pytest.mark.parametrize("place", [BODY, COMMENT], ids=["body", "comment"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_memory_is_a_multiple_of_the_text(unit, place, tmp_path):
    texts = [unit * (size // len(unit)) for size in SIZES]
    small, large = (peak(tmp_path, text, place) for text in texts)
    more = len(texts[1]) - len(texts[0])
    assert large - small <= MOST * more, f"{(large - small) / more:.1f} bytes for a byte"
