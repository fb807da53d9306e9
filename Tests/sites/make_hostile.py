"""Writes hostile.xml: an archive with what generators trip over. Every word beginning with `zzhidden` is
of something that is not public, and must not be in any page.

    python Tests/sites/make_hostile.py > Tests/sites/hostile.xml
"""
from xml.sax.saxutils import escape

BLOG = "https://knot.example/blog"
SYNTAX = (
    "<p>Write {{ site.title }} or {% include x.html %} or {% raw %} or {{&lt; figure src=\"x\" &gt;}} or {{% note %}} or {# c #} plainly.</p>\n"
    "<h2>A heading with {{% note %}} and {#anchor .cls}</h2>\n"
    "<pre>{{ code }} {% endraw %} {{&lt; open %}\n\n{{&lt;/* quoted */&gt;}} {{% close</pre>\n"
    "<p>Inline <code>{{ x | y }}</code> and <code>{{&lt; z</code> and [TOC] and {filename}a.md and |static|b and $$m$$.</p>\n"
    "<ul><li>{: .cls}</li><li>: not a definition</li></ul>\n"
    "<table><tr><th>{{ a }}</th><th>b | c</th></tr><tr><td>{% d %}</td><td>: e</td></tr></table>\n")
terms, items, number = [], [], 100


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def term(taxonomy, slug, name, parent=""):
    terms.append(
        f"<wp:term><wp:term_id>{len(terms) + 1}</wp:term_id><wp:term_taxonomy>{taxonomy}</wp:term_taxonomy>"
        f"<wp:term_slug>{slug}</wp:term_slug><wp:term_parent>{parent}</wp:term_parent>"
        f"<wp:term_name>{cdata(name)}</wp:term_name></wp:term>")


def comment(id, author, body, parent=0, approved="1", kind="", url="", minute=0):
    return (
        f"<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>{cdata(author)}</wp:comment_author>"
        f"<wp:comment_author_email>mail{id}@private.example</wp:comment_author_email>"
        f"<wp:comment_author_url>{escape(url)}</wp:comment_author_url><wp:comment_author_IP>203.0.113.{id % 250}</wp:comment_author_IP>"
        f"<wp:comment_date>2020-03-01 10:{minute:02}:00</wp:comment_date><wp:comment_date_gmt>2020-03-01 10:{minute:02}:00</wp:comment_date_gmt>"
        f"<wp:comment_content>{cdata(body)}</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>")


def item(title, link, body, *, id=None, type="post", status="publish", password="", slug="", filed=(), metas=(),
         comments=(), day="2020-01-02", excerpt="", parent=0, order=0, sticky=0):
    global number
    number += 1
    categories = "".join(
        f'<category domain="{domain}" nicename="{name}">{cdata(text)}</category>' for domain, name, text in filed)
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
        for key, value in metas)
    items.append(
        f"<item><title>{cdata(title)}</title><link>{escape(BLOG + link)}</link><dc:creator>{cdata('o. b@k')}</dc:creator>"
        f"<content:encoded>{cdata(body)}</content:encoded><excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>"
        f"<wp:post_id>{id or number}</wp:post_id><wp:post_date>{day} 03:04:05</wp:post_date>"
        f"<wp:post_date_gmt>{day} 01:04:05</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>"
        f"<wp:post_parent>{parent}</wp:post_parent><wp:menu_order>{order}</wp:menu_order><wp:post_type>{type}</wp:post_type>"
        f"<wp:post_password>{password}</wp:post_password><wp:is_sticky>{sticky}</wp:is_sticky>{categories}{meta}"
        + "".join(comments) + "</item>")


NAMES = [("c-plus", "C++"), ("c-sharp", "C#"), ("c", "C"), ("fire-water", "Fire/Water"), ("ask", "Ask & tell: now"),
         ("braces", "{{ tag }} {% t %}"), ("%e6%a0%91", "樹"), ("2021", "2021"), ("true", "true"), ("dots", "…"),
         ("joy", "😀"), ("comma", "one, two; three"), ("twin-1", "Twin"), ("twin-2", "twin"), ("all", "all")]
for name, text in NAMES:
    term("category", name, text)
    term("post_tag", name, text)
term("category", "child", "Child", "c")
for taxonomy in "type", "layout", "tags", "date":
    term(taxonomy, "value", f"Of {taxonomy}")
term("nav_menu", "main", "Main: {{ menu }}")

every = [(taxonomy, name, text) for name, text in NAMES for taxonomy in ("category", "post_tag")]
thread = [
    comment(7, "Ann {{ a }}", "First <b>bold</b> {{ x }} {% y %}", minute=1),
    comment(8, "<b>Bo</b>", 'See <a href="javascript:alert(1)">this place</a> <script>alert(2)</script><img src=x onerror=alert(3)> done',
            parent=7, url="javascript:alert(4)", minute=9),
    comment(9, "Cy", "Last at the top", minute=8),
    comment(10, "Di", "Deep answer", parent=8, minute=10),
    comment(11, "Eve zzhiddenauthor", "zzhiddenspam words that wait for nobody at all", approved="0"),
    comment(12, "Flo zzhiddenauthor", "zzhiddenanswer to what is not shown at all", parent=11),
    comment(13, "Far blog", "zzhidden? no: a ping".replace("zzhidden? no: ", ""), kind="pingback", url="https://far.example/x", minute=11),
    comment(15, "Fan {{ f }}", "Fan liked this!", kind="like", url="https://fan.example/", minute=0),
    comment(16, "<i>Rob</i>", "Rob shared this!", kind="announce", parent=10, minute=13),
    comment(14, "Re blog", 'Reblogged this on <a href="https://re.example">Re blog</a> and commented:\nHear, hear', minute=12),
]
item("Welcome, {{ front }}", "", "<p>The front page says hello to everybody.</p>", type="page", slug="welcome")
item("{{ title }} {% t %} \"q\" <i>x</i>", "/2020/01/braces/", SYNTAX, slug="braces", filed=every, comments=thread,
     metas=[("_wp_old_slug", "braces-old")])
item("- yes: no #x", "/2020/01/a:b/", "<p>A colon in the address.</p>" + SYNTAX, slug="a-b", filed=every[:4])
item("", "/2020/01/no-title/", "<p>Here is no title whatsoever.</p>", slug="no-title", day="2020-01-05")
item("2020", "/archives/77", "<p>An address without a slash at its end.</p>", slug="n77")
item("樹と山", "/2020/01/%e6%a8%b9/", "<p>木の上で本を読みました。</p>", slug="%e6%a8%b9", filed=[("category", "%e6%a0%91", "樹")])
item("Page of a file", "/2020/01/plain.html", "<p>The address has an extension here.</p>", slug="plain")
item("Loud", "/2020/01/LOUD/", "<p>Capitals in the address are kept as they are.</p>", slug="LOUD")
item("Index", "/index/", "<p>A post by the name of index.</p>", slug="index")
item("Categories", "/categories/", "<p>A post at the place of a list.</p>", slug="categories")
item("Query", "/?p=5000", "<p>Without an address of its own it is still there.</p>", slug="query")
item("One id", "/2020/02/one-id/", "<p>The first with this number.</p>", id=900, slug="one-id",
     comments=[comment(70, "Gus", "To the first one")])
item("Same id", "/2020/02/same-id/", "<p>The second with this number.</p>", id=900, slug="same-id",
     comments=[comment(71, "Hal", "To the second one")])
item("Far ahead", "/2099/01/ahead/", "<p>Published, whatever the calendar says.</p>", slug="ahead", day="2099-01-01")
item("Links", "/2020/02/links/",
     '<p><a href="https://www.knot.example/blog/2020/01/braces/?x=1#comments">By www</a>, <a href="/blog/2020/01/LOUD/">by path</a>, '
     '<a href="https://knot.example/blog/?p=900">by number</a>, <a href="https://knot.example/blog/2020/01/secret/">to what is not public</a>, '
     '<a href="https://knot.example/blog/nowhere/">to nowhere</a>, <a href="mailto:a@open.example">by mail</a>.</p>', slug="links")
for status in "draft", "private", "pending", "future":
    item(f"zzhiddentitle {status}", "/2020/01/secret/" if status == "private" else f"/?p=6{len(status)}00",
         f"<p>zzhiddenbody of a {status} that nobody may read</p>", status=status, slug=f"zzhiddenslug-{status}",
         excerpt="zzhiddenexcerpt", filed=[("post_tag", "zzhiddenterm", "zzhiddenterm")],
         comments=[comment(80 + len(status), "zzhiddenauthor", "zzhiddencomment")])
item("Guarded", "/2020/01/guarded/", "<p>zzhiddenbody behind a password</p>", password="zzhiddenpassword", slug="guarded",
     metas=[("_yoast_wpseo_metadesc", "zzhidden words for search engines"), ("_yoast_wpseo_title", "zzhiddenseo")],
     excerpt="zzhiddenexcerpt", comments=[comment(95, "zzhiddenauthor", "zzhiddencomment")])
item("About {{ us }}", "/about/", "<p>About the knot and the rope.</p>", type="page", slug="about", id=950, order=1)
item("Below", "/about/below/", "<p>One page below another one.</p>", type="page", slug="below", parent=950)
item("Feast", "/feast/spring/", "<p>A type of its own.</p>", type="feast", slug="spring", filed=[("type", "value", "Of type"), ("tags", "value", "Of tags")])
custom = [("_menu_item_type", "custom")]
# Names that generators use, and names that differ only in what a key cannot have.
for name in "published", "menu", "Genre", "genre", "ge nre", "page", "author":
    item(f"Under {name}", f"/under/{len(items)}/", "<p>Filed under a name that somebody else has.</p>", slug=f"under-{len(items)}",
         filed=[(name, "value", f"Of {name}"), (name, "other", "Other"), ("post_tag", "f%23", "F#")])
for name in "menu", "tags", "redirects", "posts", "data", "Feast":
    item(f"A {name}", f"/of-{name}/one/", "<p>A post of a type with a busy name.</p>", type=name, slug="one", filed=[("genre", "value", "Of genre")])
for number_of_post in range(6):
    item(f"Sharp {number_of_post}", f"/sharp/{number_of_post}/", "<p>One of those that need a second page.</p>", slug=f"sharp-{number_of_post}",
         filed=[("post_tag", "f%23", "F#")])
item("Folder", "/folder/index.html", "<p>The file of a folder.</p>", slug="folder")
item("File", "/files/a.html", "<p>A file beside a folder.</p>", slug="file", metas=[("_wp_old_slug", "folder")])
item("Beside", "/files/a/", "<p>A folder beside a file.</p>", slug="beside")
for title in "true", "null", "1e3", "2020-01-01":
    item(title, f"/values/{title}/", "<p>A title that is a value elsewhere.</p>", slug=f"value-{title}", excerpt=title)
item("Sign", "/?p=5001", "<p>A slug of nothing but a sign.</p>", slug="%23")
item("Cover alone", "/cover/", "<p>Words of the body.</p>", slug="cover", excerpt='<img src="https://knot.example/x {{ y }}.jpg" alt="">')
for order, (title, above, metas) in enumerate([
        ("About: {{ menu }}", 0, [("_menu_item_type", "post_type"), ("_menu_item_object", "page"), ("_menu_item_object_id", "950")]),
        ("Bad", 0, [*custom, ("_menu_item_url", "javascript:alert(5)")]),
        ("Out \"q\"", 0, [*custom, ("_menu_item_url", "https://out.example/?a=1&b=2")]),
        ("Below {% out %}", 972, [*custom, ("_menu_item_url", "https://out.example/below")]),
        ("Deep below", 973, [*custom, ("_menu_item_url", "https://out.example/deep")]),
        ("Also below", 972, [*custom, ("_menu_item_url", "https://out.example/also")]),
        ("End", 0, [*custom, ("_menu_item_url", "https://out.example/end")])]):
    item(title, f"/?p={970 + order}", "", type="nav_menu_item", id=970 + order, order=order, filed=[("nav_menu", "main", "Main: {{ menu }}")],
         metas=[*metas, ("_menu_item_menu_item_parent", str(above))])

print(f'''<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Knot {{{{ site }}}} "q" &lt;b&gt; #x: y</title><link>{BLOG}</link><description>- {{% d %}}: all</description><language>he-IL</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://knot.example</wp:base_site_url><wp:base_blog_url>{BLOG}</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>o. b@k</wp:author_login><wp:author_email>owner@private.example</wp:author_email><wp:author_display_name>{cdata('O "B": K')}</wp:author_display_name></wp:author>''')
print("\n".join(terms + items))
print("</channel></rss>")
