// What glibc has and Swift's Glibc module leaves out.
#include <malloc.h>
#include <sys/types.h>

// Declared in <unistd.h> and <dirent.h> for _GNU_SOURCE alone.
extern int syncfs(int fd);
extern ssize_t getdents64(int fd, void *buffer, size_t length);
