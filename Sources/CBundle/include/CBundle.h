// Files of this repository that the program has inside: the customers of `Fixtures`, the themes of `Templates`, and of
// `Sources/BundledFiles` the compiled styles of a theme, and what a new one begins with.

#ifndef BUNDLE_H
#define BUNDLE_H

#include <stdint.h>

/// A file.
struct bundled_file {
    /// Its path in the repository, without a zero at the end.
    const uint8_t *_Nonnull path;
    /// Its bytes, which end where the next file's path begins.
    const uint8_t *_Nonnull bytes;
    uint64_t path_count;
    uint64_t byte_count;
};

/// The files, in the order of their paths' bytes, and how many there are.
const struct bundled_file *_Nonnull bundled_files(uint64_t *_Nonnull count);

#endif
