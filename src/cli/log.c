#include "cli/log.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/error.h"
#include "base/gate.h"
#include "cli/command.h"

static void append_line(StrBuf *line, const Invocation *invocation, int status, int64_t ns)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    date_append_iso_ns(line, (int64_t)now.tv_sec * 1000000000, true);
    strbuf_printf(line, " attune %s", invocation->command ? invocation->command->name : "");
    for (size_t i = 0; i < invocation->operand_count; i++) {
        strbuf_append(line, STR(" ‘"));
        gate_append_line(line, str_from(invocation->operands[i]), false);
        strbuf_append(line, STR("’"));
    }
    strbuf_printf(line, ": exit %d, %.3f ms\n", status, (double)ns / 1e6);
}

bool log_run(const Invocation *invocation, int status, int64_t ns, AttuneError *error)
{
    int file = open(invocation->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    StrBuf line = {0};
    append_line(&line, invocation, status, ns);
    bool ok = file >= 0 && write(file, line.data, line.length) == (ssize_t)line.length;
    int failed = errno;
    strbuf_clear(&line);
    if (file >= 0) {
        close(file);
    }
    return ok || error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: cannot be written: %s",
                           invocation->log, error_text_of_errno(failed));
}
