"""What Hugo, Jekyll and Pelican build of an archive, held against the archive."""
import html
import re
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree

from site_of import decoded, letters, parsed, text_of, words


def test_the_generator_has_nothing_to_say(site):
    told = [line for line in site.log.splitlines()
            if re.search(r"(?i)\b(warn(ing)?s?|error|conflict|deprecated|critical|traceback)\b", line)]
    assert not told


def test_every_public_post_answers_at_its_old_address(site):
    for post in site.archive.public:
        name = site.page(post)
        assert name and name not in site.redirects, (post.path, post.title)
        page = site.pages[name]
        title = letters(re.sub("<[^>]*>", "", post.title))
        if title and post.path != "/":
            assert title in [letters(text_of(heading)) for heading in page.iter("h1")]
            assert title in letters(page.findtext(".//title"))
            if re.fullmatch(r"[\w ]+", post.title):
                assert post.title in [text_of(heading).strip() for heading in page.iter("h1")]


def body(page):
    """The part of a page that is not the thread."""
    [main] = page.iter("main")
    copy = parsed(etree.tostring(main, encoding="unicode"))
    for thread in copy.xpath("//*[@id='comments']"):
        thread.drop_tree()
    return copy


def test_every_word_of_a_post_is_in_its_page_in_order(site):
    checked = 0
    for post in site.archive.public:
        found = text_of(body(site.pages[site.page(post)]))
        all_letters, all_signs = letters(found), "".join(found.split())
        at = 0
        for node in parsed(f"<main>{post.html}</main>").iter("p", "h2", "h3", "h4", "pre", "td", "th", "figcaption"):
            if any(True for _ in node.iter("p", "pre")) and node.tag not in ("p", "pre"):
                continue
            text = text_of(node)
            if re.fullmatch(r"\s*https?://\S+\s*", text):
                continue
            if letters(text):
                found_at = all_letters.find(letters(text), at)
                assert found_at >= 0, (post.path, text)
                at = found_at + len(letters(text))
                checked += 1
            # Braces and the like, which generators take for their own.
            for sign in re.findall(r"\{[{%#<].*?[}%#>]\}|\{[^{}\s]+\}", text):
                assert fold("".join(sign.split())) in fold(all_signs), (post.path, sign)
    assert checked


def fold(text):
    return re.sub("[“”„\"'‘’′″]|[–—-]+", "", text)


def test_a_thread_is_that_of_wordpress(site):
    for post in site.archive.public:
        threads = site.pages[site.page(post)].xpath("//*[@id='comments']")
        responses = post.responses
        assert len(threads) == (1 if responses else 0), post.path
        if not responses:
            continue
        shown = threads[0].xpath(".//li[starts-with(@id, 'comment-')]")
        assert [node.get("id") for node in shown] == [
            f"comment-{response['id'] or number}" for number, response in enumerate(responses, 1)]
        [heading] = threads[0].iter("h2")
        assert len(responses) == 1 or str(len(responses)) in text_of(heading)
        for node, response in zip(shown, responses):
            above = node.xpath("ancestor::li[starts-with(@id, 'comment-')][1]/@id")
            assert above == ([f"comment-{response['parent']}"] if response["parent"] else [])
            assert response["kind"] in (node.get("class") or "").split()
            own = parsed(etree.tostring(node, encoding="unicode", with_tail=False))
            for below in own.xpath("//li//li"):
                below.drop_tree()
            name = response["author_name"]
            if response["reblog"]:
                name = response["reblog"]["blog_title"] or name
            assert letters(name) in letters(text_of(own)), (post.path, name)
            if response["kind"] == "comment":
                said = re.sub(r"<(script|style)\b.*?</\1>", "", response["content"], flags=re.S)
                said = html.unescape(re.sub("<[^>]*>", "", said))
                assert letters(said) in letters(text_of(own)), response["id"]
        active = threads[0].xpath(
            ".//script|.//iframe|.//img|.//@*[starts-with(name(), 'on')]|.//@href[contains(., 'script:')]")
        assert not active, post.path


def test_reactions_stand_behind_the_thread(site):
    for post in site.archive.public:
        shown = site.pages[site.page(post)].xpath("//ul[@class='reactions']/li")
        assert len(shown) == len(post.reactions), post.path
        for node, reaction in zip(shown, post.reactions):
            assert letters(reaction["author_name"]) in letters(text_of(node))
            assert node.xpath("a/@href") == ([reaction["author_url"]] if reaction["author_url"] else [])


def test_nothing_that_is_not_public_is_in_any_file(site):
    everything = {name: file.read_bytes().decode(errors="replace") for name, file in site.files.items()}
    private = {"zzhidden"}
    for record in site.archive.record["posts"]:
        for comment in record["comments"]:
            private |= {comment["author_email"], comment["author_ip"]}
    private |= {author["email"] for author in site.archive.record["authors"]}
    public = " ".join(words(" ".join(
        html.unescape(re.sub("<[^>]*>", " ", record["content"] + " " + record["excerpt"]))
        for record in site.archive.record["posts"] if record["status"] in ("publish", "inherit") and not record["password"])))
    for name, text in everything.items():
        for secret in private - {""}:
            assert secret.casefold() not in text.casefold(), (name, secret)
        plain = " ".join(words(html.unescape(re.sub("<[^>]*>", " ", html.unescape(text)))))
        for hidden in site.archive.hidden_texts():
            hidden = words(html.unescape(re.sub("<[^>]*>", " ", hidden)))
            for start in range(len(hidden) - 5):
                sequence = " ".join(hidden[start:start + 6])
                assert sequence not in plain or sequence in public, (name, sequence)


def test_no_link_within_the_site_is_dead(site):
    own = {match for record in site.archive.record["posts"] for match in re.findall(
        r"""(?:href|src)=["']?([^"'>\s]+)""",
        html.unescape(record["content"] + "".join(c["content"] for c in record["comments"])))}
    checked = 0
    for name, page in site.pages.items():
        here = quote(site.archive.base + "/" + re.sub(r"(^|/)index\.html$", r"\1", name))
        for node in page.iter("a", "link", "img", "script", "iframe"):
            link = (node.get("href") or node.get("src") or "").strip()
            parts = urlsplit(urljoin(here, link))
            assert parts.scheme in ("", "http", "https", "mailto", "tel", "ftp"), (name, link)
            if not link or parts.scheme or parts.netloc:
                continue
            if link in own:
                # An archive may have dead links of its own, but they stay as they are.
                if not decoded(parts.path).startswith(site.archive.base + "/"):
                    continue
            path = decoded(parts.path)
            assert path == site.archive.base or path.startswith(site.archive.base + "/"), (name, link)
            target = site.file(path[len(site.archive.base):] or "/")
            assert target or link in own, (name, link)
            if parts.fragment and target in site.pages and link not in own:
                fragment = decoded(parts.fragment)
                assert fragment in site.pages[target].xpath("//@id"), (name, link)
            checked += 1
    assert checked


def test_links_between_posts_need_no_old_site(site):
    """A link to a public post leads to its page, not to the host that is given up."""
    paths = {post.path.strip("/") for post in site.archive.public if post.path}
    for post in site.archive.public:
        for link in body(site.pages[site.page(post)]).xpath("//article//a/@href"):
            parts = urlsplit(link)
            if parts.netloc.removeprefix("www.") == site.archive.host.removeprefix("www.") and not parts.query:
                path = decoded(parts.path)[len(site.archive.base):].strip("/")
                assert path not in paths, (post.path, link)


def test_the_feed_is_xml_and_its_links_are_absolute(site):
    [home] = [page for name, page in site.pages.items() if name == "index.html"]
    [link] = home.xpath("//link[@rel='alternate']/@href")
    path = decoded(urlsplit(link).path)[len(site.archive.base):]
    feed = etree.parse(site.files[site.file(path)])
    entries = feed.xpath("//*[local-name()='item' or local-name()='entry']")
    assert len(entries) == min(10, sum(
        post.record["type"] == "post" and post.record["status"] == "publish" for post in site.archive.posts))
    for entry in entries:
        for link in entry.xpath("*[local-name()='link']"):
            assert urlsplit(link.get("href") or link.text).netloc == site.archive.host
        for text in entry.itertext():
            for link in re.findall(r'(?:href|src)="([^"]*)"', text):
                assert urlsplit(link).scheme or link.startswith("#"), link


def test_the_sitemap_has_every_public_page(site):
    locations = {
        decoded(urlsplit(node.text).path) for node in
        etree.parse(site.files["sitemap.xml"]).iter("{*}loc")}
    for post in site.archive.public:
        if post.path:
            assert {site.archive.base + post.path, site.archive.base + post.path + "/"} & locations, post.path


def test_terms_and_authors_have_their_pages(site):
    declared = {(term["taxonomy"], term["slug"]): term for term in site.archive.record["terms"]}
    for post in site.archive.public:
        if post.record["type"] != "post" or not post.path:
            continue
        for term in post.record["terms"]:
            folder = {"category": "category", "post_tag": "tag"}.get(term["taxonomy"])
            if not folder or declared.get((term["taxonomy"], term["slug"]), {}).get("parent_slug"):
                continue
            name = site.file(f"/{folder}/{term['slug']}/")
            assert name, term
            title = text_of(next(site.pages[name].iter("h1")))
            wanted = declared.get((term["taxonomy"], term["slug"]), term)["name"]
            assert fold("".join(wanted.split())) in fold("".join(title.split())), (wanted, title)


def test_a_menu_is_as_deep_as_that_of_the_blog(site):
    items = {post["id"]: post for post in site.archive.record["posts"] if post["type"] == "nav_menu_item"}
    if not items:
        return
    above = {number: int(next((meta["value"] for meta in item["meta"] if meta["key"] == "_menu_item_menu_item_parent"), 0))
             for number, item in items.items()}
    depths = {}
    for number, item in items.items():
        depth, parent = 0, above[number]
        while parent:
            depth, parent = depth + 1, above[parent]
        depths[letters(item["title"])] = depth
    shown = {letters(text_of(link)): len(link.xpath("ancestor::ul")) - 1
             for link in site.pages["index.html"].xpath("//body/header/nav//a")}
    assert shown
    # An item without a title has that of its page.
    depths.pop("", None)
    assert {title: depth for title, depth in shown.items() if title in depths} == {
        title: depth for title, depth in depths.items() if title in shown}


def test_redirects_know_old_numbers_and_slugs(site):
    files = [site.files["_redirects"], *(site.source / f"redirects.{kind}" for kind in ("csv", "nginx", "htaccess"))]
    numbers = [post.id for post in site.archive.posts]
    for file in files:
        text = file.read_text(encoding="utf-8")
        for post in site.archive.public:
            if post.path and post.path != "/" and numbers.count(post.id) == 1:
                assert re.search(rf"(?<!\d){post.id}(?!\d)", text), (file.name, post.id)
            for meta in post.record["meta"]:
                if meta["key"] == "_wp_old_slug" and post.path:
                    assert meta["value"] in text, (file.name, meta["value"])
