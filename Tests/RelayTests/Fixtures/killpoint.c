/* killpoint: kills its process before the Nth time that it writes to one of SQLite's write-ahead logs, N being
 * $KILL_BEFORE_WRITE. Each page of each commit is a write, so that with N = 1, 2, 3 … a program dies in every
 * state that it ever leaves on the disk, also in the middle of a commit. What the kernel was given stays.
 * Where it is not set nothing is done but to count: the number is written into the file $COUNT_WRITES.
 * Build: cc -shared -fPIC -O2 -o killpoint.so killpoint.c -ldl
 * Run:   KILL_BEFORE_WRITE=17 LD_PRELOAD=./killpoint.so PROGRAM */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long writes;

static void counted(int fd)
{
    char proc[32], path[PATH_MAX];
    snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(proc, path, sizeof path - 1);
    if (length < 4 || memcmp(path + length - 4, "-wal", 4))
        return;
    long number = atomic_fetch_add(&writes, 1) + 1;
    const char *last = getenv("KILL_BEFORE_WRITE");
    if (last && number >= atol(last))
        kill(getpid(), SIGKILL);
}

static void __attribute__((destructor)) tell(void)
{
    const char *path = getenv("COUNT_WRITES");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld\n", atomic_load(&writes));
    fclose(file);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off_t);
    if (!real)
        real = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
    counted(fd);
    return real(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real)
        real = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    counted(fd);
    return real(fd, data, size, at);
}
