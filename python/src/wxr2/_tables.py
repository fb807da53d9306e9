"""Tables of the records, with the same columns and types whatever is in an archive.

A table is a kind of record. Members that vary in their form (metas, extra elements, stored texts, reblogs)
are JSON text, so that no tool has to guess their types.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Table = Literal["sites", "authors", "terms", "posts", "post_terms", "comments", "diagnostics", "inputs"]

TABLES: tuple[Table, ...] = get_args(Table)

#: `local` is a date and time without a zone, `utc` one in UTC, `json` text.
Type = Literal["text", "integer", "boolean", "local", "utc", "json"]


@dataclass(frozen=True)
class Column:
    name: str
    type: Type


def _columns(**types: str) -> tuple[Column, ...]:
    return tuple(Column(name, type) for name, type in types.items())  # type: ignore[arg-type]


_ORIGIN = {"input": "text", "offset": "integer"}
_EXTRA = {"extra": "json", "raw": "json"}

COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    "sites": _columns(
        site="text", **_ORIGIN, title="text", link="text", description="text", language="text",
        generator="text", wxr_version="text", base_site_url="text", base_blog_url="text",
        exported_at="utc", **_EXTRA),
    "authors": _columns(
        site="text", **_ORIGIN, id="integer", login="text", email="text", display_name="text",
        first_name="text", last_name="text", **_EXTRA),
    "terms": _columns(
        site="text", **_ORIGIN, id="integer", taxonomy="text", slug="text", name="text", parent_slug="text",
        description="text", meta="json", **_EXTRA),
    "posts": _columns(
        site="text", **_ORIGIN, id="integer", type="text", status="text", title="text", slug="text",
        link="text", guid="text", author="text", date="local", date_gmt="utc", modified="local",
        modified_gmt="utc", content="text", excerpt="text", parent="integer",
        menu_order="integer", comment_status="text", ping_status="text", password="text",
        sticky="boolean", format="text", featured_media="integer", attachment_url="text",
        comment_count="integer", meta="json", reblog="json", **_EXTRA),
    "post_terms": _columns(
        site="text", input="text", post_id="integer", taxonomy="text", slug="text", name="text", raw="json"),
    "comments": _columns(
        site="text", input="text", post_id="integer", post_link="text", id="integer", kind="text", type="text",
        status="text", parent="integer", user_id="integer", author_name="text",
        author_email="text", author_url="text", author_ip="text", date="local", date_gmt="utc",
        content="text", meta="json", reblog="json", **_EXTRA),
    "diagnostics": _columns(
        site="text", **_ORIGIN, severity="text", code="text", message="text", file="text", line="integer",
        byte_offset="integer", item_id="integer", item_title="text", count="integer"),
    "inputs": _columns(
        site="text", **_ORIGIN, status="text", message="text", byte_count="integer",
        post_count="integer", comment_count="integer", diagnostic_counts="json"),
}

_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "text": lambda value: value,
    "integer": lambda value: value,
    "boolean": lambda value: value,
    "local": datetime.datetime.fromisoformat,
    # Before Python 3.11, `fromisoformat` does not know the `Z`.
    "utc": lambda value: datetime.datetime.fromisoformat(value.removesuffix("Z")).replace(
        tzinfo=datetime.timezone.utc),
    "json": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
}

_FILLERS: Mapping[Table, tuple[tuple[str, Callable[[Any], Any], str], ...]] = {
    table: tuple((column.name, _PARSERS[column.type], column.type) for column in columns)
    for table, columns in COLUMNS.items()
}


def parse(type: str, value: Any) -> Any:
    """Returns a value of a record as one of Python."""
    return _PARSERS[type](value)


def check(table: str) -> Table:
    """Returns the table of a name, or says which ones there are."""
    if table not in TABLES:
        raise ValueError(f"there is no table {table!r}; the tables are {', '.join(TABLES)}")
    return table  # type: ignore[return-value]


def rows(table: Table, records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yields the rows of a table, as dicts of Python values."""
    for record in records:
        for name, values in _parts(record):
            if name == table:
                yield row(table, values)


def row(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, parse, type in _FILLERS[table]:
        value = values.get(name)
        # An absent reblog is null, in JSON text as well.
        result[name] = None if value is None else parse(value)
    return result


def parts(record: Mapping[str, Any]) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yields the rows that a record is: a post is one of `posts` and several of other tables."""
    for table, values in _parts(record):
        yield table, row(table, values)


_TABLE_OF: Mapping[str, Table] = {
    "site": "sites", "author": "authors", "term": "terms", "post": "posts",
    "diagnostic": "diagnostics", "input": "inputs",
}


def _parts(record: Mapping[str, Any]) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    table = _TABLE_OF.get(record["record"])
    if table is None:
        return
    if table != "posts":
        yield table, record
        return
    yield table, {**record, "comment_count": len(record["comments"])}
    owner = {
        "site": record["site"], "input": record["input"], "post_id": record["id"],
        "post_link": record["link"]}
    for term in record["terms"]:
        yield "post_terms", {**term, **owner}
    for comment in record["comments"]:
        yield "comments", {**comment, **owner}
