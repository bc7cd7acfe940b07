/* delay: a TCP proxy on loopback that delays each direction by a fixed time.
 * Build: cc -O2 -o delay delay.c
 * Run:   ./delay LISTEN_PORT TARGET_PORT ONE_WAY_MICROSECONDS */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { READ_SIZE = 1 << 16, MOST_HELD = 1 << 26, SECOND = 1000000000 };

struct chunk {
    struct chunk *next;
    int64_t due;
    size_t at, size; /* size 0 stands for EOF */
    char bytes[];
};

struct way {
    struct chunk *first, *last;
    size_t held;
    bool ended, blocked, done;
};

struct link { /* way[s] leads from fd[s] to fd[!s] */
    int fd[2];
    struct way way[2];
};

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

static void *resize(void *memory, size_t size)
{
    if (!(memory = realloc(memory, size)))
        abort();
    return memory;
}

static void fill(struct way *way, int from, int64_t delay)
{
    static char buffer[READ_SIZE];
    ssize_t n = recv(from, buffer, sizeof buffer, 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    size_t size = n > 0 ? n : 0;
    struct chunk *chunk = resize(NULL, sizeof *chunk + size);
    *chunk = (struct chunk){.due = now() + delay, .size = size};
    memcpy(chunk->bytes, buffer, size);
    *(way->first ? &way->last->next : &way->first) = chunk;
    way->last = chunk;
    way->held += size;
    way->ended = size == 0;
}

static void drain(struct way *way, int to)
{
    for (struct chunk *c; (c = way->first) && (way->done || (!way->blocked && c->due <= now()));) {
        if (!way->done) {
            ssize_t n = c->size ? send(to, c->bytes + c->at, c->size - c->at, MSG_NOSIGNAL) : shutdown(to, SHUT_WR);
            way->blocked = n < 0 && errno == EAGAIN;
            way->done = !c->size || (n < 0 && errno != EAGAIN && errno != EINTR);
            c->at += n > 0 ? n : 0;
        }
        if (way->done || c->at == c->size) {
            way->held -= c->size;
            way->first = c->next;
            free(c);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return fprintf(stderr, "usage: delay LISTEN_PORT TARGET_PORT ONE_WAY_MICROSECONDS\n"), 2;
    struct sockaddr_in here = {AF_INET, htons(atoi(argv[1])), {htonl(INADDR_LOOPBACK)}, {0}}, target = here;
    target.sin_port = htons(atoi(argv[2]));
    int64_t delay = atoll(argv[3]) * 1000;
    prctl(PR_SET_TIMERSLACK, 1);
    int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (void *)&here, sizeof here) || listen(listener, SOMAXCONN))
        return perror("delay"), 1;

    struct link *links = NULL;
    struct pollfd *polled = NULL;
    for (size_t count = 0;;) {
        int64_t wake = now() + SECOND;
        polled = resize(polled, (2 * count + 1) * sizeof *polled);
        for (size_t i = 0; i < 2 * count; i++) {
            struct way *out = &links[i / 2].way[i % 2], *in = &links[i / 2].way[!(i % 2)];
            bool reading = !out->ended && !out->done && out->held < MOST_HELD;
            short events = (reading ? POLLIN : 0) | (in->blocked ? POLLOUT : 0);
            polled[i] = (struct pollfd){events ? links[i / 2].fd[i % 2] : -1, events, 0};
            if (out->first && !out->blocked && out->first->due < wake)
                wake = out->first->due;
        }
        polled[2 * count] = (struct pollfd){listener, POLLIN, 0};
        int64_t rest = wake - now();
        struct timespec timeout = {rest > 0 ? rest / SECOND : 0, rest > 0 ? rest % SECOND : 0};
        if (ppoll(polled, 2 * count + 1, &timeout, NULL) < 0)
            continue;
        for (size_t i = 2 * count; i-- > 0;) {
            struct link *link = &links[i / 2];
            struct way *out = &link->way[i % 2], *in = &link->way[!(i % 2)];
            if (polled[i].revents & ~POLLOUT && polled[i].events & POLLIN)
                fill(out, link->fd[i % 2], delay);
            in->blocked = in->blocked && !(polled[i].revents & ~POLLIN);
            drain(out, link->fd[!(i % 2)]);
            drain(in, link->fd[i % 2]);
            if (i % 2 == 0 && out->done && in->done) {
                close(link->fd[0]);
                close(link->fd[1]);
                *link = links[--count];
            }
        }
        for (int client; (client = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0; count++) {
            int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            connect(server, (void *)&target, sizeof target);
            links = resize(links, (count + 1) * sizeof *links);
            links[count] = (struct link){.fd = {client, server}};
        }
    }
}
