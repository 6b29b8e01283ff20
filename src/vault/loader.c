#include "vault/loader.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/assert.h"

#define THREADS_MAX 8

typedef struct Job Job;
struct Job {
    Job *next;
    bool is_walk;
    bool follow_links;
    Str asked;
    AttuneFileId file;
    uint32_t ticket;
    char path[]; /* terminated */
};

struct Loader {
    int root;
    const char *root_path;
    int event; /* of eventfd */
    atomic_bool stop;
    pthread_t threads[THREADS_MAX];
    unsigned thread_count;
    /* The owner's alone. */
    LoaderResult *taken; /* out of the queue, not yet handed out */
    Arena scratch;       /* where there is no thread */

    pthread_mutex_t lock; /* of everything below */
    pthread_cond_t has_jobs;
    Job *first_job;
    Job *last_job;
    unsigned working; /* threads that have a job in hand */
    LoaderResult *first_result;
    LoaderResult *last_result;
    bool has_taken; /* `taken` is not empty */
    bool busy;
    bool signalled; /* `event` is readable */
};

/* ---- results ----------------------------------------------------------------------------------
 */

/** With the lock: make the descriptor readable, or not, as things are. */
static void update_signal(Loader *loader)
{
    bool wanted = loader->first_result || loader->busy || loader->has_taken;
    if (wanted == loader->signalled)
        return;
    loader->signalled = wanted;
    uint64_t count = 1;
    ssize_t done = wanted ? write(loader->event, &count, sizeof count)
                          : read(loader->event, &count, sizeof count);
    ASSERT(done == (ssize_t)sizeof count, "an eventfd that is not at its limit takes and gives");
}

static void put_result(Loader *loader, LoaderResult *result)
{
    pthread_mutex_lock(&loader->lock);
    if (loader->first_result)
        loader->last_result->next = result;
    else
        loader->first_result = result;
    loader->last_result = result;
    update_signal(loader);
    pthread_mutex_unlock(&loader->lock);
}

void loader_result_free(LoaderResult *result)
{
    if (!result)
        return;
    walk_batch_free(result->batch);
    note_free(result->note);
    mem_free(result);
}

static void free_results(LoaderResult *result)
{
    while (result) {
        LoaderResult *next = result->next;
        loader_result_free(result);
        result = next;
    }
}

/* ---- jobs -------------------------------------------------------------------------------------
 */

static void put_job(Loader *loader, Job *job)
{
    pthread_mutex_lock(&loader->lock);
    if (loader->first_job)
        loader->last_job->next = job;
    else
        loader->first_job = job;
    loader->last_job = job;
    if (loader->thread_count == 0) {
        loader->busy = true; /* the owner will do it */
        update_signal(loader);
    }
    pthread_cond_signal(&loader->has_jobs);
    pthread_mutex_unlock(&loader->lock);
}

/** With the lock. */
static Job *pop_job(Loader *loader)
{
    Job *job = loader->first_job;
    if (job)
        loader->first_job = job->next;
    return job;
}

static void deliver_batch(void *context, WalkBatch *batch)
{
    LoaderResult *result = MEM_NEW(LoaderResult);
    result->kind = LOADER_BATCH;
    result->batch = batch;
    put_result(context, result);
}

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void do_walk(Loader *loader, const Job *job)
{
    int64_t start = now_ns();
    WalkOrder order = {.root = loader->root,
                       .root_path = loader->root_path,
                       .follow_links = job->follow_links,
                       .asked = job->asked,
                       .stop = &loader->stop,
                       .deliver = deliver_batch,
                       .context = loader};
    walk_run(&order);
    LoaderResult *result = MEM_NEW(LoaderResult);
    result->kind = LOADER_WALKED;
    result->walk_ns = now_ns() - start;
    put_result(loader, result);
}

static void do_read(Loader *loader, const Job *job, Arena *scratch)
{
    LoaderResult *result = MEM_NEW(LoaderResult);
    result->kind = LOADER_NOTE;
    result->file = job->file;
    result->ticket = job->ticket;
    result->note = note_load(loader->root, job->path, scratch, &result->timing);
    put_result(loader, result);
}

static void do_job(Loader *loader, Job *job, Arena *scratch)
{
    if (job->is_walk)
        do_walk(loader, job);
    else
        do_read(loader, job, scratch);
    mem_free(job);
}

static void *work(void *context)
{
    Loader *loader = context;
    Arena scratch = {0};
    pthread_mutex_lock(&loader->lock);
    while (!atomic_load(&loader->stop)) {
        Job *job = pop_job(loader);
        if (!job) {
            pthread_cond_wait(&loader->has_jobs, &loader->lock);
            continue;
        }
        loader->working++;
        pthread_mutex_unlock(&loader->lock);
        do_job(loader, job, &scratch);
        pthread_mutex_lock(&loader->lock);
        loader->working--;
    }
    pthread_mutex_unlock(&loader->lock);
    arena_clear(&scratch);
    return NULL;
}

/* ---- life -------------------------------------------------------------------------------------
 */

static unsigned processor_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (unsigned)CPU_COUNT(&set);
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}

/** Signals are the program's main thread's, except those that a thread earns by itself. */
static void start_threads(Loader *loader, unsigned wanted)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        sigdelset(&all, own[i]);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    while (loader->thread_count < wanted &&
           pthread_create(&loader->threads[loader->thread_count], NULL, work, loader) == 0)
        loader->thread_count++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

Loader *loader_new(int root, const char *root_path, unsigned threads)
{
    Loader *loader = MEM_NEW(Loader);
    loader->root = root;
    loader->root_path = root_path;
    loader->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (loader->event < 0) {
        mem_free(loader);
        return NULL;
    }
    pthread_mutex_init(&loader->lock, NULL);
    pthread_cond_init(&loader->has_jobs, NULL);
    unsigned wanted = threads ? threads : processor_count();
    start_threads(loader, wanted < THREADS_MAX ? wanted : THREADS_MAX);
    return loader;
}

void loader_free(Loader *loader)
{
    if (!loader)
        return;
    pthread_mutex_lock(&loader->lock);
    atomic_store(&loader->stop, true);
    pthread_cond_broadcast(&loader->has_jobs);
    pthread_mutex_unlock(&loader->lock);
    for (unsigned i = 0; i < loader->thread_count; i++)
        pthread_join(loader->threads[i], NULL);

    for (Job *job = loader->first_job; job;) {
        Job *next = job->next;
        mem_free(job);
        job = next;
    }
    free_results(loader->taken);
    free_results(loader->first_result);
    arena_clear(&loader->scratch);
    pthread_cond_destroy(&loader->has_jobs);
    pthread_mutex_destroy(&loader->lock);
    close(loader->event);
    mem_free(loader);
}

void loader_walk(Loader *loader, bool follow_links, Str asked)
{
    Job *job = mem_calloc(1, sizeof *job + 1);
    job->is_walk = true;
    job->follow_links = follow_links;
    job->asked = asked;
    put_job(loader, job);
}

void loader_read(Loader *loader, AttuneFileId file, uint32_t ticket, Str path)
{
    Job *job = mem_calloc(1, sizeof *job + path.length + 1);
    job->file = file;
    job->ticket = ticket;
    if (path.length)
        memcpy(job->path, path.data, path.length);
    put_job(loader, job);
}

/* ---- the owner's side -------------------------------------------------------------------------
 */

/** Where no thread could be started, the owner does the work itself. */
static void work_as_owner(Loader *loader)
{
    pthread_mutex_lock(&loader->lock);
    Job *job = loader->first_result ? NULL : pop_job(loader);
    pthread_mutex_unlock(&loader->lock);
    if (job)
        do_job(loader, job, &loader->scratch);
}

LoaderResult *loader_take(Loader *loader)
{
    if (!loader->taken) {
        if (loader->thread_count == 0)
            work_as_owner(loader);
        pthread_mutex_lock(&loader->lock);
        loader->taken = loader->first_result;
        loader->first_result = NULL;
        loader->has_taken = loader->taken != NULL;
        update_signal(loader);
        pthread_mutex_unlock(&loader->lock);
    }
    LoaderResult *result = loader->taken;
    if (result)
        loader->taken = result->next;
    return result;
}

int loader_descriptor(const Loader *loader) { return loader->event; }

void loader_set_busy(Loader *loader, bool busy)
{
    pthread_mutex_lock(&loader->lock);
    /* Jobs that no thread will do are the owner's. */
    loader->busy = busy || (loader->thread_count == 0 && loader->first_job);
    loader->has_taken = loader->taken != NULL;
    update_signal(loader);
    pthread_mutex_unlock(&loader->lock);
}

void loader_wait(Loader *loader)
{
    pthread_mutex_lock(&loader->lock);
    bool is_idle = !loader->first_job && loader->working == 0 && !loader->signalled;
    pthread_mutex_unlock(&loader->lock);
    if (is_idle || loader->thread_count == 0)
        return;
    struct pollfd ready = {.fd = loader->event, .events = POLLIN};
    while (poll(&ready, 1, -1) < 0 && errno == EINTR)
        ;
}
