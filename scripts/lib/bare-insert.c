// Inserts the rows of a database into a new one, as fast as a plain loop over SQLite's C API does it:
// what scripts/benchmark compares `wxr2 sqlite` with. All rows are in memory before the clock starts.
//
//     cc -O2 bare-insert.c -lsqlite3 -o bare-insert && ./bare-insert SOURCE.db NEW.db
//
// Prints the seconds that the insertion takes: tables, rows, then indexes, in one transaction.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int type, size;
  union {
    long long number;
    char *text;
  };
} Value;

typedef struct {
  char *name, *statement;
  int columns;
  size_t count, room;
  Value *values;
} Rows;

static sqlite3 *database;

static void check(int status) {
  if (status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW) return;
  fprintf(stderr, "bare-insert: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static sqlite3_stmt *prepare(const char *text) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(database, text, -1, &statement, NULL));
  return statement;
}

static void read_value(sqlite3_stmt *statement, int column, Value *value) {
  value->type = sqlite3_column_type(statement, column);
  value->size = sqlite3_column_bytes(statement, column);
  if (value->type == SQLITE_INTEGER) value->number = sqlite3_column_int64(statement, column);
  if (value->type != SQLITE_TEXT) return;
  value->text = malloc(value->size + 1);
  memcpy(value->text, sqlite3_column_text(statement, column), value->size);
}

static void read_rows(Rows *rows) {
  char *query = sqlite3_mprintf("SELECT * FROM %s", rows->name);
  sqlite3_stmt *statement = prepare(query);
  rows->columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (rows->count + rows->columns > rows->room) {
      rows->room = 2 * rows->room + rows->columns;
      rows->values = realloc(rows->values, rows->room * sizeof(Value));
    }
    for (int column = 0; column < rows->columns; column++)
      read_value(statement, column, &rows->values[rows->count++]);
  }
  check(sqlite3_finalize(statement));
}

static void write_rows(const Rows *rows) {
  char *text = sqlite3_mprintf("INSERT INTO %s VALUES (?", rows->name);
  for (int column = 1; column < rows->columns; column++) text = sqlite3_mprintf("%z,?", text);
  sqlite3_stmt *statement = prepare(sqlite3_mprintf("%z)", text));
  for (size_t index = 0; index < rows->count; index += rows->columns) {
    for (int column = 0; column < rows->columns; column++) {
      const Value *value = &rows->values[index + column];
      if (value->type == SQLITE_INTEGER)
        sqlite3_bind_int64(statement, column + 1, value->number);
      else if (value->type == SQLITE_TEXT)
        sqlite3_bind_text(statement, column + 1, value->text, value->size, SQLITE_STATIC);
      else
        sqlite3_bind_null(statement, column + 1);
    }
    check(sqlite3_step(statement));
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  check(sqlite3_open(arguments[1], &database));
  Rows tables[64] = {0};
  char *indexes[64];
  int table_count = 0, index_count = 0;
  sqlite3_stmt *schema = prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')"
      " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'");
  while (sqlite3_step(schema) == SQLITE_ROW) {
    char *text = strdup((const char *)sqlite3_column_text(schema, 2));
    if (strcmp((const char *)sqlite3_column_text(schema, 0), "index") == 0) {
      indexes[index_count++] = text;
      continue;
    }
    tables[table_count].name = strdup((const char *)sqlite3_column_text(schema, 1));
    tables[table_count++].statement = text;
  }
  sqlite3_finalize(schema);
  for (int index = 0; index < table_count; index++) read_rows(&tables[index]);
  sqlite3_close(database);

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  check(sqlite3_open_v2(
      arguments[2], &database,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, "unix-none"));
  check(sqlite3_exec(
      database,
      "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192; BEGIN",
      NULL, NULL, NULL));
  for (int index = 0; index < table_count; index++)
    check(sqlite3_exec(database, tables[index].statement, NULL, NULL, NULL));
  for (int index = 0; index < table_count; index++) write_rows(&tables[index]);
  for (int index = 0; index < index_count; index++)
    check(sqlite3_exec(database, indexes[index], NULL, NULL, NULL));
  check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL));
  check(sqlite3_close(database));
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f\n", end.tv_sec - begin.tv_sec + (end.tv_nsec - begin.tv_nsec) / 1e9);
  return 0;
}
