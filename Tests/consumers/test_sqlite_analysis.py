"""What the database has for analysts: DuckDB, links, the search, plain texts.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_sqlite_analysis.py

WXR2  the binary; without it .build/release/wxr2
"""
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from test_sqlite import archive, blog, check_whole, convert, item, open_database, rows, run


def written(folder, *items, name="export.xml"):
    path = folder / name
    path.write_text(archive("https://tea.example", *items), encoding="utf-8")
    return path


# DuckDB


@pytest.fixture
def duck():
    """Attaches databases to DuckDB, as `INSTALL sqlite; LOAD sqlite; ATTACH` does."""
    duckdb = pytest.importorskip("duckdb")
    import duckdb_extension_sqlite_scanner as scanner
    [extension] = Path(scanner.__file__).parent.glob("extensions/*/sqlite_scanner.duckdb_extension")
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.execute(f"LOAD '{extension}'")

    def attach(path):
        connection.execute(f"ATTACH '{path}' AS blog (TYPE sqlite, READ_ONLY)")
        return connection

    with closing(connection):
        yield attach


def test_duckdb_reads_and_lists_every_table_and_view(blog, duck):
    connection = duck(blog)
    listed = {name for [name] in connection.execute("SHOW TABLES FROM blog").fetchall()}
    with open_database(blog) as database:
        names = [row["name"] for row in rows(
            database, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            " AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite%'")]
        assert {"posts", "links", "responses", "term_counts"} <= set(names) <= listed
        for name in names:
            expected = sorted(map(tuple, database.execute(f"SELECT * FROM {name}")), key=repr)
            found = sorted(connection.execute(f"FROM blog.{name}").fetchall(), key=repr)
            # The columns of the full-text index have no types.
            assert len(found) == len(expected) if name == "search" else found == expected, name
    types = dict(row[:2] for row in connection.execute("DESCRIBE blog.attachments").fetchall())
    assert (types["width"], types["time"], types["mime_type"]) == ("BIGINT", "BIGINT", "VARCHAR")
    assert connection.execute(
        "SELECT sum(posts) > 0, max(length(month)) FROM blog.posts_by_month").fetchall() == [(True, 7)]


def test_duckdb_answers_questions(blog, duck):
    connection = duck(blog)
    found = connection.execute("""
        SELECT s.title, count(*) FROM blog.comments c
        JOIN blog.posts p USING (post_key) JOIN blog.sites s USING (site_key)
        WHERE c.kind = 'reblog' GROUP BY ALL ORDER BY 2 DESC""").fetchall()
    assert found == [("Civic Notes", 4)]
    assert connection.execute("""
        SELECT strftime(CAST(rtrim(date_gmt, 'Z') AS TIMESTAMP), '%Y'), count(*)
        FROM blog.posts WHERE date_gmt IS NOT NULL GROUP BY 1 ORDER BY 1""").fetchall()


# Links


LINKS = """
<a href="/2014/one/">1</a> <A class=x HREF='http://www.tea.example/2014/one?utm=1#part'>2</A>
<a href="https://tea.example/?p=2">3</a> <a name="top">no</a> <a href="#top">no</a>
<a href="javascript:void(0)">no</a> <img src="data:image/png;base64,AAAA">
<a href="mailto:ann@example.org">4</a> <a href="//Other.example:8080/x?a=1&amp;b=2">5</a>
<img alt="a > b" src="https://tea.example/uploads/pot-300x200.jpg">
<!-- <a href="https://no.example/">no</a> --><script>"<a href='https://no.example/'>"</script>
<iframe src="https://player.example/1"></iframe><video><source src="/a.mp4"></video>

https://www.youtube.com/watch?v=abcdefghijk

https://unknown.example/page

[embed width="1"]https://vimeo.com/1[/embed] [audio mp3="https://tea.example/a.mp3"] [notes https://no.example]
plain https://no.example/ text"""


def test_links_have_kind_host_and_target(tmp_path):
    path = tmp_path / "tea.db"
    one = item(1).replace("<item>", "<item><link>https://tea.example/2014/one/</link>", 1)
    two = item(2).replace("<item>", "<item><link>https://tea.example/2014/two/</link>", 1)
    pot = item(3).replace("<item>", "<item><link>https://tea.example/pot/</link>", 1).replace(
        "<wp:post_type>post<", "<wp:attachment_url>https://tea.example/uploads/pot-scaled.jpg"
        "</wp:attachment_url><wp:post_type>attachment<")
    meta = ("<wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value>"
            "https://pod.example/1.mp3\n123\naudio/mpeg\n</wp:meta_value></wp:postmeta>")
    comment = ("<wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_approved>1</wp:comment_approved>"
               "<wp:comment_content><![CDATA[see https://tea.example/2014/two, or (http://b.example/(x)). "
               "<a href='http://c.example'>http://d.example/</a>]]></wp:comment_content></wp:comment>")
    assert convert(path, written(
        tmp_path, one, two, pot, item(4, LINKS, more=meta + comment))) == 0
    with open_database(path) as database:
        check_whole(database)
        found = [(row["kind"], row["host"], row["target"], row["address"]) for row in rows(
            database, "SELECT l.*, t.id AS target FROM links AS l JOIN posts AS p USING (post_key)"
            " LEFT JOIN posts AS t ON t.post_key = l.target_key WHERE comment_key IS NULL")]
        assert found == [
            ("link", "", 1, "/2014/one/"),
            ("link", "www.tea.example", 1, "http://www.tea.example/2014/one?utm=1#part"),
            ("link", "tea.example", 2, "https://tea.example/?p=2"),
            ("link", "", None, "mailto:ann@example.org"),
            ("link", "other.example", None, "//Other.example:8080/x?a=1&b=2"),
            ("image", "tea.example", 3, "https://tea.example/uploads/pot-300x200.jpg"),
            ("embed", "player.example", None, "https://player.example/1"),
            ("embed", "", None, "/a.mp4"),
            ("embed", "www.youtube.com", None, "https://www.youtube.com/watch?v=abcdefghijk"),
            ("link", "unknown.example", None, "https://unknown.example/page"),
            ("embed", "vimeo.com", None, "https://vimeo.com/1"),
            ("embed", "tea.example", None, "https://tea.example/a.mp3"),
            ("enclosure", "pod.example", None, "https://pod.example/1.mp3")]
        assert [(row["address"], row["id"], row["target_key"] is not None) for row in rows(
            database, "SELECT l.address, c.id, l.target_key FROM links AS l"
            " JOIN comments AS c USING (comment_key)")] == [
            ("https://tea.example/2014/two", 9, True), ("http://b.example/(x)", 9, False),
            ("http://c.example", 9, False)]


def test_links_are_kept_up_by_append_and_left_out_on_demand(tmp_path):
    path, other = tmp_path / "tea.db", tmp_path / "other.db"
    link = '<a href="https://tea.example/late/">x</a>'
    first = written(tmp_path, item(1, link + link), name="1.xml")
    second = written(
        tmp_path, item(1, link),
        item(2).replace("<item>", "<item><link>https://tea.example/late/</link>", 1), name="2.xml")
    for name in first, second, second:
        assert run("sqlite", "--quiet", "--append", name, "--output", path).returncode == 0
    with open_database(path) as database:
        assert [row["target"] for row in rows(
            database, "SELECT t.id AS target FROM links JOIN posts AS t ON post_key = target_key"
            .replace("post_key =", "t.post_key ="))] == [2]
        check_whole(database)
    for options in ["--no-links"], ["--append"]:
        assert run("sqlite", "--quiet", *options, first, "--output", other).returncode == 0
        with open_database(other) as database:
            assert not rows(database, "SELECT * FROM sqlite_schema WHERE name LIKE 'links%'")


# Search


@pytest.mark.parametrize("text, found, missed", [
    ("我在中国学习编程。", ["中国", "编程", '"中 国 学 习 编 程"', "在中国学"], ["国中", '"中 国 编 程"']),
    ("昨日プログラミングを学ぶ東京特許許可局で食べる", ["プログラミング", "学ぶ", "特許", "東京特許許可局"], ["プログラマ"]),
    ("한국어를 학교에서 공부한다", ["한국어", "학교", "공부"], ["대학교"]),
    ("ฉันเรียนภาษาไทยที่เมืองไทย", ["ภาษาไทย", "เมือง", "เรียน"], ["ภาษาอังกฤษ"]),
    ("新iPhone手机", ["iphone", "手机"], ["phone"]),
    ("هذا كِتَابٌ جميل", ["كتاب", "كِتَابٌ"], ["تاب"]),
    ("שָׁלוֹם עולם", ["שלום", "עולם"], ["לום"]),
    ("Под ёлкой", ["елкой", "ёлкой"], ["елка"]),
    ("Đakovo und die Straße", ["dakovo", "đakovo", "strasse", "straße", "STRASSE"], ["stra"]),
    ("Τσάι: μια μεγάλη ΠΌΛΗ", ["μεγάλη", "μεγαλη", "πόλη", "πολη", "ΠΟΛΗ"], ["μεγα"]),
    ("Елка, еще елки; все идет ВПЕРЕД",
     ["ёлка", "ЁЛКА", "елка", "ещё", "ёлки", "всё", "идёт", "вперёд", "вперед", "ёлк*"], ["ёлочка", "ёлкё"]),
    ("Перелёт без мёда; еще", ["перелёт", "перелет", "мёда", "меда", "ещё"], ["пёрелёт", "пёрелет"]),
    ("мой иней и мои ели", ["мой", "мои", "иней", "ёли"], ["иней мои ины", "йней", "инеи", "мой мёд"]),
    ("ΑΘΗΝΑ, η πολη", ["Αθήνα", "ΑΘΉΝΑ", "αθηνα", "πόλη", "πολη"], ["αθήνας"]),
    ("Die Hauptstrasse muss KLASSE sein", ["Hauptstraße", "hauptstrasse", "muß", "Klaße", "KLASSE"], ["Straße", "klase"]),
    ("Grosse Straße", ["große", "grosse", "strasse", "straße"], ["groß"]),
    ("हिन्दी में लिखा", ["हिन्दी", "हिन्*"], ["हिन"]),
    ("wi-fi, C++ and node.js", ['"wi-fi"', '"node.js"', '"C++"', "wi fi"], ["wifi"]),
])
def test_search_finds_words(text, found, missed, tmp_path):
    path = tmp_path / "tea.db"
    name = written(tmp_path, item(1, text))
    assert run("sqlite", "--quiet", "--search", name, "--output", path).returncode == 0
    plain = tmp_path / "plain.db"
    assert convert(plain, name) == 0
    assert run("sqlite", "--quiet", "--search", "--append", name, "--output", plain).returncode == 0
    for path in path, plain:
        with open_database(path) as database:
            def count(query):
                [row] = rows(database, "SELECT count(*) AS n FROM search WHERE search MATCH ?", query)
                return row["n"]
            assert [query for query in found if not count(query)] == []
            assert [query for query in missed if count(query)] == []
            database.execute("INSERT INTO search (search) VALUES ('integrity-check')")


LETTERS = [
    ("ёлка", "елка"), ("straße", "strasse"), ("STRAẞE", "strasse"), ("đakovo", "dakovo"), ("smørrebrød", "smorrebrod"),
    ("złoty", "zloty"), ("æble", "aeble"), ("cœur", "coeur"), ("þing", "thing"), ("ırmak", "irmak"),
    ("café", "cafe"), ("ελλάδα", "ελλαδα"), ("προϋπόθεση", "προυποθεση"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("letter, plain", LETTERS)
def test_search_finds_a_letter_as_itself_and_as_the_plain_one(letter, plain, form, tmp_path):
    """Stored as one character, or as a letter and a mark; in either case."""
    for number, text in enumerate([letter, letter.upper(), f"«{letter.title()}»"]):
        path = tmp_path / f"{number}.db"
        name = written(tmp_path, item(1, unicodedata.normalize(form, text)), name=f"{number}.xml")
        assert run("sqlite", "--quiet", "--search", name, "--output", path).returncode == 0
        # Where upper case is another letter (`ı`, `ß`), only that one can be found.
        itself = letter if letter.upper().lower() == letter or text == letter else plain
        with open_database(path) as database:
            for query in itself, itself.upper(), plain, plain.upper(), plain[:3] + "*":
                [row] = rows(database, "SELECT count(*) AS n FROM search WHERE search MATCH ?", query)
                assert row["n"] == 1, query


def test_search_tells_letters_apart_that_only_look_accented(tmp_path):
    path = tmp_path / "tea.db"
    name = written(tmp_path, item(1, unicodedata.normalize("NFD", "мой їжак")), item(2, "мои твой свои"))
    assert run("sqlite", "--quiet", "--search", name, "--output", path).returncode == 0
    with open_database(path) as database:
        for query in "мой", "МОЙ", "їжак", "мой їжак", "твой", "свои", "мои свои":
            [row] = rows(database, "SELECT count(*) AS n FROM search WHERE search MATCH ?", query)
            assert row["n"] == 1, query
        assert rows(database, "SELECT * FROM search WHERE search MATCH 'твои OR свой'") == []


def test_search_does_not_grow_without_end_with_a_letter_left_plain(tmp_path):
    """A word of `е` alone would have as many forms as letters, each of them as long."""
    path = tmp_path / "tea.db"
    name = written(tmp_path, item(1, "е" * 100_000 + " " + "ес" * 8 + "s" * 100_000))
    assert run("sqlite", "--quiet", "--search", name, "--output", path).returncode == 0
    with open_database(path) as database:
        [row] = rows(database, "SELECT length(words) AS n FROM search_text")
        assert row["n"] < 1000


# Further columns


def test_text_is_there_on_demand(tmp_path):
    path = tmp_path / "tea.db"
    first = written(tmp_path, item(1, "<p>One &amp; two</p>", 5), name="1.xml")
    second = written(tmp_path, item(2, "<b>Three</b>"), name="2.xml")
    assert convert(path, first) == 0
    with open_database(path) as database:
        assert "text" not in rows(database, "SELECT * FROM posts")[0]
    for options in ["--text"], []:
        assert run("sqlite", "--quiet", "--append", *options, first, second, "--output",
                   path).returncode == 0
    with open_database(path) as database:
        assert [row["text"] for row in rows(database, "SELECT text FROM posts")] == [
            "One & two", "Three"]
        assert rows(database, "SELECT * FROM comments WHERE text = ''") == []
        check_whole(database)


def test_records_know_their_import(tmp_path):
    path = tmp_path / "tea.db"
    names = [written(tmp_path, item(n), name=f"{n}.xml") for n in (1, 2)]
    assert convert(path, *names) == 0
    with open_database(path) as database:
        assert [(row["id"], row["input"]) for row in rows(
            database, "SELECT id, input FROM posts JOIN wxr2_import USING (import_key)")] == [
            (1, str(names[0])), (2, str(names[1]))]


@pytest.mark.parametrize("file, type", [
    ("2024/a.b.JPG", "image/jpeg"), ("x/v1.0/file", ""), ("song.mp3?x=1.zip", "audio/mpeg"), ("a.xyz", ""),
])
def test_attachments_have_a_mime_type(file, type, tmp_path):
    path = tmp_path / "tea.db"
    attachment = item(1).replace(
        "<wp:post_type>post<", f"<wp:attachment_url>https://tea.example/{file}</wp:attachment_url>"
        "<wp:post_type>attachment<")
    assert convert(path, written(tmp_path, attachment)) == 0
    with open_database(path) as database:
        [row] = rows(database, "SELECT mime_type, url FROM attachments")
        assert row == {"mime_type": type, "url": f"https://tea.example/{file}"}


def test_terms_find_a_parent_whose_slug_is_encoded(tmp_path):
    path = tmp_path / "tea.db"
    terms = "".join(
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{slug}</wp:cat_name></wp:category>"
        for slug, parent in [("%e8%8c%b6", ""), ("green", "%e8%8c%b6")])
    name = written(tmp_path, terms, item(1))
    assert convert(path, name) == 0
    with open_database(path) as database:
        assert rows(database, "SELECT t.slug, p.slug AS parent FROM terms AS t"
                    " JOIN terms AS p ON p.term_key = t.parent_key") == [
            {"slug": "green", "parent": "茶"}]
