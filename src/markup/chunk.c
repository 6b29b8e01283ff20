#include "markup/chunk.h"

static const ChunkPiece *piece_at(const Chunk *chunk, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = chunk->piece_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (chunk->pieces[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &chunk->pieces[low];
}

uint32_t chunk_line(const Chunk *chunk, uint32_t at) { return piece_at(chunk, at)->line; }

uint32_t chunk_source(const Chunk *chunk, uint32_t at)
{
    const ChunkPiece *piece = piece_at(chunk, at);
    return piece->source + (at - piece->at);
}

uint32_t chunk_first_span(const Chunk *chunk, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = chunk->span_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (chunk->spans[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Chunk *chunk_slice(Arena *arena, const Chunk *from, uint32_t start, uint32_t end, ChunkKind kind)
{
    Chunk *chunk = ARENA_NEW(arena, Chunk);
    chunk->kind = kind;
    chunk->text = str_slice(from->text, start, end);
    chunk->in_footnote = from->in_footnote || kind == CHUNK_FOOTNOTE;
    const ChunkPiece *first = piece_at(from, start);
    const ChunkPiece *behind = from->pieces + from->piece_count;
    uint32_t count = 1;
    while (first + count < behind && first[count].at < end)
        count++;
    ChunkPiece *pieces = arena_clone(arena, first, count * sizeof(*pieces));
    for (uint32_t i = 0; i < count; i++)
        pieces[i].at = i ? pieces[i].at - start : 0;
    pieces[0].source = chunk_source(from, start);
    chunk->pieces = pieces;
    chunk->piece_count = count;
    return chunk;
}
