#include <sqlite3.h>

// SQLITE_STATIC and SQLITE_TRANSIENT are casts, which Swift does not import.

// The bytes must stay until the statement is reset or bound anew.
static inline int wxr2_bind_text(sqlite3_stmt *statement, int index, const void *text,
                                 sqlite3_uint64 byteCount) {
  return sqlite3_bind_text64(statement, index, text ? (const char *)text : "", byteCount, SQLITE_STATIC,
                             SQLITE_UTF8);
}

// SQLite keeps a copy of the bytes.
static inline int wxr2_bind_copy(sqlite3_stmt *statement, int index, const void *text,
                                 sqlite3_uint64 byteCount) {
  return sqlite3_bind_text64(statement, index, text ? (const char *)text : "", byteCount,
                             SQLITE_TRANSIENT, SQLITE_UTF8);
}
