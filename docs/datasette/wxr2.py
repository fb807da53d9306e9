"""Tells Datasette what rows of wxr2's databases are called, whatever the name of the database is.

    datasette blog.db --plugins-dir docs/datasette
"""
from datasette import hookimpl

TABLES = {
    "authors": {"label_column": "login"},
    "comments": {"label_column": "author_name", "sort_desc": "date_gmt"},
    "links": {"label_column": "address"},
    "posts": {"sort_desc": "date_gmt"},
    "wxr2_import": {"label_column": "input"},
}


@hookimpl
def get_metadata(datasette):
    return {"databases": {name: {"tables": TABLES} for name in datasette.databases}}
