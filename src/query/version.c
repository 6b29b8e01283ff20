#include <attune/attune.h>

#include "base/json.h"
#include "base/regex.h"
#include "base/str.h"
#include "base/unicode.h"
#include "base/yaml.h"
#include "markup/commonmark.h"

const char *attune_version(void) { return ATTUNE_PROJECT_VERSION; }

bool attune_library(size_t index, AttuneLibrary *out)
{
    char pcre2[REGEX_VERSION_MAX];
    regex_library_version(pcre2);
    const struct {
        const char *name;
        const char *version;
    } libraries[] = {
        {"cmark", commonmark_library_version()}, {"libyaml", yaml_library_version()},
        {"utf8proc", unicode_library_version()}, {"PCRE2", pcre2},
        {"jansson", json_library_version()},
    };
    if (index >= sizeof(libraries) / sizeof(*libraries)) {
        return false;
    }
    *out = (AttuneLibrary){.name = libraries[index].name};
    Str version = str_slice(str_from(libraries[index].version), 0, sizeof(out->version) - 1);
    memcpy(out->version, version.data, version.length);
    return true;
}
