#include "support/test.h"

#include "base/image.h"

typedef struct Row {
    const char *label;
    Str bytes;
    uint32_t width, height; /* 0: not known */
} Row;

/* clang-format off */
static const Row rows[] = {
    {"png", STR_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x2c\0\0\0\x96\x08"), 300, 150},
    {"png, cut", STR_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1"), 0, 0},
    {"gif", STR_INIT("GIF89a\x40\1\xf0\0\xf7"), 320, 240},
    {"bmp", STR_INIT("BM0123456789ab\x28\0\0\0\x20\0\0\0\x10\0\0\0\1"), 32, 16},
    {"bmp from the top", STR_INIT("BM0123456789ab\x28\0\0\0\x20\0\0\0\xf0\xff\xff\xff\1"), 32, 16},
    {"jpeg", STR_INIT("\xff\xd8\xff\xe0\0\4xx\xff\xff\xc2\0\x11\x08\0\x64\0\xc8\3"), 200, 100},
    {"jpeg without a frame", STR_INIT("\xff\xd8\xff\xe0\0\4xx\xff\xda\0\4yy01234567"), 0, 0},
    {"jpeg with an empty segment", STR_INIT("\xff\xd8\xff\xe0\0\0xxxxxxxxxxxx"), 0, 0},
    {"webp, extended", STR_INIT("RIFF....WEBPVP8X....\0\0\0\0\x1f\3\0\x57\2\0"), 800, 600},
    {"webp, lossless", STR_INIT("RIFF....WEBPVP8L....\x2f\x1f\xc3\x95\0....."), 800, 600},
    {"webp, lossy", STR_INIT("RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x20\3\x58\2"), 800, 600},
    {"svg", STR_INIT("<svg width=\"3\"/>"), 0, 0},
    {"nothing", STR_INIT(""), 0, 0},
};
/* clang-format on */

static void the_size_is_read_from_the_header(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        uint32_t width, height;
        bool known = image_size(rows[i].bytes, &width, &height);
        if (known != (rows[i].width > 0) ||
            (known && (width != rows[i].width || height != rows[i].height))) {
            fail_msg("%s: %u x %u", rows[i].label, width, height);
        }
    }
}

static void no_prefix_is_read_behind_its_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        for (size_t length = 0; length < rows[i].bytes.length; length++) {
            char *copy = test_malloc(length + 1);
            memcpy(copy, rows[i].bytes.data, length);
            uint32_t width, height;
            image_size((Str){copy, length}, &width, &height);
            test_free(copy);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_size_is_read_from_the_header),
        cmocka_unit_test(no_prefix_is_read_behind_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
