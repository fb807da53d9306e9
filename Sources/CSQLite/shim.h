#include <sqlite3.h>

// SQLITE_STATIC is a cast, which Swift does not import. The bytes must stay until the statement is
// reset or bound anew.
static inline int wxr2_bind_text(sqlite3_stmt *statement, int index, const void *text,
                                 sqlite3_uint64 byteCount) {
  return sqlite3_bind_text64(statement, index, (const char *)text, byteCount, SQLITE_STATIC,
                             SQLITE_UTF8);
}
