"""Reads WordPress export archives (WXR) with the command wxr2.

    import wxr2

    for record in wxr2.records("export.zip"):
        if record["record"] == "post":
            print(record["title"])

    posts = wxr2.to_pandas("export.zip", "posts")
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import _command, _frames, _tables
from ._command import Input
from ._errors import CommandNotFound, ConversionError, Error, PartialError, PartialWarning
from ._tables import TABLES, Table
from ._types import (
    Author, Comment, CommentReblog, Diagnostic, DiagnosticCount, ExtraElement, InputEnd, Meta,
    Post, PostReblog, PostTerm, Record, Site, Term)
from ._version import __version__

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = [
    "TABLES", "Author", "CommandNotFound", "Comment", "CommentReblog", "ConversionError",
    "Diagnostic", "DiagnosticCount", "Error", "ExtraElement", "Input", "InputEnd", "Meta", "PartialError", "PartialWarning",
    "Post", "PostReblog", "PostTerm", "Record", "Site", "Table", "Term", "__version__", "records",
    "to_pandas", "to_parquet", "to_polars",
]


def records(*inputs: Input, strict: bool = False, **options: Any) -> Iterator[Record]:
    """Yields the records of archives, in their order, with memory for one record.

    Args:
        inputs: Archives, or folders of them, in any form that the command reads.
        strict: Whether to raise `PartialError` at the end when something could not be read. By default
            that is a `PartialWarning`.
        options: `type`, `status`, `author`, `term` (one or several), `since`, `until`
            (`YYYY-MM-DD`), `comments=False`, `redact=True`, `redact_key`, `jobs`: as the options of
            the command that have these names.

    Raises:
        ConversionError: The command failed.
        CommandNotFound: There is no command.
    """
    return _command.lines(inputs, _command.options(**options), strict=strict)


def to_pandas(
    inputs: Input | Iterable[Input], table: Table = "posts", **options: Any
) -> pandas.DataFrame:
    """Returns a table of archives as a pandas data frame; `options` are those of `records`."""
    return _frames.pandas_frame(_tables.check(table), records(*_list(inputs), **options))


def to_polars(
    inputs: Input | Iterable[Input], table: Table = "posts", **options: Any
) -> polars.DataFrame:
    """Returns a table of archives as a Polars data frame; `options` are those of `records`."""
    return _frames.polars_frame(_tables.check(table), records(*_list(inputs), **options))


def to_parquet(
    inputs: Input | Iterable[Input],
    folder: str | os.PathLike[str],
    tables: Iterable[Table] = TABLES,
    *,
    replace: bool = False,
    **options: Any,
) -> dict[Table, int]:
    """Writes tables of archives as Parquet: `FOLDER/TABLE/site=…/part-….parquet`.

    The folder appears when it is whole. Its schemas are the same for all archives.

    Args:
        inputs: An archive or several.
        folder: The folder to write.
        tables: The tables to write; all by default.
        replace: Whether a folder that exists gives way.
        options: Those of `records`.

    Returns:
        How many rows each table has.
    """
    return _frames.write_parquet(
        records(*_list(inputs), **options), folder, tables, replace=replace)


def _list(inputs: Input | Iterable[Input]) -> list[Input]:
    if isinstance(inputs, (str, bytes, os.PathLike)):
        return [inputs]
    return list(inputs)
