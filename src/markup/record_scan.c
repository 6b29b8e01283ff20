#include "markup/record.h"

const AttuneRecord *record_scan(Arena *arena, Arena *scratch, const Source *source)
{
    FrontMatter front_matter = frontmatter_parse(arena, source->text);
    BodyScan *scan =
        body_scan(scratch, source->text, front_matter.body_offset, front_matter.body_line);
    BodyFacts facts = {0};
    body_collect(scan, arena, &facts);
    const AttuneRecord *record = record_assemble(arena, source, &front_matter, &facts);
    body_facts_clear(&facts);
    return record;
}
