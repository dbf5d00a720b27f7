/* What stands between a program and the disk in tests: preloaded (LD_PRELOAD), it can let the
 * n-th call on a file under one folder fail, be cut short or take long, put the clock elsewhere,
 * and write down what was asked of the disk, in order, so that a power cut can be played.
 *
 * EARMARK_FAULT_FOLDER   the folder; calls on anything else go through untouched
 * EARMARK_FAULT_CONTROL  a file of the size of struct control, mapped and shared: whoever maps
 *                        it too decides, at any moment, what happens from then on
 * EARMARK_FAULT_RECORD   a file to which the calls are added; without it nothing is recorded
 *
 * tests/faults/shim.py has the same layouts in Python. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, RENAME = 8, UNLINK = 16, OPEN = 32, READ = 64, MKDIR = 128 };
enum { NONE, FAIL, SHORT, KILL };

struct control {
  uint32_t armed;    /* only then are calls counted, and can they fail */
  uint32_t calls;    /* which calls count: a sum of the above */
  uint64_t at;       /* the number, from 1, of the call that fails */
  uint64_t until;    /* and of the last that does */
  uint32_t fault;    /* FAIL with `error`; SHORT: half of what was to be written; KILL */
  int32_t error;
  uint64_t count;    /* calls so far */
  uint64_t failed;   /* of them so many failed */
  uint32_t sync_ms;  /* how long an fsync takes more */
  uint32_t recording;
  int64_t clock_s;   /* so much later than it is */
};

struct record { /* followed by the path or paths (a NUL between), or by what is written */
  uint32_t kind, bytes;
  int64_t first, second;
};

enum { MAX_FILES = 65536 };
static struct control *control;
static char folder[PATH_MAX];
static size_t folder_length;
static int record_file = -1;
static unsigned char watched[MAX_FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *where = getenv("EARMARK_FAULT_FOLDER"), *path = getenv("EARMARK_FAULT_CONTROL");
  const char *record = getenv("EARMARK_FAULT_RECORD");
  if (!where || !path || strlen(where) >= sizeof folder) return;
  int file = syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (mapped == MAP_FAILED) return;
  strcpy(folder, where);
  folder_length = strlen(folder);
  if (record)
    record_file = syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  control = mapped;
}

static int is_inside(const char *path) {
  return control && path && !strncmp(path, folder, folder_length) &&
         (path[folder_length] == '/' || !path[folder_length]);
}

static int is_watched(int file) { return control && file >= 0 && file < MAX_FILES && watched[file]; }

static void note(uint32_t kind, int64_t first, int64_t second, const void *data, size_t bytes) {
  if (record_file < 0 || !control->recording) return;
  int kept = errno;
  struct record head = {kind, (uint32_t)bytes, first, second};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)data, bytes}};
  syscall(SYS_writev, record_file, parts, bytes ? 2 : 1);
  errno = kept;
}

static void note_two(uint32_t kind, const char *one, const char *other) {
  char both[2 * PATH_MAX];
  size_t first = strlen(one), second = strlen(other);
  if (first + second + 1 > sizeof both) return;
  memcpy(both, one, first + 1);
  memcpy(both + first + 1, other, second);
  note(kind, 0, 0, both, first + 1 + second);
}

/* Whether this call is to go wrong; errno is then set. */
static int fault_of(uint32_t call) {
  if (!control->armed || !(control->calls & call)) return NONE;
  uint64_t number = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
  if (number < control->at || number > control->until) return NONE;
  __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
  if (control->fault == KILL) kill(getpid(), SIGKILL);
  if (control->fault == SHORT) return call == WRITE ? SHORT : NONE;
  errno = control->error;
  return FAIL;
}

static int opened(int file, const char *path, int flags) {
  if (file >= 0 && file < MAX_FILES) {
    watched[file] = is_inside(path);
    if (watched[file]) note(OPEN, file, flags, path, strlen(path));
  }
  return file;
}

static int open_it(int base, const char *path, int flags, mode_t mode) {
  if (!is_inside(path)) {
    int file = syscall(SYS_openat, base, path, flags, mode);
    if (file >= 0 && file < MAX_FILES) watched[file] = 0;
    return file;
  }
  if (fault_of(OPEN) == FAIL) return -1;
  pthread_mutex_lock(&lock);
  int file = opened(syscall(SYS_openat, base, path, flags, mode), path, flags);
  pthread_mutex_unlock(&lock);
  return file;
}

#define MODE(flags, last)                                  \
  mode_t mode = 0;                                         \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                 \
    va_list rest;                                          \
    va_start(rest, last);                                  \
    mode = va_arg(rest, mode_t);                           \
    va_end(rest);                                          \
  }

int open(const char *path, int flags, ...) { MODE(flags, flags) return open_it(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return open_it(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int base, const char *path, int flags, ...) { MODE(flags, flags) return open_it(base, path, flags, mode); }
int openat64(int base, const char *path, int flags, ...) { MODE(flags, flags) return open_it(base, path, flags | O_LARGEFILE, mode); }

int close(int file) {
  if (is_watched(file)) watched[file] = 0;
  return syscall(SYS_close, file);
}

static ssize_t write_it(int file, const void *data, size_t bytes, off_t where) {
  size_t length = bytes;
  switch (fault_of(WRITE)) {
    case FAIL: return -1;
    case SHORT: length = bytes > 1 ? bytes / 2 : bytes;
  }
  pthread_mutex_lock(&lock);
  off_t from = where;
  if (where < 0)
    from = fcntl(file, F_GETFL) & O_APPEND ? lseek(file, 0, SEEK_END) : lseek(file, 0, SEEK_CUR);
  ssize_t done = where < 0 ? syscall(SYS_write, file, data, length)
                           : syscall(SYS_pwrite64, file, data, length, where);
  if (done > 0) note(WRITE, file, from, data, done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t write(int file, const void *data, size_t bytes) {
  return is_watched(file) ? write_it(file, data, bytes, -1) : syscall(SYS_write, file, data, bytes);
}
ssize_t pwrite64(int file, const void *data, size_t bytes, off64_t where) {
  return is_watched(file) ? write_it(file, data, bytes, where) : syscall(SYS_pwrite64, file, data, bytes, where);
}
ssize_t pwrite(int file, const void *data, size_t bytes, off_t where) { return pwrite64(file, data, bytes, where); }

ssize_t pread64(int file, void *data, size_t bytes, off64_t where) {
  if (is_watched(file) && fault_of(READ) == FAIL) return -1;
  return syscall(SYS_pread64, file, data, bytes, where);
}
ssize_t pread(int file, void *data, size_t bytes, off_t where) { return pread64(file, data, bytes, where); }
ssize_t read(int file, void *data, size_t bytes) {
  if (is_watched(file) && fault_of(READ) == FAIL) return -1;
  return syscall(SYS_read, file, data, bytes);
}

/* Faster ways to copy would not be seen: whoever tries them falls back on reading and writing. */
ssize_t sendfile64(int out, int in, off64_t *where, size_t bytes) {
  if (is_watched(out)) { errno = ENOTSOCK; return -1; }
  return syscall(SYS_sendfile, out, in, where, bytes);
}
ssize_t sendfile(int out, int in, off_t *where, size_t bytes) { return sendfile64(out, in, where, bytes); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t bytes, unsigned flags) {
  if (is_watched(out)) { errno = EXDEV; return -1; }
  return syscall(SYS_copy_file_range, in, from, out, to, bytes, flags);
}

static int sync_it(int file, long call) {
  if (is_watched(file)) {
    if (control->sync_ms) {
      struct timespec wait = {control->sync_ms / 1000, control->sync_ms % 1000 * 1000000L};
      nanosleep(&wait, NULL);
    }
    if (fault_of(SYNC) == FAIL) return -1;
  }
  int status = syscall(call, file);
  if (!status && is_watched(file)) note(SYNC, file, 0, NULL, 0);
  return status;
}
int fsync(int file) { return sync_it(file, SYS_fsync); }
int fdatasync(int file) { return sync_it(file, SYS_fdatasync); }

int ftruncate64(int file, off64_t bytes) {
  if (!is_watched(file)) return syscall(SYS_ftruncate, file, bytes);
  if (fault_of(TRUNCATE) == FAIL) return -1;
  pthread_mutex_lock(&lock);
  int status = syscall(SYS_ftruncate, file, bytes);
  if (!status) note(TRUNCATE, file, bytes, NULL, 0);
  pthread_mutex_unlock(&lock);
  return status;
}
int ftruncate(int file, off_t bytes) { return ftruncate64(file, bytes); }

int rename(const char *from, const char *to) {
  if (!is_inside(from) && !is_inside(to)) return syscall(SYS_rename, from, to);
  if (fault_of(RENAME) == FAIL) return -1;
  pthread_mutex_lock(&lock);
  int status = syscall(SYS_rename, from, to);
  if (!status) note_two(RENAME, from, to);
  pthread_mutex_unlock(&lock);
  return status;
}

int unlink(const char *path) {
  if (!is_inside(path)) return syscall(SYS_unlink, path);
  if (fault_of(UNLINK) == FAIL) return -1;
  pthread_mutex_lock(&lock);
  int status = syscall(SYS_unlink, path);
  if (!status) note(UNLINK, 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return status;
}

int mkdir(const char *path, mode_t mode) {
  if (!is_inside(path)) return syscall(SYS_mkdir, path, mode);
  if (fault_of(MKDIR) == FAIL) return -1;
  int status = syscall(SYS_mkdir, path, mode);
  if (!status) note(MKDIR, 0, 0, path, strlen(path));
  return status;
}

/* The wall clock; CLOCK_MONOTONIC goes on as it does. */
int clock_gettime(clockid_t clock, struct timespec *now) {
  int status = syscall(SYS_clock_gettime, clock, now);
  if (!status && control && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += control->clock_s;
  return status;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int status = syscall(SYS_gettimeofday, now, zone);
  if (!status && control) now->tv_sec += control->clock_s;
  return status;
}
time_t time(time_t *where) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (where) *where = now.tv_sec;
  return now.tv_sec;
}

/* Called by the program under test: what it was told is durable by now. */
void earmark_fault_mark(int64_t number) {
  if (control) note(0, number, 0, NULL, 0);
}
