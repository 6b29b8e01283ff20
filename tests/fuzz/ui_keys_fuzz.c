/* Any keys, clicks, sizes and pastes in any order leave the interface standing. */

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/str.h"
#include "ui/app.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define VAULT ATTUNE_SOURCE_DIR "/tests/vaults/attachment"
#define BYTES_MAX 96

/* Bytes from 0x80 on; the others are typed as they are. */
static const Key named[] = {
    UI_KEY_TAB,
    UI_KEY_ENTER,
    UI_KEY_ESCAPE,
    UI_KEY_BACKSPACE,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_F1,
    UI_KEY_F1 + 1,
    UI_KEY_PAGE_DOWN,
    UI_KEY_PAGE_UP,
    UI_KEY_DELETE,
    UI_KEY_TAB | UI_KEY_SHIFT,
    UI_KEY_CTRL | 'c',
    UI_KEY_CTRL | 'o',
    UI_KEY_CTRL | 'p',
    UI_KEY_CTRL | 'u',
    UI_KEY_CTRL | 'w',
    0x1F642,
    0x65E5,
    0x301,
};
#define NAMED_COUNT (sizeof named / sizeof *named)

static AttuneVault *open_vault(void)
{
    static AttuneVault *vault;
    if (!vault) {
        setlocale(LC_ALL, "C.UTF-8");
        vault = attune_vault_open(VAULT, &(AttuneVaultOptions){.threads = 1}, NULL);
        if (!vault) {
            abort();
        }
        attune_vault_finish(vault);
    }
    return vault;
}

static void send_size(App *app, Surface *surface, int rows, int columns)
{
    surface_resize(surface, rows, columns);
    Event event = {.kind = EVENT_RESIZE, .now_ms = 1};
    event.as.size.rows = rows;
    event.as.size.columns = columns;
    app_handle(app, &event);
}

static void send_click(App *app, uint8_t row, uint8_t column)
{
    Event event = {.kind = EVENT_MOUSE, .now_ms = 1};
    event.as.mouse.action = row & 0x80   ? MOUSE_WHEEL_DOWN
                            : row & 0x40 ? MOUSE_WHEEL_UP
                                         : MOUSE_PRESS;
    event.as.mouse.row = row & 0x3F;
    event.as.mouse.column = column;
    app_handle(app, &event);
}

static void send_paste(App *app, const uint8_t *data, size_t size)
{
    /* What reaches the interface is valid text; the terminal sees to that. */
    static const char *const texts[] = {"secure base", "日本語\n[x](y)", "\x1B[31m", "(\"", "tag:"};
    (void)size;
    Event event = {.kind = EVENT_PASTE, .now_ms = 1, .as.paste = str_from(texts[data[0] % 5])};
    app_handle(app, &event);
}

static void send_key(App *app, Key key)
{
    app_handle(app, &(Event){.kind = EVENT_KEY, .now_ms = 1, .as.key = key});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AppOptions options = {.vault = open_vault(), .capabilities = CAPABILITIES_FULL, .now_ns = 1};
    App *app = app_new(&options);
    Surface surface;
    surface_init(&surface);
    send_size(app, &surface, 24, 80);
    for (size_t i = 0; i < size && i < BYTES_MAX; i++) {
        uint8_t byte = data[i];
        if (byte >= 0xF8 && i + 2 < size) {
            send_size(app, &surface, data[i + 1] % 60, data[i + 2] % 200);
            i += 2;
        } else if (byte >= 0xF0 && i + 2 < size) {
            send_click(app, data[i + 1], data[i + 2]);
            i += 2;
        } else if (byte >= 0xEC && i + 1 < size) {
            send_paste(app, data + i + 1, size - i - 1);
            i++;
        } else if (byte >= 0x80) {
            send_key(app, named[byte % NAMED_COUNT]);
        } else {
            send_key(app, byte);
        }
        if (byte % 3 == 0) {
            for (int turn = 0; turn < 1000 && app_work(app, 100); turn++) {
            }
        }
        surface_erase(&surface);
        app_draw(app, &surface);
    }
    surface_clear(&surface);
    app_free(app);
    return 0;
}
