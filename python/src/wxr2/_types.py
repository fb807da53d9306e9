"""The records, as `wxr2 json --lines` writes them and docs/schema describes them."""

from __future__ import annotations

from typing import Any, Literal, TypedDict, Union

DateTime = str
"""`2014-03-03T10:00:00`, with a `Z` at its end where it is UTC."""


class Meta(TypedDict, total=False):
    """A custom field; `data` is there where the value is serialised."""

    key: str
    value: str
    data: Any


class ExtraElement(TypedDict):
    """An element that WXR does not define."""

    name: str
    attributes: list[Any]
    value: str
    children: list["ExtraElement"]


class PostTerm(TypedDict):
    """A term that a post is filed under."""

    taxonomy: str
    slug: str
    name: str
    raw: dict[str, str]


class PostReblog(TypedDict):
    """The source of a post that reblogs another one."""

    blog_id: int | None
    post_id: int | None
    url: str
    title: str
    content: str
    modified_gmt: DateTime | None
    images_mirrored: int | None


class CommentReblog(TypedDict):
    """What a reblog leaves as a comment."""

    blog_title: str
    url: str
    note: str


class Comment(TypedDict):
    id: int | None
    kind: Literal["comment", "reblog", "pingback", "trackback", "note", "other"]
    type: str
    status: str
    parent: int | None
    user_id: int | None
    author_name: str
    author_email: str
    author_url: str
    author_ip: str
    date: DateTime | None
    date_gmt: DateTime | None
    content: str
    meta: list[Meta]
    reblog: CommentReblog | None
    extra: list[ExtraElement]
    raw: dict[str, str]


class Site(TypedDict):
    record: Literal["site"]
    site: str
    input: str
    offset: int
    title: str
    link: str
    description: str
    language: str
    generator: str
    wxr_version: str
    base_site_url: str
    base_blog_url: str
    exported_at: DateTime | None
    extra: list[ExtraElement]
    raw: dict[str, str]


class Author(TypedDict):
    record: Literal["author"]
    site: str
    input: str
    offset: int
    id: int | None
    login: str
    email: str
    display_name: str
    first_name: str
    last_name: str
    extra: list[ExtraElement]
    raw: dict[str, str]


class Term(TypedDict):
    record: Literal["term"]
    site: str
    input: str
    offset: int
    id: int | None
    taxonomy: str
    slug: str
    name: str
    parent_slug: str
    description: str
    meta: list[Meta]
    extra: list[ExtraElement]
    raw: dict[str, str]


class Post(TypedDict):
    record: Literal["post"]
    site: str
    input: str
    offset: int
    id: int | None
    type: str
    status: str
    title: str
    slug: str
    link: str
    guid: str
    author: str
    date: DateTime | None
    date_gmt: DateTime | None
    modified: DateTime | None
    modified_gmt: DateTime | None
    content: str
    excerpt: str
    parent: int | None
    menu_order: int | None
    comment_status: str
    ping_status: str
    password: str
    sticky: bool
    format: str
    featured_media: int | None
    attachment_url: str
    terms: list[PostTerm]
    meta: list[Meta]
    reblog: PostReblog | None
    comments: list[Comment]
    extra: list[ExtraElement]
    raw: dict[str, str]


class Diagnostic(TypedDict):
    record: Literal["diagnostic"]
    site: str
    input: str
    offset: int | None
    severity: Literal["information", "warning", "error"]
    code: str
    message: str
    file: str
    line: int | None
    byte_offset: int | None
    item_id: int | None
    item_title: str
    count: int


class DiagnosticCount(TypedDict):
    code: str
    count: int


class InputEnd(TypedDict):
    """The end of an input: what was read."""

    record: Literal["input"]
    site: str
    input: str
    offset: int
    status: Literal["converted", "partial", "failed"]
    message: str
    byte_count: int
    post_count: int
    comment_count: int
    diagnostic_counts: list[DiagnosticCount]


Record = Union[Site, Author, Term, Post, Diagnostic, InputEnd]
