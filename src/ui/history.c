#include "ui/history.h"

#include "render/line.h"

#define PLACES_MAX 1000

void history_clear(History *history)
{
    vec_clear(&history->places);
    history->current = 0;
}

const Place *history_current(const History *history)
{
    return history->places.count ? &history->places.items[history->current] : NULL;
}

static void forget_oldest(History *history)
{
    size_t kept = history->places.count - 1;
    memmove(history->places.items, history->places.items + 1, kept * sizeof(Place));
    history->places.count = kept;
    history->current--;
}

void history_visit(History *history, AttuneFileId file)
{
    if (history->places.count) {
        history->places.count = history->current + 1;
    }
    Place place = {.file = file, .position = {.target = TARGET_NONE}};
    vec_push(&history->places, place);
    history->current = history->places.count - 1;
    if (history->places.count > PLACES_MAX) {
        forget_oldest(history);
    }
}

void history_prepend(History *history, const AttuneFileId *files, size_t count)
{
    size_t there = history->places.count;
    if (count == 0) {
        return;
    }
    vec_reserve(&history->places, there + count);
    if (there > 0) {
        memmove(history->places.items + count, history->places.items, there * sizeof(Place));
    }
    for (size_t i = 0; i < count; i++) {
        history->places.items[i] = (Place){.file = files[i], .position = {.target = TARGET_NONE}};
    }
    history->places.count = there + count;
    history->current = there > 0 ? history->current + count : count - 1;
}

void history_keep(History *history, Position position)
{
    if (history->places.count) {
        history->places.items[history->current].position = position;
    }
}

bool history_go(History *history, long steps)
{
    if (history->places.count == 0) {
        return false;
    }
    size_t before = history->current;
    size_t last = history->places.count - 1;
    if (steps < 0) {
        size_t back = (size_t)-steps;
        history->current = before > back ? before - back : 0;
    } else {
        history->current = last - before > (size_t)steps ? before + (size_t)steps : last;
    }
    return history->current != before;
}

void history_forget(History *history, bool (*is_gone)(void *context, AttuneFileId file),
                    void *context)
{
    size_t kept = 0, current = 0;
    bool removed = false; /* a place since the last one that was kept */
    for (size_t i = 0; i < history->places.count; i++) {
        Place place = history->places.items[i];
        bool doubled = removed && kept > 0 && history->places.items[kept - 1].file == place.file;
        removed = is_gone(context, place.file) || doubled;
        if (!removed) {
            history->places.items[kept++] = place;
        }
        if (i == history->current) {
            current = kept > 0 ? kept - 1 : 0;
        }
    }
    history->places.count = kept;
    history->current = current;
}
