#include "term/input.h"

#include <wchar.h>

#include "base/utf8.h"
#include "term/keys.h"

#define ESC '\033'
#define BEL '\a'
#define PASTE_GAP_MS 1000
#define STRING_GAP_MS 100
#define PASTE_BYTES_MAX (1u << 20)
/* Nothing that a terminal sends for a key is nearly so long. */
#define SEQUENCE_BYTES_MAX 4096

typedef enum Progress {
    PROGRESS_OPEN,    /* more bytes may belong to it */
    PROGRESS_SKIPPED, /* `used` bytes mean nothing to us */
    PROGRESS_EVENT,
} Progress;

void input_init(Input *input, bool utf8) { *input = (Input){.utf8 = utf8}; }

void input_clear(Input *input)
{
    for (size_t i = 0; i < input->learnt.count; i++) {
        strbuf_clear(&input->learnt.items[i].bytes);
    }
    vec_clear(&input->learnt);
    strbuf_clear(&input->bytes);
    strbuf_clear(&input->paste);
    strbuf_clear(&input->pasted);
}

void input_learn(Input *input, Str bytes, Key key)
{
    if (bytes.length < 2 || bytes.data[0] != ESC) {
        return;
    }
    LearntKey learnt = {.key = key};
    strbuf_append(&learnt.bytes, bytes);
    vec_push(&input->learnt, learnt);
}

void input_feed(Input *input, Str bytes, int64_t now_ms)
{
    if (input->start == input->bytes.length) {
        strbuf_reset(&input->bytes);
        input->start = 0;
    }
    strbuf_append(&input->bytes, bytes);
    input->heard_ms = now_ms;
}

static Str rest_of(const Input *input)
{
    return str_from_offset(strbuf_view(&input->bytes), input->start);
}

static Progress set_key(Event *event, Key key)
{
    event->kind = EVENT_KEY;
    event->as.key = key;
    return UI_KEY_CODE(key) == UI_KEY_NONE ? PROGRESS_SKIPPED : PROGRESS_EVENT;
}

/* ---- characters ---- */

/* Bytes that a well-formed character starting with `lead` takes. */
static size_t character_length(unsigned char lead)
{
    return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

static Progress read_utf8(Str rest, bool waited, size_t *used, Event *event)
{
    size_t end = 0;
    uint32_t character = utf8_next(rest, &end);
    bool broken = end == 1 && (unsigned char)rest.data[0] >= 0x80;
    if (broken && !waited && rest.length < character_length((unsigned char)rest.data[0])) {
        return PROGRESS_OPEN;
    }
    *used = end;
    return broken ? PROGRESS_SKIPPED : set_key(event, key_of_character(character));
}

static Progress read_character(const Input *input, Str rest, bool waited, size_t *used,
                               Event *event)
{
    if (input->utf8) {
        return read_utf8(rest, waited, used, event);
    }
    *used = 1;
    wint_t character = btowc((unsigned char)rest.data[0]);
    return character == WEOF ? PROGRESS_SKIPPED : set_key(event, key_of_character(character));
}

/* ---- behind ESC ---- */

/* The longest sequence of this terminal that `rest` starts with. */
static const LearntKey *find_learnt(const Input *input, Str rest)
{
    const LearntKey *best = NULL;
    for (size_t i = 0; i < input->learnt.count; i++) {
        const LearntKey *learnt = &input->learnt.items[i];
        if (str_starts_with(rest, strbuf_view(&learnt->bytes)) &&
            (!best || learnt->bytes.length > best->bytes.length)) {
            best = learnt;
        }
    }
    return best;
}

/*
 * Where the control sequence at the ESC of `rest` ends: behind its final byte, or before a byte
 * that cannot belong to it, which `*whole` tells. 0: it is open.
 */
static size_t sequence_end(Str rest, bool *whole)
{
    *whole = true;
    bool console = str_starts_with(rest, STR("\033[["));
    for (size_t i = console ? 3 : 2; i < rest.length; i++) {
        unsigned char byte = (unsigned char)rest.data[i];
        if (byte < 0x20 || byte >= 0x7F) {
            *whole = false;
            return i;
        }
        if (byte >= 0x40) {
            return i + 1;
        }
    }
    return 0;
}

static Progress read_old_mouse(Str rest, bool waited, size_t *used, Event *event)
{
    const size_t length = sizeof("\033[M") - 1 + 3;
    if (rest.length < length && !waited) {
        return PROGRESS_OPEN;
    }
    *used = rest.length < length ? rest.length : length;
    return key_old_mouse_read(str_slice(rest, 3, *used), event) ? PROGRESS_EVENT : PROGRESS_SKIPPED;
}

/* At ESC and "[" or "O". */
static Progress read_sequence(Input *input, Str rest, bool waited, size_t *used, Event *event)
{
    if (str_starts_with(rest, STR("\033[M"))) {
        return read_old_mouse(rest, waited, used, event);
    }
    bool whole;
    *used = sequence_end(rest, &whole);
    if (*used == 0 && !waited && rest.length < SEQUENCE_BYTES_MAX) {
        return PROGRESS_OPEN;
    }
    if (*used == 0 || !whole) {
        *used = *used ? *used : rest.length;
        Key key = *used == 2 ? (Key)rest.data[1] | UI_KEY_ALT : UI_KEY_NONE;
        return set_key(event, key);
    }
    Str sequence = str_slice(rest, 1, *used);
    if (str_equal(sequence, STR("[200~"))) {
        input->mode = INPUT_PASTE;
        strbuf_reset(&input->paste);
        return PROGRESS_SKIPPED;
    }
    return key_sequence_read(sequence, event) ? PROGRESS_EVENT : PROGRESS_SKIPPED;
}

/* Alt with one of these letters looks like the start of an answer, but no answer goes on like
 * that key after key. */
static bool starts_string(Str rest)
{
    if (rest.length < 3) {
        return false;
    }
    char next = rest.data[2];
    switch (rest.data[1]) {
    case ']':
        return ascii_is_digit(next);
    case 'P':
        return next != ESC && (ascii_is_digit(next) || ascii_is_punct(next));
    case '_':
        return next == 'G';
    default:
        return false;
    }
}

static bool may_start_string(char byte) { return byte == ']' || byte == 'P' || byte == '_'; }

static Progress read_escape(Input *input, Str rest, bool waited, size_t *used, Event *event);

/* ESC before a sequence is Alt, before anything else a key of its own. */
static Progress read_two_escapes(Input *input, Str rest, bool waited, size_t *used, Event *event)
{
    if (rest.length == 2 && !waited) {
        return PROGRESS_OPEN;
    }
    bool sequence = rest.length > 2 && (rest.data[2] == '[' || rest.data[2] == 'O');
    if (!sequence) {
        *used = 1;
        return set_key(event, UI_KEY_ESCAPE);
    }
    Progress progress = read_escape(input, str_from_offset(rest, 1), waited, used, event);
    *used += 1;
    if (progress == PROGRESS_EVENT && event->kind == EVENT_KEY) {
        event->as.key |= UI_KEY_ALT;
    }
    return progress;
}

static Progress read_escape(Input *input, Str rest, bool waited, size_t *used, Event *event)
{
    if (rest.length == 1) {
        *used = 1;
        return waited ? set_key(event, UI_KEY_ESCAPE) : PROGRESS_OPEN;
    }
    const LearntKey *learnt = find_learnt(input, rest);
    if (learnt) {
        *used = learnt->bytes.length;
        return set_key(event, learnt->key);
    }
    char second = rest.data[1];
    if (second == '[' || second == 'O') {
        return read_sequence(input, rest, waited, used, event);
    }
    if (second == ESC) {
        return read_two_escapes(input, rest, waited, used, event);
    }
    if (starts_string(rest)) {
        input->mode = INPUT_STRING;
        *used = 2;
        return PROGRESS_SKIPPED;
    }
    if (may_start_string(second) && rest.length == 2 && !waited) {
        return PROGRESS_OPEN;
    }
    Progress progress = read_character(input, str_from_offset(rest, 1), waited, used, event);
    *used += 1;
    if (progress == PROGRESS_EVENT) {
        event->as.key |= UI_KEY_ALT;
    }
    return progress;
}

/* ---- what is no key ---- */

static void keep_pasted(Input *input, Str text)
{
    size_t room = PASTE_BYTES_MAX - input->paste.length;
    strbuf_append(&input->paste, str_slice(text, 0, room));
}

/* As text: valid, and with LF for what terminals send at the end of a line. */
static void finish_paste(Input *input, Event *event)
{
    input->mode = INPUT_KEYS;
    StrBuf *paste = &input->paste;
    size_t length = 0;
    for (size_t i = 0; i < paste->length; i++) {
        bool is_return = paste->data[i] == '\r';
        if (is_return && i + 1 < paste->length && paste->data[i + 1] == '\n') {
            continue;
        }
        paste->data[length++] = is_return ? '\n' : paste->data[i];
    }
    paste->length = length;
    strbuf_reset(&input->pasted);
    utf8_append_valid(&input->pasted, strbuf_view(paste));
    event->kind = EVENT_PASTE;
    event->as.paste = strbuf_view(&input->pasted);
}

/* How many bytes at the end of `text` may be the beginning of `mark`. */
static size_t begun(Str text, Str mark)
{
    size_t length = text.length < mark.length ? text.length : mark.length - 1;
    while (!str_ends_with(text, str_slice(mark, 0, length))) {
        length--;
    }
    return length;
}

/* @return false: the paste goes on */
static bool read_paste(Input *input, int64_t now_ms, Event *event)
{
    const Str end = STR("\033[201~");
    Str rest = rest_of(input);
    size_t found = str_find(rest, end, 0);
    if (found != STR_NOT_FOUND) {
        keep_pasted(input, str_slice(rest, 0, found));
        input->start += found + end.length;
        finish_paste(input, event);
        return true;
    }
    size_t kept = rest.length - begun(rest, end);
    keep_pasted(input, str_slice(rest, 0, kept));
    input->start += kept;
    if (now_ms - input->heard_ms < PASTE_GAP_MS) {
        return false;
    }
    input->start = input->bytes.length;
    finish_paste(input, event);
    return true;
}

static void skip_string(Input *input, int64_t now_ms)
{
    Str rest = rest_of(input);
    for (size_t i = 0; i < rest.length; i++) {
        bool terminator = rest.data[i] == ESC && i + 1 < rest.length && rest.data[i + 1] == '\\';
        if (rest.data[i] == BEL || terminator) {
            input->start += i + (terminator ? 2 : 1);
            input->mode = INPUT_KEYS;
            return;
        }
    }
    input->start += rest.length - begun(rest, STR("\033\\"));
    if (now_ms - input->heard_ms >= STRING_GAP_MS) {
        input->start = input->bytes.length;
        input->mode = INPUT_KEYS;
    }
}

/* ---- the whole ---- */

static bool read_key(Input *input, int64_t now_ms, Event *event)
{
    Str rest = rest_of(input);
    bool waited = now_ms - input->heard_ms >= INPUT_SEQUENCE_MS;
    size_t used = 0;
    Progress progress = rest.data[0] == ESC ? read_escape(input, rest, waited, &used, event)
                                            : read_character(input, rest, waited, &used, event);
    if (progress != PROGRESS_OPEN) {
        input->start += used;
    }
    return progress == PROGRESS_EVENT;
}

bool input_next(Input *input, int64_t now_ms, Event *event)
{
    for (;;) {
        size_t before = input->start;
        InputMode mode = input->mode;
        bool found = false;
        if (mode == INPUT_PASTE) {
            found = read_paste(input, now_ms, event);
        } else if (mode == INPUT_STRING) {
            skip_string(input, now_ms);
        } else if (before < input->bytes.length) {
            found = read_key(input, now_ms, event);
        }
        if (found) {
            return true;
        }
        if (input->start == before && input->mode == mode) {
            return false;
        }
    }
}

int64_t input_wake_at(const Input *input)
{
    switch (input->mode) {
    case INPUT_PASTE:
        return input->heard_ms + PASTE_GAP_MS;
    case INPUT_STRING:
        return input->heard_ms + STRING_GAP_MS;
    case INPUT_KEYS:
        break;
    }
    return input->start < input->bytes.length ? input->heard_ms + INPUT_SEQUENCE_MS : INT64_MAX;
}
