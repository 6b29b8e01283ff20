#include <stdint.h>
#include <stdlib.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "term/input.h"

/*
 * Whatever bytes a terminal sends, in whatever pieces: the parser ends, gives valid events, holds
 * nothing back when enough time has passed, and never lets a byte of a control sequence through as
 * a control.
 */

typedef struct Tape {
    Str bytes;
    int64_t now_ms;
    size_t events;
} Tape;

static void check_event(const Event *event)
{
    Key code = event->kind == EVENT_KEY ? UI_KEY_CODE(event->as.key) : 0;
    switch (event->kind) {
    case EVENT_KEY:
        ASSERT(code != UI_KEY_NONE && code <= UI_KEY_F12, "a key has a code");
        ASSERT(code >= 0x20 || code == UI_KEY_TAB || code == UI_KEY_ENTER || code == UI_KEY_ESCAPE,
               "controls have names");
        ASSERT(code < 0x7F || code == UI_KEY_BACKSPACE || code >= 0xA0, "C1 controls are no keys");
        ASSERT(code < 0xD800 || code > 0xDFFF, "surrogates are no keys");
        break;
    case EVENT_MOUSE:
        ASSERT(event->as.mouse.row >= 0 && event->as.mouse.row < INT16_MAX &&
                   event->as.mouse.column >= 0 && event->as.mouse.column < INT16_MAX,
               "a place of the mouse is one of a screen");
        break;
    case EVENT_PASTE:
        ASSERT(utf8_valid_length(event->as.paste) == event->as.paste.length, "pasted text is text");
        break;
    default:
        UNREACHABLE("a terminal sends keys, mouse reports and pastes");
    }
}

static void take_events(Input *input, Tape *tape)
{
    Event event;
    while (input_next(input, tape->now_ms, &event)) {
        check_event(&event);
        tape->events++;
    }
}

/* The first byte of a piece says how long it is and how much time passes behind it. */
static void play(Input *input, Tape *tape)
{
    while (tape->bytes.length > 0) {
        unsigned char head = (unsigned char)tape->bytes.data[0];
        size_t length = head & 0x1F;
        input_feed(input, str_slice(tape->bytes, 1, 1 + length), tape->now_ms);
        take_events(input, tape);
        tape->bytes = str_from_offset(tape->bytes, 1 + length);
        tape->now_ms += (head >> 5) * 10;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    Input input;
    Tape tape = {.bytes = {(const char *)data + 1, size - 1}};
    input_init(&input, data[0] & 1);
    if (data[0] & 2) {
        input_learn(&input, STR("\033A"), UI_KEY_UP);
        input_learn(&input, STR("\033[5$"), UI_KEY_PAGE_UP | UI_KEY_SHIFT);
    }
    play(&input, &tape);
    while (input_wake_at(&input) != INT64_MAX) {
        tape.now_ms = input_wake_at(&input);
        take_events(&input, &tape);
    }
    ASSERT(input.start == input.bytes.length, "nothing is held back");
    ASSERT(tape.events <= 2 * size, "no event comes from nothing");
    input_clear(&input);
    return 0;
}
