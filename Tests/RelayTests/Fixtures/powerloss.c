/* powerloss: keeps in $POWERLOSS_DIR what a power cut would leave of SQLite's WAL-mode databases:
 * each *.sqlite and *.sqlite-wal file as it was when last synced. Nothing is done where it is not set.
 * Build: cc -shared -fPIC -O2 -o powerloss.so powerloss.c -ldl
 * Run:   POWERLOSS_DIR=kept LD_PRELOAD=./powerloss.so PROGRAM */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static pthread_mutex_t keeping = PTHREAD_MUTEX_INITIALIZER;

static bool ends(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && !strcmp(text + length - tail, end);
}

static const char *watched(int fd, char path[PATH_MAX])
{
    char proc[32];
    snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(proc, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    return ends(path, ".sqlite") || ends(path, ".sqlite-wal") ? strrchr(path, '/') + 1 : NULL;
}

/* The file is read through the caller's own descriptor: opening it again and closing
 * it would drop the POSIX locks that SQLite holds on it in this process. */
static bool copy(int from, int to)
{
    static char buffer[1 << 16];
    off_t at = 0;
    ssize_t n;
    while ((n = pread(from, buffer, sizeof buffer, at)) > 0) {
        for (ssize_t done = 0, put; done < n; done += put)
            if ((put = write(to, buffer + done, n - done)) < 0)
                return false;
        at += n;
    }
    return n == 0;
}

static int keep(int (*real)(int), int fd, const char *base, const char *folder)
{
    int in = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (in < 0)
        return real(fd);
    const char *part = ".part";
    flock(in, LOCK_EX); /* other processes share the folder; released by close */
    int to = openat(in, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool whole = to >= 0 && copy(fd, to);
    if (to >= 0)
        whole = close(to) == 0 && whole;
    int result = real(fd), error = errno;
    if (result == 0 && whole)
        renameat(in, part, in, base);
    close(in);
    errno = error;
    return result;
}

/* Copied before the sync and published after it: what another thread writes meanwhile is not known to be on the disk. */
static int synced(const char *name, int fd)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    const char *folder = getenv("POWERLOSS_DIR"), *base;
    if (!folder || !*folder || !(base = watched(fd, path)))
        return real(fd);
    pthread_mutex_lock(&keeping);
    int result = keep(real, fd, base, folder);
    pthread_mutex_unlock(&keeping);
    return result;
}

int fdatasync(int fd)
{
    return synced("fdatasync", fd);
}

int fsync(int fd)
{
    return synced("fsync", fd);
}
