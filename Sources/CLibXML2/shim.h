// libxml2's SAX2 push parser and its error codes are all that is used of it.
#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its headers pull in ICU's, whose types clash with those of
// the ICU inside Foundation: a program could not import both. They are needed for a structure of
// libxml2's own encoders only, which is not used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
