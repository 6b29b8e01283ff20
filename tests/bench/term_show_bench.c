/*
 * How long a frame takes: `term_show_bench [ROWS COLUMNS]` shows surfaces on a pseudo terminal that
 * somebody reads. Milliseconds of the processor and bytes a frame.
 */

#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <pty.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "term/terminal.h"

#define FRAMES 200

static atomic_size_t bytes_written;
static int master;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void *drain(void *unused)
{
    char bytes[65536];
    ssize_t length;
    while ((length = read(master, bytes, sizeof(bytes))) > 0) {
        atomic_fetch_add(&bytes_written, (size_t)length);
    }
    return unused;
}

/* A page of text whose lines start with line `top`; every fifth word has another role. */
static void draw_page(Surface *surface, int top)
{
    static const char *const words[] = {"harbour ", "naïve ", "港の ", "lighthouse ", "of "};
    surface_erase(surface);
    Rect all = {.rows = surface->rows, .columns = surface->columns};
    for (int row = 0; row < surface->rows; row++) {
        int column = 2;
        for (int word = 0; column < surface->columns; word++) {
            int line = top + row;
            Str text = str_from(words[(line * 7 + word * 3) % 5]);
            Role role = (line + word) % 5 == 0 ? ROLE_link : ROLE_text;
            column = surface_put(surface, all, row, column, role, text);
        }
    }
}

static void measure(const char *name, Surface *surface, void (*change)(Surface *, int))
{
    change(surface, 0);
    terminal_show(surface);
    size_t bytes = atomic_load(&bytes_written);
    double drawing = 0, showing = 0;
    for (int i = 1; i <= FRAMES; i++) {
        double start = now_ms();
        change(surface, i);
        double drawn = now_ms();
        terminal_show(surface);
        showing += now_ms() - drawn;
        drawing += drawn - start;
    }
    bytes = atomic_load(&bytes_written) - bytes;
    fprintf(stderr, "%-28s show %6.3f ms   draw %6.3f ms   %6zu bytes\n", name, showing / FRAMES,
            drawing / FRAMES, bytes / FRAMES);
}

static void change_nothing(Surface *surface, int frame)
{
    (void)frame;
    draw_page(surface, 0);
}

static void move_selection(Surface *surface, int frame)
{
    draw_page(surface, 0);
    Rect all = {.rows = surface->rows, .columns = surface->columns};
    surface_set_role(surface, all, frame % surface->rows, 0, surface->columns, ROLE_selected);
}

static void scroll(Surface *surface, int frame) { draw_page(surface, frame); }

static void turn_page(Surface *surface, int frame) { draw_page(surface, frame * 3); }

/* As in the interface: what is read is at most so wide. */
static void scroll_reader(Surface *surface, int frame)
{
    Surface page;
    surface_init(&page);
    surface_resize(&page, surface->rows, surface->columns < 90 ? surface->columns : 90);
    draw_page(&page, frame);
    draw_page(surface, 0);
    int left = (surface->columns - page.columns) / 2;
    for (int row = 0; row < page.rows; row++) {
        memcpy(surface_cell(surface, row, left), surface_cell(&page, row, 0),
               (size_t)page.columns * sizeof(Cell));
    }
    surface_clear(&page);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("TERM", "xterm-256color", 1);
    int rows = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 100;
    int columns = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 300;
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int slave;
    if (openpty(&master, &slave, NULL, NULL, &size) != 0) {
        perror("openpty");
        return 1;
    }
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    pthread_t reader;
    pthread_create(&reader, NULL, drain, NULL);
    pthread_detach(reader);
    AttuneError error = {0};
    if (!terminal_start(&(TerminalOptions){0}, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    Surface surface;
    surface_init(&surface);
    surface_resize(&surface, rows, columns);
    fprintf(stderr, "%d rows, %d columns\n", rows, columns);
    measure("nothing changed", &surface, change_nothing);
    measure("the selection moved", &surface, move_selection);
    measure("the reader scrolled", &surface, scroll_reader);
    measure("scrolled by a line", &surface, scroll);
    measure("turned a page", &surface, turn_page);
    surface_clear(&surface);
    terminal_stop();
    return 0;
}
