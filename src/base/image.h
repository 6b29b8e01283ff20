#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

/* How large a picture is, from the first bytes of its file. Nothing is decoded. */

#include "base/str.h"

/**
 * Pixels of a PNG, GIF, BMP, JPEG or WebP. `bytes` may be cut; any bytes are safe.
 * @return false for other files, and where the size is not within `bytes`
 */
bool image_size(Str bytes, uint32_t *width, uint32_t *height);

#endif
