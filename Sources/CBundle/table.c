#include "CBundle.h"

extern const struct bundled_file bundled_file_table[];
extern const uint64_t bundled_file_count;

const struct bundled_file *bundled_files(uint64_t *count) {
    *count = bundled_file_count;
    return bundled_file_table;
}
