"""Prints who responds to the posts of archives, and how."""
import sys

import wxr2

for post in (record for record in wxr2.records(*sys.argv[1:]) if record["record"] == "post"):
    for comment in post["comments"]:
        print(comment["kind"], comment["author_name"], "on", post["slug"])
