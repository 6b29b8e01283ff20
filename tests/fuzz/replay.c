/* Stands in for libFuzzer: every file named on the command line, or found below a folder there, is
 * one input. */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static size_t replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    /* Exactly as large as the input, so that a read past its end is seen. */
    uint8_t *data = malloc(size ? size : 1);
    if (!data || fread(data, 1, size, file) != size) {
        perror(path);
        exit(1);
    }
    (void)fclose(file);
    if (getenv("REPLAY_VERBOSE"))
        (void)fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 1;
}

static size_t replay(const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0) {
        perror(path);
        exit(1);
    }
    if (S_ISREG(status.st_mode))
        return replay_file(path, (size_t)status.st_size);
    if (!S_ISDIR(status.st_mode))
        return 0;

    struct dirent **entries;
    int entry_count = scandir(path, &entries, NULL, by_name);
    size_t input_count = 0;
    for (int i = 0; i < entry_count; i++) {
        const char *name = entries[i]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            size_t length = strlen(path) + 1 + strlen(name) + 1;
            char *below = malloc(length);
            if (!below)
                exit(1);
            (void)snprintf(below, length, "%s/%s", path, name);
            input_count += replay(below);
            free(below);
        }
        free(entries[i]);
    }
    if (entry_count >= 0)
        free(entries);
    return input_count;
}

int main(int argc, char **argv)
{
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    size_t input_count = 1;
    for (int i = 1; i < argc; i++)
        input_count += replay(argv[i]);
    (void)printf("%zu inputs replayed\n", input_count);
    return 0;
}
