// The files that the program has inside: their bytes, and a table of them. What is in the files is read when this one is
// compiled: touch it when one of them has changed.

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
#include "list.h"
4:
    .globl SYMBOL(bundled_file_count)
SYMBOL(bundled_file_count):
    .quad (4b - SYMBOL(bundled_file_table)) / 32
