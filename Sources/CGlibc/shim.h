// What glibc has and Swift's Glibc module leaves out.
#include <malloc.h>
#include <sys/types.h>

// Declared in <unistd.h> and <dirent.h> for _GNU_SOURCE alone.
extern int syncfs(int fd);
extern ssize_t getdents64(int fd, void *buffer, size_t length);

// Has a mapping grow or shrink, and move if it has to. Swift does not import functions with variable arguments.
extern void *mremap(void *old, size_t old_size, size_t new_size, int flags, ...);
static inline void *wxr2_mremap(void *old, size_t old_size, size_t new_size) {
  return mremap(old, old_size, new_size, 1 /* MREMAP_MAYMOVE */);
}

// Declared in <string.h> for _GNU_SOURCE alone.
extern void *memmem(const void *text, size_t length, const void *searched, size_t searched_length);

// Declared in <unistd.h> for _GNU_SOURCE alone.
extern ssize_t copy_file_range(int from, long *from_offset, int to, long *to_offset, size_t length, unsigned flags);

// Declared in <stdio.h> for _GNU_SOURCE alone.
#define WXR2_RENAME_EXCHANGE 2 /* RENAME_EXCHANGE */
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned flags);
