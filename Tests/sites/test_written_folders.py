"""What every target's folder must be, whether or not its generator is here."""
import json
import re
import subprocess
import sys
import tomllib
from datetime import date, datetime, timedelta

import pytest
import yaml
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from site_of import HERE, front_matter, letters, parsed, text_of

TARGETS = ["hugo", "jekyll", "pelican", "eleventy", "astro", "zola", "obsidian"]
ADDRESS = {"hugo": "url", "jekyll": "permalink", "pelican": "save_as", "eleventy": "permalink", "astro": "path",
           "zola": "path", "obsidian": "permalink"}
NEEDED = {
    "hugo": ["hugo.toml", "layouts/_default/single.html", "static/site.css", "static/_redirects"],
    "jekyll": ["_config.yml", "_layouts/post.html", "feed.xml", "sitemap.xml", "_redirects"],
    "pelican": ["pelicanconf.py", "plugins/wordpress_reader.py", "theme/templates/article.html"],
    "eleventy": ["eleventy.config.js", "package.json", "_data/site.json", "_data/terms.json"],
    "astro": ["astro.config.mjs", "package.json", "tsconfig.json", "src/content.config.ts", "src/pages/[...path].astro"],
    "zola": ["config.toml", "content/_index.md", "content/posts/_index.md", "templates/base.html", "templates/page.html"],
    "obsidian": [],
}
# https://www.getzola.org/documentation/content/page/, "Front matter".
ZOLA_KEYS = {"title", "description", "updated", "date", "weight", "draft", "slug", "path", "aliases", "authors", "in_search_index",
             "render", "template", "taxonomies", "extra"}


@pytest.fixture(params=TARGETS)
def target(request):
    return request.param


def documents(folder):
    """The files of posts: front matter and body."""
    found = []
    for file in sorted(folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if text.startswith("+++\n"):
            _, matter, body = re.split(r"^\+\+\+\n", text, maxsplit=2, flags=re.MULTILINE)
            fields = tomllib.loads(matter)
        else:
            matter, body = front_matter(text)
            fields = yaml.safe_load(matter)
        if "wordpress_id" in {**fields, **fields.get("extra", {})}:
            found.append((file, fields, body))
    return found


def number(fields):
    """WordPress's number of the post."""
    return {**fields, **fields.get("extra", {})}["wordpress_id"]


def test_the_files_of_the_target_are_there(archive, target):
    for name in NEEDED[target]:
        assert (archive.folder(target) / name).is_file(), name


def test_every_readable_post_has_a_file(archive, target):
    ids = [number(fields) for _, fields, _ in documents(archive.folder(target))]
    wanted = [post.id for post in archive.posts if post.id is not None]
    assert sorted(ids) == sorted(wanted)


def plain(value):
    """A value of any reader, so that they can be compared."""
    if isinstance(value, datetime):
        return (value - (value.utcoffset() or timedelta())).replace(tzinfo=None).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def test_two_readers_agree_about_front_matter(archive, target):
    for file in sorted(archive.folder(target).rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if not text.startswith("---\n"):
            assert target == "zola"
            continue
        matter, _ = front_matter(text)
        for version in (1, 1), (1, 2):
            other = YAML(typ="safe", pure=True)
            other.version = version
            # The two differ about the zone that a date without quotes has.
            assert str(plain(other.load(matter))).replace("Z", "") == str(plain(yaml.safe_load(matter))), file


def test_titles_and_terms_come_back(archive, target):
    found = {}
    for _, fields, _ in documents(archive.folder(target)):
        found.setdefault(number(fields), []).append(str(fields.get("title", "")))
    for post in archive.posts:
        if letters(post.title) and post.id is not None:
            title = letters(re.sub("<[^>]*>", "", post.title))
            assert title in [letters(title) for title in found[post.id]], post.title


def test_public_posts_keep_their_addresses_and_no_two_are_equal(archive, target):
    addresses = {}
    for file, fields, _ in documents(archive.folder(target)):
        address = fields.get(ADDRESS[target])
        if address:
            address = "/" + str(address).removeprefix("/").removesuffix("index.html")
            assert address.casefold() not in addresses or target == "obsidian", (file, address)
            addresses[address.strip("/").casefold()] = number(fields)
    for post in archive.public:
        # Zola and Astro make a folder of every page, and the front page lies at its own place.
        if not post.path or post.path == "/" or post.path.endswith(".html"):
            continue
        wanted = post.path.strip("/").casefold()
        escaped = {wanted, wanted.replace(":", "\\:"), wanted.replace("%", "%25").replace(":", "%3a")}
        # Two posts that differ in case only cannot both be files on every system.
        assert escaped & set(addresses), post.path


def is_draft(target, file, fields):
    if target == "jekyll":
        return "_drafts" in file.parts or fields.get("published") is False
    if target == "pelican":
        return fields.get("status") == "draft"
    if target == "obsidian":
        return fields.get("publish") is False
    return fields.get("draft") is True


def test_what_is_not_public_is_a_draft(archive, target):
    states = {}
    for file, fields, _ in documents(archive.folder(target)):
        states.setdefault(number(fields), []).append(is_draft(target, file, fields))
    for post in archive.posts:
        if post.id is None:
            continue
        hidden = post.record["status"] != "publish"
        if hidden or post.is_public:
            assert hidden in states[post.id], (post.id, post.record["status"])


def test_no_folder_has_a_mail_address_or_a_password(archive, target):
    private = {comment[key] for record in archive.record["posts"] for comment in record["comments"]
               for key in ("author_email", "author_ip")} | {"zzhiddenpassword", "behind a password"}
    for file in archive.folder(target).rglob("*"):
        if file.is_file():
            text = file.read_bytes().decode(errors="replace")
            for secret in private - {""}:
                assert secret not in text, (file, secret)


def test_data_of_responses_is_json_and_harmless(archive, target):
    if target == "obsidian":
        assert not list(archive.folder(target).rglob("*.json"))
        return
    keys = {"id", "parent", "depth", "kind", "author", "url", "date", "body"}
    files = {file.stem: json.loads(file.read_text(encoding="utf-8"))
             for file in archive.folder(target).rglob("*.json") if file.parent.name == "comments"}
    assert len(files) == sum(
        bool(post.responses) for post in archive.posts if not post.is_protected)
    for responses in files.values():
        for response in responses:
            assert keys <= set(response)
            assert response["url"] == "" or response["url"].startswith(("http://", "https://"))
            active = parsed(f"<div>{response['body']}</div>").xpath(
                "//script|//iframe|//img|//style|//@*[starts-with(name(), 'on')]|//@href[contains(., 'script:')]")
            assert not active


def test_words_come_through_markdown(archive, target):
    """What markdown-it makes of a file has the letters that cmark-gfm makes of the plain one, in order."""
    if target in ("hugo", "zola"):
        return  # Their escapes are for the generator; Hugo's are proved by its pages.
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    bodies = {}
    for _, fields, body in documents(archive.folder(target)):
        bodies.setdefault(number(fields), []).append(body)
    for post in archive.public:
        if post.id is None or "[^" in "".join(bodies[post.id]):
            continue
        found = [letters(text_of(parsed(f"<main>{reader.render(body)}</main>"))) for body in bodies[post.id]]
        for node in parsed(f"<main>{post.html}</main>").iter("p", "h2", "td", "pre"):
            if not re.search("https?:", text_of(node)):
                assert any(letters(text_of(node)) in one for one in found), (post.id, text_of(node))


def test_zola_knows_every_key(archive):
    folder = archive.folder("zola")
    config = tomllib.loads((folder / "config.toml").read_text(encoding="utf-8"))
    declared = {taxonomy["name"] for taxonomy in config.get("taxonomies", [])}
    for file, fields, body in documents(folder):
        assert set(fields) <= ZOLA_KEYS, file
        assert set(fields.get("taxonomies", {})) <= declared, file
        assert all(term for terms in fields.get("taxonomies", {}).values() for term in terms), file
        assert not re.search(r"\{\{ *\w+\(|\{% *\w+\(", body), file


def test_astro_declares_every_key(archive):
    folder = archive.folder("astro")
    schema = (folder / "src/content.config.ts").read_text(encoding="utf-8") + (folder / "src/content.ts").read_text(encoding="utf-8")
    for file, fields, _ in documents(folder):
        for key in fields:
            assert re.search(rf"[\"']?\b{re.escape(key)}\b[\"']?\s*:", schema), (file, key)
        assert "slug" not in fields, "Astro takes it for the id"


def test_obsidian_has_flat_properties_and_names_it_takes(archive):
    folder = archive.folder("obsidian")
    for file, fields, body in documents(folder):
        assert not set(file.name) & set('\\/:*?"<>|#^[]'), file
        assert not any(isinstance(value, dict) for value in fields.values()), file
        for tag in fields.get("tags", []):
            assert re.fullmatch(r"[\w/-]*[^\W\d][\w/-]*|[^\s#]*[^\w\s#][^\s#]*", tag), tag
        # A name in brackets would be a link to a note.
        assert "[[" not in re.sub(r"(?s)^(`{3,}).*?^\1`*$|`[^`]*`", "", body, flags=re.MULTILINE).replace("\\[[", ""), file


def test_the_hostile_archive_is_the_one_that_is_described():
    made = subprocess.run([sys.executable, HERE / "make_hostile.py"], capture_output=True, check=True).stdout
    assert made == (HERE / "hostile.xml").read_bytes()
