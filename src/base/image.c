#include "base/image.h"

static uint32_t byte_at(Str bytes, size_t at)
{
    return at < bytes.length ? (unsigned char)bytes.data[at] : 0;
}

/** `count` bytes, the most significant first. */
static uint32_t read_big(Str bytes, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | byte_at(bytes, at + (size_t)i);
    }
    return value;
}

static uint32_t read_little(Str bytes, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = count; i-- > 0;) {
        value = value << 8 | byte_at(bytes, at + (size_t)i);
    }
    return value;
}

static bool set_size(uint32_t w, uint32_t h, uint32_t *width, uint32_t *height)
{
    *width = w;
    *height = h;
    return w > 0 && h > 0;
}

static bool png_size(Str bytes, uint32_t *width, uint32_t *height)
{
    return bytes.length >= 24 && str_equal(str_slice(bytes, 12, 16), STR("IHDR")) &&
           set_size(read_big(bytes, 16, 4), read_big(bytes, 20, 4), width, height);
}

static bool gif_size(Str bytes, uint32_t *width, uint32_t *height)
{
    return bytes.length >= 10 &&
           set_size(read_little(bytes, 6, 2), read_little(bytes, 8, 2), width, height);
}

/** The height is negative where the first row is the top one. */
static bool bmp_size(Str bytes, uint32_t *width, uint32_t *height)
{
    uint32_t h = read_little(bytes, 22, 4);
    return bytes.length >= 26 &&
           set_size(read_little(bytes, 18, 4), h >> 31 ? 0 - h : h, width, height);
}

static bool is_frame_header(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/** From segment to segment up to the one that describes the frame. */
static bool jpeg_size(Str bytes, uint32_t *width, uint32_t *height)
{
    size_t at = 2;
    while (at + 9 <= bytes.length && byte_at(bytes, at) == 0xFF) {
        uint32_t marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {
            at++;
        } else if (is_frame_header(marker)) {
            return set_size(read_big(bytes, at + 7, 2), read_big(bytes, at + 5, 2), width, height);
        } else {
            uint32_t length = read_big(bytes, at + 2, 2);
            if (length < 2) {
                return false;
            }
            at += 2 + length;
        }
    }
    return false;
}

static bool webp_size(Str bytes, uint32_t *width, uint32_t *height)
{
    Str kind = str_slice(bytes, 12, 16);
    if (bytes.length < 30) {
        return false;
    }
    if (str_equal(kind, STR("VP8X"))) {
        return set_size(read_little(bytes, 24, 3) + 1, read_little(bytes, 27, 3) + 1, width,
                        height);
    }
    if (str_equal(kind, STR("VP8L"))) {
        uint32_t bits = read_little(bytes, 21, 4);
        return set_size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, width, height);
    }
    return str_equal(kind, STR("VP8 ")) &&
           set_size(read_little(bytes, 26, 2) & 0x3FFF, read_little(bytes, 28, 2) & 0x3FFF, width,
                    height);
}

bool image_size(Str bytes, uint32_t *width, uint32_t *height)
{
    *width = *height = 0;
    if (str_starts_with(bytes, STR("\x89PNG\r\n\x1a\n"))) {
        return png_size(bytes, width, height);
    }
    if (str_starts_with(bytes, STR("GIF87a")) || str_starts_with(bytes, STR("GIF89a"))) {
        return gif_size(bytes, width, height);
    }
    if (str_starts_with(bytes, STR("BM"))) {
        return bmp_size(bytes, width, height);
    }
    if (str_starts_with(bytes, STR("\xFF\xD8"))) {
        return jpeg_size(bytes, width, height);
    }
    bool webp =
        str_starts_with(bytes, STR("RIFF")) && str_equal(str_slice(bytes, 8, 12), STR("WEBP"));
    return webp && webp_size(bytes, width, height);
}
