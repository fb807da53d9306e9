#!/usr/bin/env python3
"""rows.py ROWS.json DOCUMENT.json: does a document of wxr2 have the rows of WordPress's database?

The document is that of an archive that `wxr2 wxr` made of WordPress's export. The export leaves out
automatic drafts, spam and the lock of a post that is being edited.
"""
import json
import sys
from collections import Counter
from pathlib import Path

STATUSES = {"1": "approved", "0": "hold"}


def stored(record, field):
    return record["raw"].get(field, record[field])


def metas(rows, column, owner):
    return Counter(
        (row["meta_key"], row["meta_value"]) for row in rows
        if row[column] == owner and row["meta_key"] != "_edit_lock")


def told(record, pairs):
    return (f"{record}: {name}: {a!r:.200} is {b!r:.200}" for name, (a, b) in pairs.items() if a != b)


def comment_differences(rows, post_id, post):
    comments = {comment["id"]: comment for comment in post["comments"]}
    for row in rows["comments"]:
        if row["comment_post_ID"] != post_id or row["comment_approved"] == "spam":
            continue
        comment = comments.pop(int(row["comment_ID"]), None)
        if comment is None:
            yield f"comment {row['comment_ID']} is missing"
            continue
        status = STATUSES.get(row["comment_approved"], row["comment_approved"])
        pairs = {
            "author": (row["comment_author"], stored(comment, "author_name")), "status": (status, comment["status"]),
            "content": (row["comment_content"], comment["content"]),
            "address": (row["comment_author_url"], comment["author_url"]),
            "metas": (metas(rows["commentmeta"], "comment_id", row["comment_ID"]),
                      Counter((m["key"], m["value"]) for m in comment["meta"])),
        }
        yield from told(f"comment {row['comment_ID']}", pairs)
    yield from (f"comment {number} is nobody's" for number in comments)


def differences(rows, document):
    posts = {post["id"]: post for post in document["posts"]}
    for row in rows["posts"]:
        if row["post_status"] == "auto-draft":
            continue
        post = posts.pop(int(row["ID"]), None)
        if post is None:
            yield f"post {row['ID']} ({row['post_type']}) is missing"
            continue
        pairs = {
            "title": (row["post_title"], stored(post, "title")), "slug": (row["post_name"], stored(post, "slug")),
            "content": (row["post_content"], post["content"]), "excerpt": (row["post_excerpt"], post["excerpt"]),
            "type": (row["post_type"], post["type"]), "status": (row["post_status"], post["status"]),
            "parent": (int(row["post_parent"]), post["parent"]), "order": (int(row["menu_order"]), post["menu_order"]),
            "password": (row["post_password"], post["password"]),
            "metas": (metas(rows["postmeta"], "post_id", row["ID"]),
                      Counter((m["key"], m["value"]) for m in post["meta"])),
        }
        yield from told(f"post {row['ID']}", pairs)
        yield from comment_differences(rows, row["ID"], post)
    yield from (f"post {number} is not in the database" for number in posts)


def main(rows, document):
    found = list(differences(*(json.loads(Path(p).read_text(encoding="utf-8")) for p in (rows, document))))
    print("\n".join(found[:20]) or "rows.py: all rows came back")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
