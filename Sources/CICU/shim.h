// ICU's functions carry the library's version in their names, through macros that Swift cannot import;
// these inline functions give each one that is used here a name of its own.
#include <unicode/ustring.h>
