// The calls of the real kernel, for the simulation itself. The linker's option --wrap makes these names:
// what the server calls as read() is __wrap_read(), and libc's own is __real_read().
#pragma once

#include <sys/types.h>

#include <ctime>

extern "C" {
pid_t __real_fork();
[[noreturn]] void __real__exit(int status);
int __real_pipe(int ends[2]);
ssize_t __real_read(int descriptor, void* bytes, size_t size);
ssize_t __real_write(int descriptor, const void* bytes, size_t size);
int __real_close(int descriptor);
pid_t __real_waitpid(pid_t pid, int* status, int options);
int __real_clock_gettime(clockid_t clock, timespec* time);
}
