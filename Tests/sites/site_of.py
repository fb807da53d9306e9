"""An archive, the folder that wxr2 writes of it for a generator, and the site that the generator builds."""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import cmarkgfm
import lxml.html
import yaml
from cmarkgfm.cmark import Options

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
WXR2 = os.environ.get("WXR2") or str(REPOSITORY / ".build/release/wxr2")
ARCHIVES = [*sorted((REPOSITORY / "samples").glob("*.xml")), HERE / "hostile.xml"]
GENERATORS = ["hugo", "jekyll", "pelican"]
# What a theme shows besides comments, reblogs and pings.
SHOWN_TYPES = {"review", "webmention", "mention", "reply"}
REACTIONS = {"like", "repost", "announce", "bookmark", "follow"}


def decoded(path):
    """A path as people read it. A segment that is no UTF-8 stays as it is stored."""
    parts = []
    for part in path.split("/"):
        try:
            parts.append(unquote_to_bytes(part).decode())
        except UnicodeDecodeError:
            parts.append(part)
    return "/".join(parts)


def letters(text):
    return "".join(c for c in text.casefold() if c.isalnum())


def words(text):
    return re.findall(r"\w+", text.casefold())


def text_of(node):
    return "".join(node.itertext())


def parsed(html):
    return lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def front_matter(text):
    """The YAML between the first two lines of dashes, and the body after it."""
    _, matter, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return matter, body


class Post:
    def __init__(self, record):
        self.record = record
        self.id, self.title = record["id"], record["title"]
        self.is_protected = bool(record["password"])
        self.is_public = record["status"] == "publish" and not self.is_protected
        self.path, self.html = None, ""

    @property
    def reactions(self):
        """Likes and the like, which a page shows behind the thread."""
        return [comment for comment in self.record["comments"]
                if comment["status"] in ("approved", "") and comment["type"] in REACTIONS]

    @property
    def responses(self):
        """What is shown, in the order in which WordPress shows it; each with the list of its ancestors."""
        shown = {}
        for number, comment in enumerate(self.record["comments"], 1):
            if comment["status"] not in ("approved", "") or comment["kind"] == "note":
                continue
            if comment["kind"] != "other" or comment["type"] in SHOWN_TYPES:
                shown[comment["id"] or -number] = comment
        order = sorted(shown, key=lambda key: (shown[key]["date_gmt"] or shown[key]["date"] or "", key))

        def below(parent):
            for key in order:
                if (shown[key]["parent"] or 0) == parent:
                    yield shown[key]
                    yield from below(key)
        return list(below(0))


class Archive:
    def __init__(self, path, work):
        self.path, self.work = path, work
        self.record = json.loads(run([WXR2, "json", "--quiet", path]))
        run([WXR2, "markdown", "--quiet", "--comments", "none", path, "--output", work / "plain"])
        site = self.record["site"]
        address = urlsplit(site["base_blog_url"] or site["link"])
        self.host, self.base = address.netloc, decoded(address.path).rstrip("/")
        bodies = {}
        for file in sorted((work / "plain").rglob("*.md")):
            matter, body = front_matter(file.read_text(encoding="utf-8"))
            fields = yaml.load(matter, yaml.BaseLoader)
            bodies.setdefault((fields.get("url", ""), fields.get("slug", "")), body)
        self.posts = []
        for record in self.record["posts"]:
            key = record["link"], record["slug"]
            if key not in bodies or record["type"] in ("attachment", "nav_menu_item", "revision"):
                continue
            post = Post(record)
            post.html = cmarkgfm.markdown_to_html_with_extensions(
                bodies[key], Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
                ["table", "strikethrough", "autolink", "tasklist"])
            link = urlsplit(record["link"])
            path = decoded(link.path)
            if path.startswith(self.base + "/") or path == self.base:
                path = path[len(self.base):] or "/"
            if record["link"] and not link.query:
                # The same file as that of the folder.
                post.path = path.removesuffix("index.html") if path.endswith("/index.html") else path
            self.posts.append(post)
        self.public = [post for post in self.posts if post.is_public]
        assert self.public

    def folder(self, target):
        folder = self.work / target
        if not folder.exists():
            run([WXR2, "markdown", "--quiet", self.path, "--for", target, "--output", folder])
        return folder

    def hidden_texts(self):
        for post in self.record["posts"]:
            if post["status"] in ("draft", "private", "pending", "future", "trash") or post["password"]:
                yield post["content"]
                yield from (comment["content"] for comment in post["comments"])
            yield from (comment["content"] for comment in post["comments"]
                        if comment["status"] in ("hold", "spam", "trash"))


class Site:
    """The pages that a generator built."""

    def __init__(self, archive, target):
        self.archive, self.target = archive, target
        self.source = archive.folder(target)
        self.folder = archive.work / f"{target}-site"
        self.log = build(target, self.source, self.folder)
        self.files = {
            str(file.relative_to(self.folder)): file for file in self.folder.rglob("*") if file.is_file()}
        self.pages = {
            name: parsed(file.read_text(encoding="utf-8"))
            for name, file in self.files.items() if file.suffix in (".html", ".htm")}
        self.redirects = {
            name for name, page in self.pages.items()
            if any((meta.get("http-equiv") or "").lower() == "refresh" for meta in page.iter("meta"))}

    def file(self, path):
        """The name of the file that answers at a path within the blog."""
        path = path.lstrip("/")
        names = [path + "index.html"] if not path or path.endswith("/") else [
            path, path + "/index.html", path + ".html"]
        return next((name for name in names if name in self.files), None)

    def page(self, post):
        """The name of a post's page; without an address of its own it is found by its heading."""
        if post.path is not None:
            return self.file(post.path)
        return next((name for name, page in self.pages.items() if name not in self.redirects and any(
            letters(text_of(heading)) == letters(post.title) for heading in page.iter("h1"))), None)


def run(command, **options):
    done = subprocess.run(command, capture_output=True, **options)
    output = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode in (0, 3), f"{command}: {output}"
    return done.stdout.decode()


@functools.cache
def generator(name):
    """The program, of the environment that the tests run in or of the system; `None` if it is not there."""
    if name == "hugo":
        found = sorted(Path(sys.prefix).glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        if found:
            return str(found[0])
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def build(target, source, folder):
    """Builds a site without the network, where the system lets it; returns what the generator said."""
    program = generator(target)
    command = {
        "hugo": [program, "--source", source, "--destination", folder, "--noBuildLock"],
        "jekyll": [program, "build", "--source", source, "--destination", folder, "--disable-disk-cache"],
        "pelican": [program, "--output", folder],
    }[target]
    unshared = ["unshare", "--net"]
    if shutil.which("unshare") and subprocess.run([*unshared, "true"], capture_output=True).returncode == 0:
        command = unshared + command
    done = subprocess.run(
        command, cwd=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=dict(os.environ, LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1", PYTHONWARNINGS="ignore", COLUMNS="400",
                 JEKYLL_NO_BUNDLER_REQUIRE="true"))
    log = done.stdout.decode(errors="replace")
    assert done.returncode == 0, log
    return log


def missing(wanted, found):
    return list((Counter(wanted) - Counter(found)).elements())
