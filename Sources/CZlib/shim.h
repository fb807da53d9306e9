// zlib reads what gzip has compressed.
#include <zlib.h>
