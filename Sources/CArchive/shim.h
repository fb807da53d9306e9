// libarchive reads zip and tar, and what is compressed by xz, zstd or bzip2.
#include <archive.h>
#include <archive_entry.h>
