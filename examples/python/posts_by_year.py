"""Prints how many posts each year has, with pandas."""
import sys

import wxr2

posts = wxr2.to_pandas(sys.argv[1:], "posts")
print(posts[posts["type"] == "post"]["date"].dt.year.value_counts().sort_index().to_string())
