// Tells ThreadSanitizer of the locks of Swift's `Mutex`.
//
// What a `Mutex` does where one thread uses it is compiled into the program, where the sanitizer sees it. Where others
// wait, Swift's library takes the lock and gives it back, which is not compiled for the sanitizer: what two threads did
// one after the other would look as if it were done at the same time. `.ci/sanitizers` preloads this file.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// The sanitizer's own; not there in programs that are built without it.
__attribute__((weak)) void __tsan_acquire(void *);
__attribute__((weak)) void __tsan_release(void *);

// `_lockSlow(_: UInt32)` and `_unlockSlow()` of `_MutexHandle` in the module Synchronization.
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock(uint32_t state, SELF void *self) __asm__(LOCK);
SWIFT void unlock(SELF void *self) __asm__(UNLOCK);

SWIFT void lock(uint32_t state, SELF void *self) {
    typedef SWIFT void (*Function)(uint32_t, SELF void *);
    ((Function)dlsym(RTLD_NEXT, LOCK))(state, self);
    if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT void unlock(SELF void *self) {
    typedef SWIFT void (*Function)(SELF void *);
    if (__tsan_release) __tsan_release(self);
    ((Function)dlsym(RTLD_NEXT, UNLOCK))(self);
}
