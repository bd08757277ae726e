#!/usr/bin/env bash
# Writes `Sources/CBundle/files.S`, the list of the files that the program has inside.
set -euo pipefail
cd "$(dirname "$0")/../../.."

paths=$(find Fixtures Templates -type f ! -name '.*' | LC_ALL=C sort)
{
    cat <<'END'
// The files that the program has inside: their bytes, and a table of them. `Tests/Scripts/bundle/write.sh` writes this
// file. What is in the files is read when it is compiled; touch it when one of them has changed.

#if defined(__APPLE__)
#define SYMBOL(name) _##name
#define BYTES __TEXT,__const
#define TABLE __DATA,__const
#else
#define SYMBOL(name) name
#define BYTES .rodata,"a"
#define TABLE .data.rel.ro,"aw"
    .section .note.GNU-stack,"",%progbits
#endif

    .macro file path
    .pushsection BYTES
1:  .ascii "\path"
2:  .incbin "\path"
3:
    .popsection
    .quad 1b, 2b, 2b - 1b, 3b - 2b
    .endm

    .section TABLE
    .balign 8
    .globl SYMBOL(bundled_file_table)
SYMBOL(bundled_file_table):
END
    while read -r path; do printf '    file "%s"\n' "$path"; done <<<"$paths"
    cat <<END

    .globl SYMBOL(bundled_file_count)
SYMBOL(bundled_file_count):
    .quad $(wc -l <<<"$paths")
END
} >Sources/CBundle/files.S
