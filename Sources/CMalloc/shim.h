// What glibc can be told of how it keeps memory; empty where there is another C library.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
